"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { AtSign } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { showToast } from "@/components/ui/toast-manager";
import type { ComposerState } from "@/server/inbox/rules";
import type { Conversation } from "../inbox-types";
import { newMessageId } from "./composer-ids";
import { type ComposerMode, ComposerModes, composerModes } from "./composer-modes";
import { ComposerTextarea, insertText } from "./composer-textarea";
import { EmojiPicker } from "./emoji-picker";
import { MentionMenu } from "./mention-menu";
import { useNoteDraft } from "./use-draft";
import { useMentions } from "./use-mentions";

const longest = 4000;

/** An internal note: yellow, never sent. It is saved under an id made here, so trying again never leaves two. */
export function ComposerNote({
  conversation,
  mode,
  onMode,
  focusWish,
  userId,
  state,
}: {
  conversation: Conversation;
  mode: ComposerMode;
  onMode: (mode: ComposerMode) => void;
  focusWish: number;
  userId: string;
  state: ComposerState["mode"];
}) {
  const t = useTranslations("composer");
  const tMentions = useTranslations("mentions");
  const note = useNoteDraft(conversation.id, userId);
  const field = useRef<HTMLTextAreaElement>(null);
  // What was written while it was being saved is the next note.
  const save = useSaveNote(conversation.id, (saved) =>
    note.change(note.text.trim().startsWith(saved) ? note.text.trimStart().slice(saved.length).trimStart() : note.text),
  );
  const mentions = useMentions({ conversationId: conversation.id, field, text: note.text });
  const body = note.text.trim();
  const modes: readonly ComposerMode[] =
    state === "free" ? composerModes : state === "template" ? ["template", "note"] : ["message", "note"];
  useEffect(() => {
    if (focusWish > 0) field.current?.focus();
  }, [focusWish]);
  const onSave = () => {
    if (body && body.length <= longest && !save.isPending) save.send(body, mentions.mentioned());
    field.current?.focus();
  };
  return (
    <div className="relative p-2 pt-0 max-desk:pb-[max(12px,env(safe-area-inset-bottom))]">
      <MentionMenu mentions={mentions} />
      <div className="-mx-2 mb-1">
        <ComposerTextarea
          field={field}
          value={note.text}
          onChange={note.change}
          onEnter={onSave}
          label={t("notePlaceholder")}
          look="note"
          assist={mentions.assist}
        />
      </div>
      <div className="flex flex-wrap items-center gap-1">
        <ComposerModes mode={mode} onMode={onMode} modes={modes} />
        <EmojiPicker onPick={(emoji) => insertText(field.current, emoji)} />
        <IconButton label={tMentions("mention")} shortcut="@" onClick={mentions.begin}>
          <AtSign aria-hidden />
        </IconButton>
        <Button
          variant="primary"
          className="ml-auto"
          onClick={onSave}
          disabled={body === ""}
          pending={save.isPending}
          reason={body.length > longest ? t("tooLong", { max: longest }) : null}
        >
          {t("saveNote")}
        </Button>
      </div>
    </div>
  );
}

/** One id per text: the same note sent twice is one note. */
function useSaveNote(conversationId: string, onSaved: (body: string) => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const sent = useRef<{ noteId: string; body: string; mentions: string[] }>(null);
  const mutation = useMutation(
    trpc.inbox.note.mutationOptions({
      onSuccess: async (_, { body }) => {
        sent.current = null;
        onSaved(body);
        await queryClient.invalidateQueries({ queryKey: trpc.inbox.thread.pathKey() });
      },
      onError: (error) => showToast({ title: errorText(error), tone: "error" }),
    }),
  );
  const send = (body: string, mentions: string[]) => {
    if (sent.current?.body !== body) sent.current = { noteId: newMessageId(), body, mentions };
    mutation.mutate({ conversationId, ...sent.current });
  };
  return { send, isPending: mutation.isPending };
}
