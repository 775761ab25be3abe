"use client";
import {
  AlarmClock,
  AlarmClockOff,
  Bot,
  CirclePlay,
  Forward,
  History,
  PhoneCall,
  Undo2,
  UserRoundCheck,
  UserRoundCog,
  UserRoundMinus,
  UserRoundPlus,
  Workflow,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { Score } from "@/components/ratings/score";
import type { ThreadEvent } from "../inbox-types";
import { isSnooze, useSnoozeWords } from "../snooze/snooze-words";
import { dateLabel, dayLabel, fullLabel, timeLabel } from "../time-labels";
import { useNow } from "../use-now";
import { useResultName } from "../use-result-name";
import { useTimeTexts } from "../use-time-texts";

const hourMs = 3_600_000;

/** The heading of a day: text only. */
export function DayLine({ at }: { at: Date }) {
  const texts = useTimeTexts();
  return (
    <h2 className="m-0 mt-3 mb-2 text-center text-meta font-medium text-text-3">
      {dayLabel(at, useNow(hourMs / 60), texts)}
    </h2>
  );
}

/** Where a session ended: a hairline with text. */
export function SessionBorder({ event }: { event: ThreadEvent }) {
  const t = useTranslations("inbox.events");
  const texts = useTimeTexts();
  const result = useResultName()(event);
  const date = dateLabel(event.at, useNow(hourMs), texts);
  return (
    <div className="mt-3 mb-1 flex flex-col items-center text-meta text-text-3">
      <div
        title={[fullLabel(event.at, texts), event.actorName].filter(Boolean).join(" · ")}
        className="flex items-center gap-3 self-stretch before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line"
      >
        {result ? t("endedResult", { date, result: lowerFirst(result) }) : t("ended", { date })}
        {event.ratingScore !== null && event.ratingScale ? (
          <Score score={event.ratingScore} scale={event.ratingScale} />
        ) : null}
      </div>
      <EventNote event={event} />
    </div>
  );
}

const eventIcons = {
  started: CirclePlay,
  accepted: UserRoundCheck,
  taken_over: UserRoundCog,
  forwarded: Forward,
  invited: UserRoundPlus,
  left: UserRoundMinus,
  returned: Undo2,
  reopened: History,
  ended: History,
  handed_over: Bot,
  automated: Workflow,
  callback_asked: PhoneCall,
  callback_cleared: PhoneCall,
  snoozed: AlarmClock,
  snooze_ended: AlarmClockOff,
  snooze_answered: AlarmClockOff,
};

/** What happened to a session: one centred line of 12 px, and the note that went with it (S1.19). */
export function EventLine({ event }: { event: ThreadEvent }) {
  const texts = useTimeTexts();
  const Icon = eventIcons[event.action];
  return (
    <div className="flex flex-col items-center pt-1.5 pb-0.5 text-center text-meta text-text-3">
      <div className="flex items-center justify-center gap-2">
        <Icon aria-hidden className="size-3.5 shrink-0" />
        <span>
          {useEventWords(event)} ·{" "}
          <time dateTime={event.at.toISOString()} title={fullLabel(event.at, texts)}>
            {timeLabel(event.at, texts)}
          </time>
        </span>
      </div>
      <EventNote event={event} />
    </div>
  );
}

/** What was written with it; the search leads here. */
function EventNote({ event: { note, wordsId } }: { event: ThreadEvent }) {
  if (!note) return null;
  return (
    <p
      id={`message-${wordsId}`}
      className="m-0 mt-1 max-w-[432px] scroll-mt-20 rounded-md bg-note px-2.5 py-1 text-left text-note-text transition-shadow [overflow-wrap:anywhere] data-flash:shadow-[0_0_0_2px_var(--focus)]"
    >
      {note}
    </p>
  );
}

function useEventWords(event: ThreadEvent): string {
  const { action, actorName, targetName, origin, campaignName } = event;
  const t = useTranslations("inbox.events");
  const snoozeWords = useSnoozeWords();
  if (isSnooze(event)) return snoozeWords(event);
  if (action === "ended") return t("ended", { date: "" });
  if (action === "started" && origin === "client") return t("startedClient");
  if (action === "started" && origin === "campaign") return t("startedCampaign", { name: campaignName ?? "" });
  if (action === "forwarded" || action === "invited")
    return t(action, { name: actorName ?? t("system"), target: targetName ?? t("system") });
  if (action === "callback_asked") return t("callbackAsked");
  if (action === "callback_cleared") return t("callbackCleared", { name: actorName ?? t("system") });
  if (action === "automated") return t("automated", { name: event.label ?? t("system") });
  if (action === "handed_over") return targetName ? t("handedOver", { target: targetName }) : t("handedOverAll");
  if (action === "returned") return t("returned");
  if (action === "left") return t("left", { name: actorName ?? t("system") });
  if (!actorName) return t(`${action}Alone`);
  return action === "started" ? t("startedOperator", { name: actorName }) : t(action, { name: actorName });
}

const lowerFirst = (text: string): string => text.charAt(0).toLocaleLowerCase() + text.slice(1);
