"use client";
import type { RefObject } from "react";
import { useShortcuts } from "@/components/keys/use-shortcuts";
import { insertText } from "../composer/composer-textarea";

/** `/` outside the field goes into it and offers the canned texts there (d.3). */
export function useCannedKey(field: RefObject<HTMLTextAreaElement | null>): void {
  useShortcuts({
    cannedText: () => {
      const { current } = field;
      // While a voice message is recorded the field is away.
      if (!current || current.closest(".hidden")) return false;
      const isAfterWord = /\S$/u.test(current.value.slice(0, current.selectionStart));
      return insertText(current, isAfterWord ? " /" : "/");
    },
  });
}
