"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useShortcuts } from "@/components/keys/use-shortcuts";
import { composerState } from "@/server/inbox/rules";
import type { Conversation } from "../inbox-types";
import { type Me, useMe } from "../me";
import { useNewQuote } from "../thread/quote-choice";
import { useTemplateWish } from "../thread/template-wish";
import { useNow } from "../use-now";
import { ComposerBar } from "./composer-bar";
import { composerFacts } from "./composer-facts";
import { ComposerField } from "./composer-field";
import { ComposerFrame } from "./composer-frame";
import type { ComposerMode } from "./composer-modes";
import { ComposerNote } from "./composer-note";
import { ComposerTemplate } from "./composer-template";
import { type Draft, useDraft } from "./use-draft";
import { useNoDrop } from "./use-no-drop";
import { useOptedOut } from "./use-opted-out";
import { useUnsent } from "./use-unsent";

/** Where an operator answers: what may be written now is said by `composerState`, the draft outlives every change of it. */
export function Composer({
  conversation,
  onTyping = () => undefined,
}: {
  conversation: Conversation;
  onTyping?: OnTyping;
}) {
  return <OpenComposer key={conversation.id} conversation={conversation} me={useMe()} onTyping={onTyping} />;
}

/** Somebody writes an answer (true), or stops (false). */
type OnTyping = (isTyping: boolean) => void;

function OpenComposer({ conversation, me, onTyping }: { conversation: Conversation; me: Me; onTyping: OnTyping }) {
  const t = useTranslations("composer");
  const state = composerState(composerFacts(conversation, me), useNow(5_000));
  const draft = heard(useDraft(conversation, me.id), onTyping);
  const [{ mode, focusWish }, setMode] = useState<{ mode: ComposerMode; focusWish: number }>(start);
  const onMode = (next: ComposerMode) => setMode(({ focusWish }) => ({ mode: next, focusWish: focusWish + 1 }));
  const { isLocked, goOn } = useOptedOut(conversation);
  const mayWrite = state.mode === "free" || state.mode === "template";
  const mayTemplate = mayWrite && !isLocked;
  const shown = mayWrite && isLocked ? ({ mode: "opted_out" } as const) : state;
  useNoDrop();
  useUnsent();
  useNewQuote(conversation.id, () => onMode("message"));
  useTemplateWish(conversation.id, (body) => {
    if (body && draft.text.trim() === "") draft.change(body);
    onMode("template");
  });
  useShortcuts({
    reply: () => onMode("message"),
    note: () => onMode("note"),
    template: mayTemplate && (() => onMode("template")),
  });
  const shared = { conversation, mode, onMode, focusWish };

  if (mode === "note")
    return (
      <ComposerFrame label={t("label")} look="note">
        <ComposerNote {...shared} userId={me.id} state={state.mode} />
      </ComposerFrame>
    );
  if (shown.mode === "free" && mode === "message")
    return (
      <ComposerFrame label={t("label")} look="paper">
        <ComposerField {...shared} draft={draft} endsAt={shown.endsAt} />
      </ComposerFrame>
    );
  if (shown.mode === "free" || shown.mode === "template")
    return (
      <ComposerFrame label={t("label")} look="paper">
        <ComposerTemplate {...shared} isWindowOpen={shown.mode === "free"} draft={draft.text} />
      </ComposerFrame>
    );
  return (
    <ComposerFrame label={t("label")} look="bar">
      <ComposerBar conversation={conversation} state={shown} onNote={() => onMode("note")} onGoOn={goOn} />
    </ComposerFrame>
  );
}

/** Tells of every change that the person makes; what other tabs bring is not told. */
const heard = (draft: Draft, onTyping: OnTyping): Draft => ({
  ...draft,
  change: (text) => {
    draft.change(text);
    onTyping(text.trim() !== "");
  },
  clear: () => {
    draft.clear();
    onTyping(false);
  },
});

const start: { mode: ComposerMode; focusWish: number } = { mode: "message", focusWish: 0 };
