"use client";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, type RefObject, useId, useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { matches } from "@/components/ui/option";
import { mentionedIn, mentionTrigger, type Person } from "@/server/inbox/mention-rules";
import { insertText, replaceText } from "./composer-textarea";

/**
 * Colleagues behind @ in a note: who matches, who is chosen, and the insertion of the name. The focus stays in the field; the arrows,
 * Enter, Tab and Escape are taken while the list is open.
 */
export function useMentions({
  conversationId,
  field,
  text,
}: {
  conversationId: string;
  field: RefObject<HTMLTextAreaElement | null>;
  text: string;
}) {
  const listId = useId();
  const list = useQuery(useTRPC().inbox.mentionable.queryOptions({ conversationId }, { staleTime: 60_000 }));
  const [caret, setCaret] = useState(0);
  const [chosen, setChosen] = useState({ query: "", at: 0 });
  /** Where Escape closed it; another @ opens it again. */
  const [closedAt, setClosedAt] = useState<number | null>(null);
  /** Of colleagues with one name, whom the person chose. */
  const [picked, setPicked] = useState<Person[]>([]);
  const people = [...picked, ...(list.data ?? [])];
  const asked = mentionTrigger(text, Math.min(caret, text.length), people);
  const found = asked ? (list.data ?? []).filter(({ name }) => matches(name, asked.query)) : [];
  // With a space behind the name it is a sentence that nobody's name begins.
  const isOver = asked !== null && found.length === 0 && /\s/.test(asked.query);
  const trigger = asked && asked.from !== closedAt && !isOver ? asked : null;
  const at = trigger && chosen.query === trigger.query ? Math.min(chosen.at, Math.max(0, found.length - 1)) : 0;

  const insert = (person: Person) => {
    if (!trigger) return;
    setPicked((before) => [person, ...before]);
    replaceText(field.current, trigger, `@${person.name} `);
  };
  const choose = (next: number) =>
    trigger && setChosen({ query: trigger.query, at: (next + found.length) % Math.max(1, found.length) });
  /** True: the key was for the list. */
  const onKey = (event: KeyboardEvent): boolean => {
    if (!trigger) return false;
    const one = found[at];
    if (event.key === "Escape") setClosedAt(trigger.from);
    else if (event.key === "ArrowDown") choose(at + 1);
    else if (event.key === "ArrowUp") choose(at - 1);
    else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey && one) insert(one);
    else return false;
    event.preventDefault();
    return true;
  };
  return {
    listId,
    isOpen: trigger !== null,
    found,
    at,
    isLoading: list.isPending,
    failed: list.isError,
    isAlone: list.data?.length === 0,
    insert,
    onKey,
    onCaret: (next: number) => {
      setCaret(next);
      if (!mentionTrigger(field.current?.value ?? "", next, people)) setClosedAt(null);
    },
    /** The button: an @ where the caret stands. */
    begin: () => insertText(field.current, /(^|\s)$/.test(beforeCaret(field.current)) ? "@" : " @"),
    /** Whom the note as it stands names. */
    mentioned: () => mentionedIn(text, people).map(({ userId }) => userId),
  };
}

export type Mentions = ReturnType<typeof useMentions>;

const beforeCaret = (field: HTMLTextAreaElement | null): string => field?.value.slice(0, field.selectionStart) ?? "";
