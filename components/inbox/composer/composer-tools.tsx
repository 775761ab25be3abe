"use client";
import { MessageSquareText, Paperclip, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RefObject, useRef } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { insertText } from "./composer-textarea";
import { EmojiPicker } from "./emoji-picker";
import type { VoiceControls } from "./use-voice";
import { VoiceButton } from "./voice-button";

/** What may be put into a message beside words: emoji, a canned text, files, a voice message. */
export function ComposerTools({
  field,
  onFiles,
  voice,
}: {
  field: RefObject<HTMLTextAreaElement | null>;
  onFiles: (files: File[]) => void;
  voice: VoiceControls;
}) {
  const t = useTranslations("composer");
  const tCanned = useTranslations("canned-texts.insert");
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <EmojiPicker
        onPick={(emoji) => insertText(field.current, emoji)}
        className="order-5 max-desk:-ml-12 desk:order-3"
      />
      <IconButton
        label={tCanned("button")}
        shortcut="/"
        onClick={() => insertText(field.current, /(^|\s)$/.test(beforeCaret(field.current)) ? "/" : " /")}
        className="order-5 max-desk:hidden desk:order-4"
      >
        <MessageSquareText aria-hidden />
      </IconButton>
      <IconButton label={t("attach")} onClick={() => chooser.current?.click()} className="order-3 desk:order-4">
        <Paperclip aria-hidden className="max-desk:hidden" />
        <Plus aria-hidden className="size-6 desk:hidden" />
      </IconButton>
      <VoiceButton controls={voice} />
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    </>
  );
}

const beforeCaret = (field: HTMLTextAreaElement | null): string => field?.value.slice(0, field.selectionStart) ?? "";
