"use client";
import { useQuery } from "@tanstack/react-query";
import { type RefObject, useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { matches } from "@/components/ui/option";
import { mentionedIn, mentionTrigger, type Person } from "@/server/inbox/mention-rules";
import { insertText, replaceText } from "./composer-textarea";
import { useAssistList } from "./use-assist-list";

/** Colleagues behind @ in a note: who matches, who is chosen, and the insertion of the name. */
export function useMentions({
  conversationId,
  field,
  text,
}: {
  conversationId: string;
  field: RefObject<HTMLTextAreaElement | null>;
  text: string;
}) {
  const list = useQuery(useTRPC().inbox.mentionable.queryOptions({ conversationId }, { staleTime: 60_000 }));
  /** Of colleagues with one name, whom the person chose. */
  const [picked, setPicked] = useState<Person[]>([]);
  const people = [...picked, ...(list.data ?? [])];
  const linesOf = (query: string) => (list.data ?? []).filter(({ name }) => matches(name, query));
  const lines = useAssistList({
    field,
    text,
    triggerAt: (written, caret) => {
      const asked = mentionTrigger(written, caret, people);
      // With a space behind the name it is a sentence that nobody's name begins.
      return asked && /\s/.test(asked.query) && linesOf(asked.query).length === 0 ? null : asked;
    },
    linesOf,
    isLoading: list.isPending,
    onInsert: (person, trigger) => {
      setPicked((before) => [person, ...before]);
      replaceText(field.current, trigger, `@${person.name} `);
    },
  });
  return {
    ...lines,
    isLoading: list.isPending,
    failed: list.isError,
    isAlone: list.data?.length === 0,
    /** The button: an @ where the caret stands. */
    begin: () => insertText(field.current, /(^|\s)$/.test(beforeCaret(field.current)) ? "@" : " @"),
    /** Whom the note as it stands names. */
    mentioned: () => mentionedIn(text, people).map(({ userId }) => userId),
  };
}

export type Mentions = ReturnType<typeof useMentions>;

const beforeCaret = (field: HTMLTextAreaElement | null): string => field?.value.slice(0, field.selectionStart) ?? "";
