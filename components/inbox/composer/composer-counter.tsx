"use client";
import { useTranslations } from "next-intl";
import { lengthState } from "./composer-text";

/** How much may still be written, and whether the draft is safe. Silent until it matters. */
export function ComposerCounter({ id, text, failed }: { id: string; text: string; failed: boolean }) {
  const t = useTranslations("composer");
  const length = lengthState(text);
  return (
    <span id={id} className="min-w-0 text-meta whitespace-nowrap">
      {failed ? <span className="whitespace-normal text-warn-text">{t("draft.failed")} </span> : null}
      {length.state === "near" ? <span className="text-text-2">{t("left", { count: length.count })}</span> : null}
      {length.state === "over" ? <span className="text-danger-text">{t("over", { count: length.count })}</span> : null}
    </span>
  );
}
