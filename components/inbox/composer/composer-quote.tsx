"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { useClientName } from "../client-name";
import type { Conversation } from "../inbox-types";
import { previewWords } from "../thread/preview-words";
import type { Quoted } from "../thread/quote-choice";

/** What the reply will quote, over the field. */
export function ComposerQuote({
  quoted,
  contact,
  onCancel,
}: {
  quoted: Quoted;
  contact: Conversation["contact"];
  onCancel: () => void;
}) {
  const t = useTranslations();
  const name = useClientName()(contact);
  return (
    <div
      role="status"
      className="mx-2 mt-2 flex items-center gap-2 rounded-md bg-sunken py-1 pr-1 pl-2 text-meta text-text-2"
    >
      <div className="min-w-0 flex-1 border-l-3 border-accent-line pl-2.5">
        <b className="block truncate text-accent-text">
          {quoted.direction === "in" ? t("composer.quote.client", { name }) : t("composer.quote.ours")}
        </b>
        <span className="block truncate">{previewWords(quoted) ?? t(`inbox.kinds.${quoted.kind}`)}</span>
      </div>
      <IconButton label={t("composer.quote.cancel")} onClick={onCancel}>
        <X aria-hidden />
      </IconButton>
    </div>
  );
}
