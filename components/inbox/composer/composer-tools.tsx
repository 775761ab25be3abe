"use client";
import { MessageSquareText } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import type { TakenFile } from "@/components/files/library-types";
import { IconButton } from "@/components/ui/icon-button";
import type { Conversation } from "../inbox-types";
import { AttachButton } from "./attach-button";
import { insertText } from "./composer-textarea";
import { EmojiPicker } from "./emoji-picker";
import type { Outgoing } from "./use-reply";
import type { VoiceControls } from "./use-voice";
import { VoiceButton } from "./voice-button";

/** What may be put into a message beside words: emoji, a canned text, files, a place, a contact card, a voice message. */
export function ComposerTools({
  field,
  number,
  onFiles,
  onTaken,
  onSend,
  voice,
}: {
  field: RefObject<HTMLTextAreaElement | null>;
  number: Conversation["number"];
  onFiles: (files: File[]) => void;
  /** Chosen from the library. */
  onTaken: (files: TakenFile[]) => void;
  /** A place or a contact card goes at once. */
  onSend: (message: Outgoing) => void;
  voice: VoiceControls;
}) {
  const tCanned = useTranslations("canned-texts.insert");
  return (
    <>
      <EmojiPicker
        onPick={(emoji) => insertText(field.current, emoji)}
        className="order-5 max-desk:-ml-12 max-desk:size-11 desk:order-3"
      />
      <IconButton
        label={tCanned("button")}
        shortcut="/"
        onClick={() => insertText(field.current, /(^|\s)$/.test(beforeCaret(field.current)) ? "/" : " /")}
        className="order-5 max-desk:hidden desk:order-4"
      >
        <MessageSquareText aria-hidden />
      </IconButton>
      <AttachButton {...{ number, onFiles, onTaken, onSend }} className="order-3 desk:order-4" />
      <VoiceButton controls={voice} />
    </>
  );
}

const beforeCaret = (field: HTMLTextAreaElement | null): string => field?.value.slice(0, field.selectionStart) ?? "";
