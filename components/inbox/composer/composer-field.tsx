"use client";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef } from "react";
import { cn } from "@/components/ui/class-names";
import { showToast } from "@/components/ui/toast-manager";
import { openVariables } from "@/server/canned-texts/rules";
import { CannedMenu } from "../canned/canned-menu";
import { CannedMissing } from "../canned/canned-missing";
import { useCanned } from "../canned/use-canned";
import type { Conversation } from "../inbox-types";
import { useQuoteChoice } from "../thread/quote-choice";
import { AttachDrop } from "./attach-drop";
import { useAttachments } from "./attach-files";
import { AttachTray } from "./attach-tray";
import { ComposerCounter } from "./composer-counter";
import { type ComposerMode, ComposerModes } from "./composer-modes";
import { toMediaMessage, toTextMessage } from "./composer-outgoing";
import { ComposerQuote } from "./composer-quote";
import { ComposerSend } from "./composer-send";
import { lengthState, maxTextLength } from "./composer-text";
import { ComposerTextarea } from "./composer-textarea";
import { ComposerTools } from "./composer-tools";
import { ComposerWindow } from "./composer-window";
import { InteractiveButton } from "./interactive-button";
import { OvertakenBar } from "./overtaken-bar";
import { ScheduleDraft } from "./schedule-draft";
import type { Draft } from "./use-draft";
import { useOvertaken } from "./use-overtaken";
import { type Outgoing, useReply } from "./use-reply";
import { useVoice } from "./use-voice";
import { RoundVoiceButton } from "./voice-button";
import { VoicePanel } from "./voice-panel";

/** The window is open: text, emoji, files. What is sent stands in the thread at once and the field is free again. */
export function ComposerField({
  conversation,
  mode,
  onMode,
  draft,
  endsAt,
  focusWish,
}: {
  conversation: Conversation;
  mode: ComposerMode;
  onMode: (mode: ComposerMode) => void;
  draft: Draft;
  endsAt: Date;
  /** Grows when the field is wanted (key R, a chosen mode). */
  focusWish: number;
}) {
  const t = useTranslations("composer");
  const tCanned = useTranslations("canned-texts.insert");
  const overtaken = useOvertaken();
  const reply = useReply(conversation.id, overtaken);
  const { quoted: chosen, choose } = useQuoteChoice(conversation.id);
  // A number may move to a provider without quotes while one is chosen.
  const quoted = conversation.number.quotes ? chosen : null;
  const attachments = useAttachments(conversation);
  const field = useRef<HTMLTextAreaElement>(null);
  const counterId = useId();
  const length = lengthState(draft.text);
  const open = openVariables(draft.text);
  const canned = useCanned({ conversation, field, text: draft.text, attach: attachments.add });
  const isEmpty = draft.text.trim() === "" && !attachments.hasReady;
  const isUntouched = draft.text.trim() === "" && attachments.items.length === 0;
  const sendOne = (message: Outgoing) => {
    reply([quoting(message)]);
    choose(null);
  };
  const voice = useVoice(conversation, field, sendOne);
  const isVoice = voice.phase !== "idle";
  const reason =
    length.state === "over"
      ? t("tooLong", { max: maxTextLength })
      : attachments.isWaiting || canned.isFetching
        ? t("attached.waiting")
        : open.length > 0
          ? tCanned("blocked", { names: open.join(", ") })
          : null;
  useEffect(() => {
    if (focusWish > 0) field.current?.focus();
  }, [focusWish]);

  const send = () => {
    if (reason) return void showToast({ title: reason });
    if (isEmpty) return;
    const body = draft.text.trim();
    const files = attachments.takeReady();
    draft.clear();
    const [first, ...others] = [
      ...files.map((file) => toMediaMessage(file, () => attachments.putBack(file))),
      ...(body ? [toTextMessage(body, () => draft.restore(body))] : []),
    ];
    if (first) reply([quoting(first), ...others]);
    choose(null);
    field.current?.focus();
  };
  const quoting = (first: Outgoing): Outgoing => ({
    ...first,
    quoted,
    onRefused: () => {
      first.onRefused?.();
      choose(quoted);
    },
  });
  const drop = () => {
    if (isVoice) voice.discard();
    attachments.takeReady();
    draft.change("");
    choose(null);
    overtaken.forget();
    field.current?.focus();
  };
  const attach = (files: readonly File[]) => {
    attachments.add(files);
    field.current?.focus();
  };

  return (
    <>
      <AttachDrop anchor={field} onFiles={attach} />
      <OvertakenBar
        names={overtaken.names}
        onSend={() => overtaken.anyway(isVoice ? voice.send : send)}
        onDrop={drop}
      />
      {quoted ? (
        <ComposerQuote
          quoted={quoted}
          contact={conversation.contact}
          onCancel={() => {
            choose(null);
            field.current?.focus();
          }}
        />
      ) : null}
      <AttachTray attachments={attachments} />
      <CannedMenu canned={canned} />
      <CannedMissing text={draft.text} field={field} />
      <VoicePanel controls={voice} />
      <div
        className={cn(
          "flex flex-wrap items-end gap-1 max-desk:px-2 max-desk:pt-2 max-desk:pb-[max(12px,env(safe-area-inset-bottom))] desk:items-center desk:p-2 desk:pt-0",
          isVoice && "hidden",
        )}
      >
        <div className="order-4 min-w-0 flex-1 desk:order-1 desk:-mx-2 desk:mb-1 desk:basis-full">
          <ComposerTextarea
            field={field}
            value={draft.text}
            onChange={draft.change}
            onEnter={send}
            onFiles={attach}
            label={t("messagePlaceholder")}
            describedBy={counterId}
            assist={canned.assist}
          />
        </div>
        <ComposerModes mode={mode} onMode={onMode} className="order-1 desk:order-2" />
        <span aria-hidden className="order-2 mx-1 h-5 w-px bg-line max-desk:hidden" />
        <ComposerTools
          {...{ field, voice }}
          number={conversation.number}
          onFiles={attach}
          onTaken={attachments.take}
          onSend={sendOne}
        />
        <span className="order-2 ml-auto flex min-w-0 items-center gap-3 self-center pr-2 desk:order-5">
          <ComposerCounter id={counterId} text={draft.text} failed={draft.failed} />
          <ComposerWindow endsAt={endsAt} />
        </span>
        <InteractiveButton
          number={conversation.number}
          draft={draft}
          onSend={sendOne}
          className={cn("order-2 desk:order-4", !isUntouched && "max-desk:hidden")}
        />
        <ScheduleDraft
          {...{ conversation, draft, attachments, quoted, reason, isEmpty }}
          onPlanned={() => choose(null)}
          className={cn("order-2 desk:order-6", isUntouched && "max-desk:hidden")}
        />
        <span aria-hidden className="order-2 basis-full desk:hidden" />
        <ComposerSend isEmpty={isEmpty} reason={reason} onSend={send} isHiddenOnPhone={isUntouched} />
        {isUntouched ? <RoundVoiceButton controls={voice} /> : null}
      </div>
    </>
  );
}
