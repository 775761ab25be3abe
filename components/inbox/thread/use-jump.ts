"use client";
import { useRef } from "react";

/** How many older pages a jump may load on its way. */
const furthest = 20;
const flashMs = 1_200;

type Pages = { fetchNextPage: () => Promise<{ hasNextPage: boolean; isError: boolean }> };

/** Scrolls to a message of the thread and lights it up; loads older pages until it is there. */
export function useJump({ fetchNextPage }: Pages): (messageId: string) => void {
  const latest = useRef("");
  return async (messageId) => {
    latest.current = messageId;
    for (let page = 0; page < furthest && latest.current === messageId; page++) {
      if (show(messageId)) return;
      const { hasNextPage, isError } = await fetchNextPage();
      await new Promise(requestAnimationFrame);
      if (isError) return;
      if (!hasNextPage) return void show(messageId);
    }
  };
}

function show(messageId: string): boolean {
  const element = document.getElementById(`message-${messageId}`);
  if (!element) return false;
  element.scrollIntoView({ block: "center" });
  element.dataset.flash = "";
  setTimeout(() => delete element.dataset.flash, flashMs);
  return true;
}
