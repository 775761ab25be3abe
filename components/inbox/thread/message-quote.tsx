"use client";
import { useTranslations } from "next-intl";
import type { ThreadMessage } from "../inbox-types";
import { previewWords } from "./preview-words";
import { useThreadActions } from "./thread-context";

/** What the message answers; a click goes there. */
export function MessageQuote({ quoted }: { quoted: NonNullable<ThreadMessage["quoted"]> }) {
  const t = useTranslations("inbox");
  const { clientName, jumpTo } = useThreadActions();
  return (
    <button
      type="button"
      title={t("message.toQuoted")}
      onClick={() => jumpTo(quoted.id)}
      className="-mx-1 mb-1.5 block w-[calc(100%+8px)] min-w-40 rounded-sm border-l-3 border-accent-line bg-surface/55 px-2.5 pt-1 pb-1.25 text-left text-meta text-text-2"
    >
      <b className="block truncate text-accent-text">{quoted.direction === "in" ? clientName : t("message.quoteUs")}</b>
      <span dir="auto" className="line-clamp-2">
        {previewWords(quoted) ?? t(`kinds.${quoted.kind}`)}
      </span>
    </button>
  );
}
