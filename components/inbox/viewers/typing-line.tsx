"use client";
import { Pencil } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useViewers } from "./use-viewers";

/** Above the composer while a colleague writes an answer to the same client (O14). */
export function TypingLine({ conversationId }: { conversationId: string }) {
  const t = useTranslations("inbox.viewers");
  const format = useFormatter();
  const names = useViewers(conversationId)
    .filter(({ isTyping }) => isTyping)
    .map(({ name }) => name);
  return (
    <div role="status" className="shrink-0 px-6 text-meta text-text-2 max-desk:px-4">
      {names.length > 0 ? (
        <p className="m-0 flex items-center gap-1.5 pb-1.5">
          <Pencil aria-hidden className="size-3.5 shrink-0 text-accent-text" />
          <span className="min-w-0 truncate">{t("typing", { names: format.list(names), count: names.length })}</span>
        </p>
      ) : null}
    </div>
  );
}
