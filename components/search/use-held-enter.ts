"use client";
import { type KeyboardEvent, useEffect, useEffectEvent, useState } from "react";

/**
 * Enter pressed before the list shows what was typed: it waits for it. Taken at once it would lead to what was found for the words
 * before, to another client.
 */
export function useHeldEnter(isSettled: boolean, take: () => void) {
  const [isHeld, hold] = useState(false);
  const takeNow = useEffectEvent(take);
  useEffect(() => {
    if (!isHeld || !isSettled) return;
    hold(false);
    takeNow();
  }, [isHeld, isSettled]);
  return {
    letGo: () => hold(false),
    onKeyDown: (event: KeyboardEvent & { preventBaseUIHandler: () => void }) => {
      if (event.key !== "Enter" || event.nativeEvent.isComposing || isSettled) return;
      event.preventDefault();
      event.preventBaseUIHandler();
      hold(true);
    },
  };
}
