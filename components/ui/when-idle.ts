"use client";
import { atFirstSign } from "./use-preparing";

/** A page that never rests waits no longer for its parts. */
const latestMs = 1_500;
/** Safari tells nobody when it rests. */
const guessedMs = 300;
const againMs = 5_000;

let idle: Promise<void> | undefined;

/** The page is loaded and has nothing to do, or a person is at it: what was not needed until now may be fetched. */
export function whenIdle(): Promise<void> {
  idle ??= new Promise((resolve) => {
    const rest = () => {
      if ("requestIdleCallback" in window) window.requestIdleCallback(() => resolve(), { timeout: latestMs });
      else setTimeout(resolve, guessedMs);
    };
    if (document.readyState === "complete") rest();
    else window.addEventListener("load", rest, { once: true });
    atFirstSign(resolve);
  });
  return idle;
}

let touched: Promise<void> | undefined;

/** A person is at the page. */
export function whenTouched(): Promise<void> {
  touched ??= new Promise((resolve) => void atFirstSign(resolve));
  return touched;
}

/** Fetches code when the page is idle, and again until it is here. */
export async function fetchIdle<Module>(fetchCode: () => Promise<Module>): Promise<Module> {
  await whenIdle();
  return untilHere(fetchCode);
}

/** It belongs to the page, so nobody asks for it a second time: what did not get through is fetched again. */
export async function untilHere<Module>(fetchCode: () => Promise<Module>): Promise<Module> {
  for (;;) {
    const code = await fetchCode().catch(() => null);
    if (code) return code;
    await new Promise((resolve) => setTimeout(resolve, againMs));
  }
}
