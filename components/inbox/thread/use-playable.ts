"use client";
import { useSyncExternalStore } from "react";
import { isPlayable } from "./playable";

const never = () => () => {};

/** Asks this browser; while the server renders nobody knows, so it is worth a try. */
export function usePlayable(mimeType: string | null): boolean {
  const ask = () => {
    const player = document.createElement(mimeType?.startsWith("video/") ? "video" : "audio");
    return isPlayable(mimeType, (type) => player.canPlayType(type));
  };
  return useSyncExternalStore(never, ask, () => true);
}
