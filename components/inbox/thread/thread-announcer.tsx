"use client";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { previewWords } from "./preview-words";
import { useThreadActions } from "./thread-context";
import type { Entry } from "./thread-entries";

/** Says new messages of the client aloud, politely; what was there when the thread opened is not news. */
export function ThreadAnnouncer({ entries }: { entries: Entry[] }) {
  const t = useTranslations("inbox");
  const { clientName } = useThreadActions();
  const newest = entries.findLast((entry) => entry.type === "message" && entry.message.direction === "in");
  const atOpening = useRef(newest?.key);
  const message = newest?.type === "message" && newest.key !== atOpening.current ? newest.message : null;
  return (
    <p aria-live="polite" className="sr-only">
      {message
        ? t("thread.announce", { name: clientName, text: previewWords(message) ?? t(`kinds.${message.kind}`) })
        : null}
    </p>
  );
}
