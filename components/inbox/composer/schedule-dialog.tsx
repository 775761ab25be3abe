"use client";
import { useTimeZone, useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Textarea } from "@/components/ui/textarea";
import { showToast } from "@/components/ui/toast-manager";
import { useMoment } from "@/components/ui/use-moment";
import { stateOf } from "@/server/consent/rules";
import { windowOf } from "@/server/delivery/window";
import type { ReplyContent } from "@/server/inbox/schema";
import { needsTemplate, timeProblem } from "@/server/scheduled/rules";
import { toLocal, toMoment } from "@/server/templates/moment-rules";
import type { Conversation } from "../inbox-types";
import { useNow } from "../use-now";
import { toTemplateMessage } from "./composer-outgoing";
import { lengthState, maxTextLength } from "./composer-text";
import { schedulePresets } from "./schedule-presets";
import { ScheduleTime } from "./schedule-time";
import { TemplatePicker, useMissingText } from "./template-picker";
import { useTemplatePicker } from "./template-picker-state";
import { useSchedule } from "./use-schedule";

/** What is to leave later: words that may still be changed, and what goes as it is. */
export type Schedulable = {
  text: string | null;
  fixed: { content: ReplyContent; label: string }[];
  quotedId: string | null;
  /** A planned message that is changed. */
  planned?: { id: string; sendAt: Date; cancelIfClientWrites: boolean };
};

/**
 * Odeslat později (O30): when, and whether it is dropped when the client writes first. Where the window will be closed then, a
 * template is asked for now; `onDone` says whether one took the words' place.
 */
export function ScheduleDialog({
  conversation,
  what,
  onClose,
  onDone,
}: {
  conversation: Conversation;
  what: Schedulable;
  onClose: () => void;
  onDone: (byTemplate: boolean) => void;
}) {
  const t = useTranslations("scheduled");
  const zone = useTimeZone() ?? "UTC";
  const now = useNow(15_000);
  const moment = useMoment();
  const missingText = useMissingText();
  const { planned, fixed } = what;
  const [local, setLocal] = useState(() => startOf(planned?.sendAt ?? null, now, zone));
  const [cancelIfClientWrites, setCancel] = useState(planned?.cancelIfClientWrites ?? false);
  const [text, setText] = useState(what.text ?? "");
  const sendAt = toMoment(local, zone);
  const { contact, number, lastClientMessageAt } = conversation;
  const isTemplate = fixed.some(({ content }) => content.kind === "template");
  const asksTemplate = sendAt !== null && !isTemplate && needsTemplate(lastClientMessageAt, sendAt);
  const picking = useTemplatePicker({
    numberId: asksTemplate ? number.id : "",
    card: { name: contact.name ?? contact.profileName, fields: contact.fields },
    consent: stateOf(contact),
  });
  const { schedule, problem, isPending } = useSchedule(conversation.id, planned?.id ?? null);

  const timeText = sendAt ? timeProblem(sendAt, now) : "missing";
  const isEmpty = what.text !== null && text.trim() === "" && fixed.length === 0;
  const reason = timeText
    ? t(`refused.${timeText}`)
    : asksTemplate
      ? missingText(picking)
      : lengthState(text).state === "over"
        ? t("tooLong", { max: maxTextLength })
        : isEmpty
          ? t("empty")
          : null;

  const contents = (): ReplyContent[] => {
    const template = asksTemplate ? picking.message() : null;
    if (template) return [toTemplateMessage(template).content];
    const words: ReplyContent[] = text.trim() ? [{ kind: "text", body: text.trim() }] : [];
    return [...fixed.map(({ content }) => content), ...words];
  };
  const onSubmit = async () => {
    if (!sendAt) return;
    const isDone = await schedule({
      contents: contents(),
      replyToMessageId: what.quotedId,
      sendAt,
      cancelIfClientWrites,
    });
    if (!isDone) return;
    showToast({ title: t("done", { when: moment(sendAt) }) });
    onDone(asksTemplate);
  };
  return (
    <FormDialog
      title={t(planned ? "change" : "title")}
      size={asksTemplate ? "lg" : "md"}
      onClose={onClose}
      onSubmit={() => void onSubmit()}
      confirm={t("confirm")}
      pending={isPending}
      reason={reason}
      problem={problem}
    >
      <ScheduleTime local={local} onChange={setLocal} error={timeText === "past" ? t("refused.past") : null} />
      <Checkbox
        checked={cancelIfClientWrites}
        onCheckedChange={setCancel}
        label={t("cancelIfClientWrites")}
        hint={t("cancelIfClientWritesHint")}
      />
      {fixed.map(({ label }, n) => (
        <p key={n} className="m-0 rounded-md bg-sunken px-3 py-2 [overflow-wrap:anywhere] whitespace-pre-wrap">
          {label}
        </p>
      ))}
      {asksTemplate ? (
        <>
          <Banner tone="warn" role="status">
            {t("windowClosed", { when: endOf(lastClientMessageAt, moment) ?? "none" })}
          </Banner>
          <TemplatePicker picking={picking} draft={text} className="h-96 rounded-md border border-line" />
        </>
      ) : what.text === null ? null : (
        <Field label={t("text")}>
          <Textarea value={text} onChange={(event) => setText(event.target.value)} className="max-h-48" />
        </Field>
      )}
    </FormDialog>
  );
}

/** A planned time that is over says nothing any more. */
function startOf(planned: Date | null, now: Date, zone: string): string {
  if (planned && planned > now) return toLocal(planned.toISOString(), zone);
  const [first] = schedulePresets(now, zone);
  return first ? toLocal(first.at.toISOString(), zone) : "";
}

function endOf(lastClientMessageAt: Date | null, moment: (at: Date) => string): string | null {
  const { endsAt } = windowOf(lastClientMessageAt, new Date(0));
  return endsAt && moment(endsAt);
}
