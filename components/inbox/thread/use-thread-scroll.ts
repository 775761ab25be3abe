"use client";
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import type { Entry } from "./thread-entries";

/** How near to the newest message counts as being there; and how near to the oldest asks for more. */
const nearBottom = 48;
const nearTop = 800;

/**
 * The thread's box is `column-reverse`: the browser measures its scroll from the newest message, so older pages come in above
 * without a jump. Here: staying at the newest when there, staying in place when not, and counting what came below.
 */
export function useThreadScroll(entries: Entry[], loadOlder: () => void) {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const before = useRef<{ newest: string | undefined; height: number }>({ newest: undefined, height: 0 });
  const [atBottom, setAtBottom] = useState(true);
  const [newCount, setNewCount] = useState(0);
  const newest = entries.at(-1);

  const toBottom = () => {
    scroller.current?.scrollTo({ top: 0 });
    setNewCount(0);
  };

  const settle = useEffectEvent((key: string | undefined) => {
    const height = content.current?.scrollHeight ?? 0;
    const last = before.current;
    before.current = { newest: key, height };
    if (!last.newest || last.newest === key || !scroller.current) return;
    const isMine = newest?.type === "message" && newest.pending !== null;
    if (atBottom || isMine) return toBottom();
    scroller.current.scrollTop -= height - last.height;
    setNewCount((count) => count + messagesBehind(entries, last.newest));
  });

  useLayoutEffect(() => settle(newest?.key), [newest?.key]);

  const look = () => {
    const box = scroller.current;
    if (!box) return;
    const isAtBottom = -box.scrollTop <= nearBottom;
    setAtBottom(isAtBottom);
    if (isAtBottom) setNewCount(0);
    if (box.scrollHeight - box.clientHeight + box.scrollTop < nearTop) loadOlder();
  };
  const lookAfterDrawing = useEffectEvent(look);
  useEffect(() => lookAfterDrawing(), [entries.length]);

  return { scroller, content, atBottom, newCount, toBottom, onScroll: look };
}

function messagesBehind(entries: Entry[], key: string | undefined): number {
  const at = entries.findIndex((entry) => entry.key === key);
  return entries.slice(at + 1).filter((entry) => entry.type === "message").length;
}
