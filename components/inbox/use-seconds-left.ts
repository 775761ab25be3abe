"use client";
import { useEffect, useState } from "react";

/** Whole seconds until a moment, counted down every second; never below zero. */
export function useSecondsLeft(until: Date): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.ceil((until.getTime() - now) / 1000));
}
