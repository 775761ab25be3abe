"use client";
import { LayoutTemplate, Lock, SendHorizontal, StickyNote, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { useMoment } from "@/components/ui/use-moment";
import { stateOf } from "@/server/consent/rules";
import type { Conversation } from "../inbox-types";
import type { ComposerMode } from "./composer-modes";
import { toTemplateMessage } from "./composer-outgoing";
import { ScheduleButton } from "./schedule-button";
import type { Schedulable } from "./schedule-dialog";
import { TemplateFacts, TemplatePicker, useMissingText } from "./template-picker";
import { type TemplatePicking, useTemplatePicker } from "./template-picker-state";
import { useReply } from "./use-reply";

/** The window is closed (S4.10), or a template was asked for inside it (S4.19): the same frame becomes the picker; the draft stays. */
export function ComposerTemplate({
  conversation,
  onMode,
  focusWish,
  isWindowOpen,
  draft,
}: {
  conversation: Conversation;
  onMode: (mode: ComposerMode) => void;
  focusWish: number;
  isWindowOpen: boolean;
  draft: string;
}) {
  const t = useTranslations("composer");
  const { contact, number } = conversation;
  const picking = useTemplatePicker({
    numberId: number.id,
    card: { name: contact.name ?? contact.profileName, fields: contact.fields },
    consent: stateOf(contact),
  });
  const missingText = useMissingText();
  const reply = useReply(conversation.id);
  const box = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (focusWish > 0) box.current?.querySelector("input")?.focus();
  }, [focusWish]);
  const send = () => {
    const message = picking.message();
    if (!message) return;
    picking.choose(null);
    reply([toTemplateMessage(message)]);
    if (isWindowOpen) onMode("message");
  };
  return (
    <form
      ref={box}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape" && isWindowOpen && !event.defaultPrevented) onMode("message");
      }}
    >
      <div className="flex min-h-12 items-center gap-2 border-b border-line px-4 py-1.5">
        {isWindowOpen ? (
          <LayoutTemplate aria-hidden className="size-4 text-text-2" />
        ) : (
          <Lock aria-hidden className="size-4 text-text-2" />
        )}
        <p className="m-0 min-w-0 flex-1">
          <span className="mr-2 font-semibold">{t(isWindowOpen ? "template.title" : "closed.title")}</span>
          <span className="text-text-2">
            {isWindowOpen ? t("template.text") : <LastMessage at={conversation.lastClientMessageAt} />}
          </span>
        </p>
        {isWindowOpen ? (
          <IconButton label={t("template.back")} onClick={() => onMode("message")}>
            <X aria-hidden />
          </IconButton>
        ) : null}
      </div>
      <TemplatePicker picking={picking} draft={draft} className="h-78 max-h-[46dvh]" />
      <div className="flex items-center gap-2 border-t border-line p-2 pl-4 max-desk:pb-[max(12px,env(safe-area-inset-bottom))]">
        <span className="min-w-0 flex-1 truncate text-meta text-text-2">
          <TemplateFacts picking={picking} />
        </span>
        <Button variant="plain" onClick={() => onMode("note")}>
          <StickyNote aria-hidden />
          {t("modes.note")}
        </Button>
        <ScheduleButton
          conversation={conversation}
          isEmpty={false}
          reason={missingText(picking)}
          take={() => toSchedulable(picking)}
          onDone={() => {
            picking.choose(null);
            if (isWindowOpen) onMode("message");
          }}
        />
        <Button variant="primary" type="submit" reason={missingText(picking)}>
          <SendHorizontal aria-hidden />
          {t("picker.send")}
        </Button>
      </div>
    </form>
  );
}

/** The template as it stands, to leave later. */
function toSchedulable(picking: TemplatePicking): Schedulable | null {
  const message = picking.message();
  if (!message) return null;
  const { content, bubble } = toTemplateMessage(message);
  return { text: null, quotedId: null, fixed: [{ content, label: bubble.body ?? message.template.name }] };
}

function LastMessage({ at }: { at: Date | null }) {
  const t = useTranslations("composer.closed");
  const moment = useMoment();
  return at ? t("text", { when: moment(at) }) : t("never");
}
