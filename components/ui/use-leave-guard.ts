"use client";
import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef, useState } from "react";

type Target = { kind: "link"; href: string } | { kind: "back" };

/**
 * Holds people on a page with unsaved changes: closing the tab asks in the browser's words; a link of ours and the browser's Back
 * wait in `waiting` until `leave` or `stay` is called.
 */
export function useLeaveGuard(isDirty: boolean): { waiting: boolean; leave: () => void; stay: () => void } {
  const router = useRouter();
  const [target, setTarget] = useState<Target | null>(null);
  useHeldClicks(isDirty, (href) => setTarget({ kind: "link", href }));
  const back = useHeldBack(isDirty, () => setTarget({ kind: "back" }));
  return {
    waiting: target !== null,
    stay: () => {
      if (target?.kind === "back") back.hold();
      setTarget(null);
    },
    leave: () => {
      if (target?.kind === "link") router.push(target.href);
      if (target?.kind === "back") back.go();
      setTarget(null);
    },
  };
}

function useHeldClicks(isDirty: boolean, onLink: (href: string) => void): void {
  const take = useEffectEvent(onLink);
  useEffect(() => {
    if (!isDirty) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const onClick = (event: MouseEvent) => {
      const href = ownLink(event);
      if (!href) return;
      event.preventDefault();
      event.stopPropagation();
      take(href);
    };
    window.addEventListener("beforeunload", onUnload);
    document.addEventListener("click", onClick, { capture: true });
    return () => {
      window.removeEventListener("beforeunload", onUnload);
      document.removeEventListener("click", onClick, { capture: true });
    };
  }, [isDirty]);
}

const mark = "hovornaHeld";

/**
 * No browser lets a page refuse Back. So an edit lays a second entry of the same page upon the first: Back takes that one away,
 * which changes nothing on the screen, and tells us.
 */
function useHeldBack(isDirty: boolean, onBack: () => void): { hold: () => void; go: () => void } {
  const tell = useEffectEvent(onBack);
  const isLeaving = useRef(false);
  useEffect(() => {
    if (!isDirty) return;
    hold();
    const onPop = () => {
      if (!isLeaving.current && !isHeld()) tell();
    };
    window.addEventListener("popstate", onPop);
    return () => {
      window.removeEventListener("popstate", onPop);
      // Saved or discarded: one Back leaves again.
      if (isHeld() && !isLeaving.current) history.back();
    };
  }, [isDirty]);
  return {
    hold,
    go: () => {
      isLeaving.current = true;
      history.back();
    },
  };
}

const isHeld = (): boolean => Boolean(history.state?.[mark]);

/** The router's own state stays in the entry, so to it both are one page. */
function hold(): void {
  if (!isHeld()) history.pushState({ ...history.state, [mark]: true }, "", location.href);
}

/** The address of a clicked link that would leave this page in this tab; null for every other click. */
function ownLink(event: MouseEvent): string | null {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return null;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link?.href || link.target === "_blank" || link.hasAttribute("download")) return null;
  const { origin, pathname, search, hash } = new URL(link.href);
  const stays = pathname === location.pathname && search === location.search;
  return origin === location.origin && !stays ? `${pathname}${search}${hash}` : null;
}
