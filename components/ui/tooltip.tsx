"use client";
import { cloneElement, type ReactElement, type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { cn } from "./class-names";
import { Kbd } from "./kbd";
import { placeBeside, type Side } from "./place-beside";
import { both } from "./use-trigger";

const openAfterMs = 400;
/** Long enough to move the pointer from the control onto its words (WCAG 1.4.13). */
const closeAfterMs = 100;

/** Who reads one name after another does not wait for each. */
let lastClosedAt = Number.NEGATIVE_INFINITY;

/**
 * A short name or reason beside one control; opens on hover and on focus. Hundreds of them stand on a page, so one that is closed costs
 * a few handlers and nothing else.
 */
export function Tooltip({
  text,
  shortcut,
  side = "bottom",
  disabled,
  className,
  children,
}: {
  text: ReactNode;
  shortcut?: string;
  side?: Side;
  /** There is nothing to say now. */
  disabled?: boolean;
  className?: string;
  children: ReactElement<Handlers>;
}) {
  const [anchor, setAnchor] = useState<Element | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const show = (next: Element | null, afterMs: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (!next && anchor) lastClosedAt = Date.now();
      setAnchor(next);
    }, afterMs);
  };
  const hover = (element: Element) => show(element, Date.now() - lastClosedAt < openAfterMs ? 0 : openAfterMs);
  const { props } = children;
  const trigger = cloneElement(children, {
    onPointerEnter: both(props.onPointerEnter, (event) => event.pointerType !== "touch" && hover(event.currentTarget)),
    onPointerLeave: both(props.onPointerLeave, () => show(null, closeAfterMs)),
    onFocus: both(props.onFocus, ({ currentTarget: to }) => to.matches(":focus-visible") && show(to, 0)),
    onBlur: both(props.onBlur, () => show(null, 0)),
    onClick: both(props.onClick, () => show(null, 0)),
  });
  return (
    <>
      {trigger}
      {anchor && !disabled ? (
        <Words
          anchor={anchor}
          side={side}
          className={className}
          onEnter={() => clearTimeout(timer.current)}
          onLeave={() => show(null, closeAfterMs)}
          onEnd={() => show(null, 0)}
        >
          {text}
          {shortcut ? <Kbd className="bg-current/15 text-inherit shadow-none">{shortcut}</Kbd> : null}
        </Words>
      ) : null}
    </>
  );
}

type PointerEvent = React.PointerEvent<HTMLElement>;
type Handlers = {
  onPointerEnter?: (event: PointerEvent) => void;
  onPointerLeave?: (event: PointerEvent) => void;
  onFocus?: (event: React.FocusEvent<HTMLElement>) => void;
  onBlur?: (event: React.FocusEvent<HTMLElement>) => void;
  onClick?: (event: React.MouseEvent<HTMLElement>) => void;
};

function Words(props: {
  anchor: Element;
  side: Side;
  className?: string;
  onEnter: () => void;
  onLeave: () => void;
  onEnd: () => void;
  children: ReactNode;
}) {
  const { anchor, side } = props;
  const onEnd = useEffectEvent(props.onEnd);
  useEffect(() => {
    const end = () => onEnd();
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && end();
    document.addEventListener("keydown", onKey, true);
    window.addEventListener("scroll", end, true);
    return () => {
      document.removeEventListener("keydown", onKey, true);
      window.removeEventListener("scroll", end, true);
    };
  }, []);
  return createPortal(
    <div
      role="tooltip"
      ref={(words) => {
        if (words) placeBeside(words, anchor, side);
      }}
      onPointerEnter={props.onEnter}
      onPointerLeave={props.onLeave}
      className={cn(
        "fixed top-0 left-0 z-60 flex w-max max-w-72 items-center gap-2 rounded-sm bg-[oklch(0.27_0.014_235)] px-2 py-1 text-meta font-medium text-[oklch(0.97_0.004_85)] shadow-pop transition-opacity duration-(--t-fast) dark:bg-[oklch(0.93_0.005_85)] dark:text-[oklch(0.25_0.016_235)] starting:opacity-0",
        props.className,
      )}
    >
      {props.children}
    </div>,
    document.body,
  );
}
