"use client";
import { useNow } from "next-intl";

/** Whole seconds until then, counting down; 0 when it is past or nothing is waited for. */
export function useSecondsUntil(moment: Date | null): number {
  const now = useNow({ updateInterval: 1000 });
  return moment ? Math.max(0, Math.ceil((moment.getTime() - now.getTime()) / 1000)) : 0;
}
