"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

/**
 * Holds people on a page with unsaved changes: closing the tab asks in the browser's words, a link of ours waits in `waiting` until
 * `leave` or `stay` is called.
 */
export function useLeaveGuard(isDirty: boolean): { waiting: boolean; leave: () => void; stay: () => void } {
  const router = useRouter();
  const [target, setTarget] = useState<string | null>(null);
  useEffect(() => {
    if (!isDirty) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const onClick = (event: MouseEvent) => {
      const href = ownLink(event);
      if (!href) return;
      event.preventDefault();
      event.stopPropagation();
      setTarget(href);
    };
    window.addEventListener("beforeunload", onUnload);
    document.addEventListener("click", onClick, { capture: true });
    return () => {
      window.removeEventListener("beforeunload", onUnload);
      document.removeEventListener("click", onClick, { capture: true });
    };
  }, [isDirty]);
  return {
    waiting: target !== null,
    stay: () => setTarget(null),
    leave: () => {
      if (target) router.push(target);
      setTarget(null);
    },
  };
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
