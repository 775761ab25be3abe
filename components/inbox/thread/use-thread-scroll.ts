"use client";
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import type { Entry } from "./thread-entries";

/** How near to the newest message counts as being there; and how near to the oldest asks for more. */
const nearBottom = 48;
const nearTop = 800;

export type ThreadEnds = {
  loadOlder: () => void;
  loadNewer: () => void;
  /** The newest message is loaded: the lower end is the end. */
  isLatest: boolean;
  /** Goes to the newest message where it is not loaded. */
  toLatest: () => void;
  /** Something is being read: nothing more is asked for until that has come. */
  isBusy: boolean;
};

/**
 * The thread's box is `column-reverse`: the browser measures its scroll from the newest message, so older pages come in above
 * without a jump. Here: staying at the newest when there, staying in place when not, and counting what came below.
 */
export function useThreadScroll(entries: Entry[], { loadOlder, loadNewer, isLatest, toLatest, isBusy }: ThreadEnds) {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const before = useRef<{ newest: string | undefined; height: number }>({ newest: undefined, height: 0 });
  const [isLow, setLow] = useState(true);
  const atBottom = isLow && isLatest;
  const [newCount, setNewCount] = useState(0);
  const newest = entries.at(-1);

  const toBottom = () => {
    if (!isLatest) toLatest();
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
    if (isLatest) setNewCount((count) => count + messagesBehind(entries, last.newest));
  });

  // With every change of what is loaded: pages that came above must not be taken for something that came below.
  useLayoutEffect(() => settle(entries.at(-1)?.key), [entries]);

  const look = () => {
    const box = scroller.current;
    if (!box) return;
    const isAtBottom = -box.scrollTop <= nearBottom;
    setLow(isAtBottom);
    if (isAtBottom) setNewCount(0);
    if (-box.scrollTop < nearTop) loadNewer();
    if (box.scrollHeight - box.clientHeight + box.scrollTop < nearTop) loadOlder();
  };
  const lookAfterDrawing = useEffectEvent(look);
  useEffect(() => {
    if (!isBusy) lookAfterDrawing();
  }, [entries.length, isBusy]);

  return { scroller, content, atBottom, newCount, toBottom, onScroll: look };
}

function messagesBehind(entries: Entry[], key: string | undefined): number {
  const at = entries.findIndex((entry) => entry.key === key);
  return entries.slice(at + 1).filter((entry) => entry.type === "message").length;
}
