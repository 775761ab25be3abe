"use client";
import { AlarmClock, Bot, PhoneCall } from "lucide-react";
import { useTranslations } from "next-intl";
import { type MouseEvent, memo } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/class-names";
import { useClientName } from "../client-name";
import type { InboxRow } from "../inbox-types";
import { useMe } from "../me";
import { hrefOf, openConversation } from "../open-conversation";
import { useUntilLabel } from "../snooze/until-label";
import { TagChips } from "../tags/tag-chips";
import { durationLabel, fullLabel, listTimeLabel } from "../time-labels";
import { useNow } from "../use-now";
import { useSecondsLeft } from "../use-seconds-left";
import { useTimeTexts } from "../use-time-texts";
import { RowViewers } from "./list-later";
import { RowPreview } from "./row-preview";
import { SessionWindow } from "./session-window";
import { useAhead } from "./use-ahead";

/** A waiting client turns amber here; until the company can set its own target. */
const targetMs = 5 * 60_000;

/** One conversation in the list: 76 high, three lines; on a phone 80 with a larger avatar. */
export const SessionRow = memo(function SessionRow({ row, selected }: { row: InboxRow; selected: boolean }) {
  const t = useTranslations("inbox");
  const name = useClientName()(row.contact);
  const ahead = useAhead(row.conversationId);
  return (
    <a
      href={hrefOf(row.conversationId)}
      data-row={row.conversationId}
      data-unread={row.unreadCount > 0 ? "" : undefined}
      aria-current={selected ? "page" : undefined}
      onClick={(event) => open(event, row.conversationId)}
      {...ahead}
      className={cn(
        "group/row relative grid h-19 grid-cols-[36px_minmax(0,1fr)] gap-x-3 rounded-md px-3 py-2 text-inherit no-underline -outline-offset-2",
        "hover:bg-hover aria-[current]:bg-raised aria-[current]:shadow-row max-desk:h-20 max-desk:grid-cols-[44px_minmax(0,1fr)] max-desk:py-2.5",
      )}
    >
      <Avatar id={row.contact.id} name={row.contact.name} channel className="max-desk:size-11! max-desk:text-[15px]!" />
      <span className="min-w-0">
        <span className="flex h-5 items-center gap-1.5">
          <span className="min-w-0 flex-1 truncate font-medium group-data-unread/row:font-[660]">{name}</span>
          <RowTime row={row} />
        </span>
        <span className="flex h-5 min-w-0 items-center gap-1.5 text-text-2">
          <RowPreview row={row} />
          <Badge count={row.unreadCount} label={t("unread", { count: row.unreadCount })} />
        </span>
        <span className="flex h-5 items-center gap-2 text-meta text-text-3">
          <span className="min-w-16 truncate">{row.number.name}</span>
          {row.session?.asksForCallback ? (
            <span title={t("callback.mark")} className="shrink-0 text-warn-text">
              <PhoneCall aria-hidden className="size-3.5" />
              <span className="sr-only">{t("callback.mark")}</span>
            </span>
          ) : null}
          <TagChips tags={row.tags} most={2} className="min-w-0" />
          <SessionWindow lastClientMessageAt={row.lastClientMessageAt} sessionStatus={row.session?.status ?? null} />
          <RowViewers conversationId={row.conversationId} />
        </span>
      </span>
    </a>
  );
});

function RowTime({ row }: { row: InboxRow }) {
  const t = useTranslations("inbox");
  const texts = useTimeTexts();
  const now = useNow();
  if (row.session?.status === "waiting" && row.session.offer) return <RowOffer offer={row.session.offer} />;
  if (row.session?.status === "waiting") {
    const waitedMs = now.getTime() - row.session.startedAt.getTime();
    return (
      <span
        title={fullLabel(row.session.startedAt, texts)}
        className={cn("shrink-0 text-meta", waitedMs >= targetMs ? "font-medium text-warn-text" : "text-text-3")}
      >
        {t("waits", { duration: durationLabel(waitedMs, texts) })}
      </span>
    );
  }
  if (row.session?.snooze) return <RowSnooze snooze={row.session.snooze} now={now} />;
  if (row.session?.status === "bot")
    return (
      <span className="flex shrink-0 items-center gap-1 text-meta text-text-3">
        <Bot aria-hidden className="size-3.5" />
        {t("atBot")}
      </span>
    );
  if (!row.lastMessageAt) return null;
  return (
    <time
      dateTime={row.lastMessageAt.toISOString()}
      title={fullLabel(row.lastMessageAt, texts)}
      className="shrink-0 text-meta text-text-3"
    >
      {listTimeLabel(row.lastMessageAt, now, texts)}
    </time>
  );
}

/** When a session that was put aside comes back. */
function RowSnooze({ snooze, now }: { snooze: NonNullable<NonNullable<InboxRow["session"]>["snooze"]>; now: Date }) {
  const t = useTranslations("snooze");
  const label = useUntilLabel();
  const { until } = snooze;
  return (
    <span
      title={until ? t("rowTitle", { when: label(until, now) }) : t("stripReply")}
      className="flex shrink-0 items-center gap-1 text-meta text-text-3"
    >
      <AlarmClock aria-hidden className="size-3.5" />
      {until ? t("row", { when: label(until, now) }) : t("rowReply")}
    </span>
  );
}

/** To whom a waiting session is offered, and how long still (N.42). */
function RowOffer({ offer }: { offer: NonNullable<NonNullable<InboxRow["session"]>["offer"]> }) {
  const t = useTranslations("inbox");
  const me = useMe();
  const seconds = useSecondsLeft(offer.expiresAt);
  const words =
    offer.userId === me.id
      ? t("offeredToMe", { seconds })
      : t("offeredTo", { name: offer.userName?.split(" ")[0] ?? "", seconds });
  return <span className="shrink-0 text-meta font-medium text-accent-text">{words}</span>;
}

/** A plain click switches at once; with a modifier the browser does what it always does. */
function open(event: MouseEvent, conversationId: string): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0) return;
  event.preventDefault();
  openConversation(conversationId);
}
