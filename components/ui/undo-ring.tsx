"use client";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useShortcuts } from "../keys/use-shortcuts";
import { Kbd } from "./kbd";
import type { UndoData } from "./toast-manager";

const tickMs = 100;
const around = 2 * Math.PI * 11.5;

/** The ring of the undo bar with its button. Held while the bar is hovered or focused; Z anywhere outside fields takes back. */
export function UndoRing({ undo, onEnd }: { undo: UndoData; onEnd: () => void }) {
  const t = useTranslations("common");
  const [leftMs, setLeftMs] = useState(undo.seconds * 1000);
  const ended = useRef(false);
  const root = useRef<HTMLSpanElement>(null);

  const end = useEffectEvent((take: "commit" | "undo") => {
    if (ended.current) return;
    ended.current = true;
    onEnd();
    if (take === "commit") undo.onCommit();
    else undo.onUndo?.();
  });

  useShortcuts({ undo: () => end("undo") });
  useEffect(() => {
    let left = undo.seconds * 1000;
    const timer = setInterval(() => {
      const bar = root.current?.parentElement;
      if (bar?.matches(":hover, :focus-within")) return;
      left -= tickMs;
      setLeftMs(left);
      if (left <= 0) end("commit");
    }, tickMs);
    return () => clearInterval(timer);
  }, [undo.seconds]);

  return (
    <span ref={root} className="order-first contents">
      <svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true">
        <g className="motion-reduce:hidden" fill="none" stroke="currentColor" strokeWidth="2.5">
          <circle cx="14" cy="14" r="11.5" opacity=".22" />
          <circle
            cx="14"
            cy="14"
            r="11.5"
            strokeLinecap="round"
            strokeDasharray={`${(around * leftMs) / (undo.seconds * 1000)} 80`}
            transform="rotate(-90 14 14)"
          />
        </g>
        <text x="14" y="18" textAnchor="middle" fontSize="12" fontWeight="620" fill="currentColor">
          {Math.max(0, Math.ceil(leftMs / 1000))}
        </text>
      </svg>
      <button
        type="button"
        onClick={() => end("undo")}
        className="order-last ml-3 inline-flex h-8 shrink-0 items-center gap-1.5 rounded-md bg-current/14 px-3 font-medium whitespace-nowrap touch:h-11"
      >
        {t("undo")}
        <Kbd onAccent>Z</Kbd>
      </button>
    </span>
  );
}
