"use client";
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useMemo, useRef } from "react";
import { useShortcuts } from "@/components/keys/use-shortcuts";
import { Skeleton } from "@/components/ui/skeleton";
import type { Section } from "../inbox-types";
import { openConversation, useOpenConversation } from "../open-conversation";
import { type ListEntry, neighbourOf } from "./list-entries";
import { NothingAtAll } from "./list-later";
import { RowMenu } from "./row-menu";
import { SessionRow } from "./session-row";
import { useKeptScroll } from "./use-kept-scroll";
import { useLines } from "./use-lines";

/** Room under the last line. */
const paddingEnd = 8;
const heights = { group: 32, row: 76, more: 76, empty: 280 };

/**
 * The lines in sight of however many there are. J and K walk through conversations, the arrows through the focused rows;
 * coming to the end of what is loaded asks for more.
 */
export function SessionRows({
  label,
  entries,
  onMore,
  header,
}: {
  label: string;
  entries: ListEntry[];
  onMore: (section: Section) => void;
  header?: (section: Section, open: boolean) => ReactNode;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const openId = useOpenConversation();
  useKeptScroll(scroller, openId === null);
  const keys = useMemo(() => entries.map(({ key }) => key), [entries]);
  const guess = useCallback((at: number) => heights[entries[at]?.type ?? "row"], [entries]);
  const { height, lines, scrollTo } = useLines({ keys, guess, scroller });
  const missing = lines.map(({ index }) => entries[index]).find((entry) => entry?.type === "more")?.section;

  useEffect(() => {
    if (missing) onMore(missing);
  });

  const walk = (from: string | null, step: 1 | -1): string | null => {
    const next = neighbourOf(entries, from, step);
    const at = entries.findIndex((entry) => entry.type === "row" && entry.row.conversationId === next);
    if (at >= 0) scrollTo(at);
    return next;
  };

  const open = (step: 1 | -1) => {
    const next = walk(openId, step);
    if (next) openConversation(next, openId ? "replace" : "push");
  };
  useShortcuts({ next: () => open(1), previous: () => open(-1) });

  const onArrow = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const focused = document.activeElement?.closest<HTMLElement>("[data-row]")?.dataset.row;
    if (!focused) return;
    event.preventDefault();
    const next = walk(focused, event.key === "ArrowDown" ? 1 : -1);
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus());
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows only add to Tab, every row is a link of its own
    <div ref={scroller} onKeyDown={onArrow} className="min-h-0 flex-1 overflow-y-auto px-1 max-desk:pb-20">
      <ul aria-label={label} className="relative m-0 list-none p-0" style={{ height: height + paddingEnd }}>
        {lines.map(({ index, key, start }) => {
          const entry = entries[index];
          if (!entry) return null;
          return (
            <li
              key={key}
              data-line={index}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${start}px)` }}
            >
              <Line entry={entry} openId={openId} header={header} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Line({
  entry,
  openId,
  header,
}: {
  entry: ListEntry;
  openId: string | null;
  header?: (section: Section, open: boolean) => ReactNode;
}) {
  if (entry.type === "group") return header?.(entry.section, entry.open);
  if (entry.type === "row")
    return (
      <RowMenu row={entry.row}>
        <SessionRow row={entry.row} selected={entry.row.conversationId === openId} />
      </RowMenu>
    );
  if (entry.type === "empty") return <NothingAtAll />;
  return (
    <div className="appear-late grid h-19 grid-cols-[36px_1fr] gap-x-3 px-3 py-2">
      <Skeleton className="size-9 rounded-full" />
      <span className="flex flex-col gap-2 pt-1">
        <Skeleton className="h-3 w-3/5" />
        <Skeleton className="h-3 w-11/12" />
      </span>
    </div>
  );
}
