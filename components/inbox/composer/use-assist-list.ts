"use client";
import { type KeyboardEvent, type RefObject, useId, useState } from "react";
import type { Assist } from "./composer-textarea";

/** What stands before the caret and asks for a list: from its mark to the caret, and what is typed behind the mark. */
export type Trigger = { from: number; to: number; query: string };

/**
 * The list above a field that a mark before the caret asks for (`/` and `#`, `@`): its lines, and which of them is chosen. The focus stays
 * in the field; the arrows, Enter, Tab and Escape are taken while the list is open.
 */
export function useAssistList<Line>({
  field,
  text,
  triggerAt,
  linesOf,
  isLoading,
  onInsert,
}: {
  field: RefObject<HTMLTextAreaElement | null>;
  text: string;
  triggerAt: (text: string, caret: number) => Trigger | null;
  linesOf: (query: string) => Line[];
  /** The lines are on their way: until they are here Enter does nothing, so that the mark itself is not sent. */
  isLoading: boolean;
  onInsert: (line: Line, trigger: Trigger) => void;
}) {
  const listId = useId();
  const [caret, setCaret] = useState(0);
  const [chosen, setChosen] = useState({ query: "", at: 0 });
  /** Where Escape closed it; the next mark opens it again. */
  const [closedAt, setClosedAt] = useState<number | null>(null);
  const asked = triggerAt(text, Math.min(caret, text.length));
  const trigger = asked && asked.from !== closedAt ? asked : null;
  const found = trigger ? linesOf(trigger.query) : [];
  const at = trigger && chosen.query === trigger.query ? Math.min(chosen.at, Math.max(0, found.length - 1)) : 0;
  const shown = found[at];

  const insert = (line: Line) => trigger && onInsert(line, trigger);
  const choose = (next: number) =>
    trigger && setChosen({ query: trigger.query, at: (next + found.length) % Math.max(1, found.length) });
  const onKey = (event: KeyboardEvent): boolean => {
    if (!trigger) return false;
    const isTaking = (event.key === "Enter" || event.key === "Tab") && !event.shiftKey;
    if (event.key === "Escape") setClosedAt(trigger.from);
    else if (event.key === "ArrowDown") choose(at + 1);
    else if (event.key === "ArrowUp") choose(at - 1);
    else if (isTaking && shown) insert(shown);
    else if (!isTaking || !isLoading) return false;
    event.preventDefault();
    return true;
  };
  const assist: Assist = {
    listId: trigger ? listId : null,
    activeId: shown ? lineId(listId, at) : null,
    onCaret: (next) => {
      setCaret(next);
      if (!triggerAt(field.current?.value ?? "", next)) setClosedAt(null);
    },
    onKey,
  };
  return { listId, isOpen: trigger !== null, query: trigger?.query ?? "", found, at, shown, insert, assist };
}

/** The id of a line, for the field that points at it. */
export const lineId = (listId: string, at: number): string => `${listId}-${at}`;
