"use client";
import { type RefObject, useEffect, useState } from "react";

/** Whether an element is on the screen, or within `margin` of it (as IntersectionObserver's rootMargin). */
export function useSeen(element: RefObject<Element | null>, margin = "0px"): boolean {
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    if (!element.current) return;
    const observer = new IntersectionObserver(([entry]) => setSeen(entry?.isIntersecting ?? false), {
      rootMargin: margin,
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, margin]);
  return isSeen;
}
