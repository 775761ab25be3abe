"use client";
import { Paperclip, Star } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { popupClass } from "@/components/ui/popup-class";
import type { CannedText } from "@/server/canned-texts/list-canned-texts";
import { AssistLine } from "../composer/assist-line";
import { lineId } from "../composer/use-assist-list";
import { CannedBody } from "./canned-body";
import type { Canned } from "./use-canned";

/** The list above the field: what matches on the left, what would be inserted on the right. */
export function CannedMenu({ canned }: { canned: Canned }) {
  const t = useTranslations("canned-texts.insert");
  if (!canned.isOpen) return null;
  const { shown } = canned;
  return (
    <div data-above className="relative">
      <div
        className={cn(
          popupClass,
          "absolute inset-x-2 bottom-1 z-30 flex max-h-80 flex-col overflow-hidden max-desk:max-h-[45dvh]",
        )}
      >
        <p role="status" className="sr-only">
          {canned.isLoading ? t("loading") : t("count", { count: canned.found.length })}
        </p>
        <div className="flex min-h-0 flex-1">
          <div
            id={canned.listId}
            role="listbox"
            aria-label={t("label")}
            className="min-w-0 flex-1 overflow-y-auto overscroll-contain p-1 sm:max-w-72"
          >
            {canned.found.map((text, n) => (
              <AssistLine
                key={text.id}
                id={lineId(canned.listId, n)}
                isChosen={n === canned.at}
                onInsert={() => canned.insert(text)}
                className="px-2.5 py-1.5 touch:min-h-12"
              >
                <CannedLine text={text} />
              </AssistLine>
            ))}
          </div>
          {shown ? (
            <div className="min-w-0 flex-1 overflow-y-auto border-l border-line p-3 max-sm:hidden">
              <p className="m-0 mb-1 text-meta text-text-3">{t("preview")}</p>
              <CannedBody text={canned.preview(shown).text} />
            </div>
          ) : (
            <p className="m-0 flex-1 p-3 text-text-2">{words(canned)}</p>
          )}
        </div>
        <p className="m-0 flex items-center gap-3 border-t border-line px-3 py-1.5 text-meta text-text-3">
          <span className="flex-1 max-sm:hidden">{t("keys")}</span>
          <Link
            href="/settings/canned-texts"
            className="inline-flex min-h-6 items-center font-medium text-accent-text touch:min-h-11"
          >
            {t("manage")}
          </Link>
        </p>
      </div>
    </div>
  );

  function words({ isLoading, failed, hasNone, query }: Canned): string {
    if (isLoading) return t("loading");
    if (failed) return t("failed");
    return hasNone ? t("none") : t("nothing", { query });
  }
}

function CannedLine({ text }: { text: CannedText }) {
  const t = useTranslations("canned-texts");
  return (
    <>
      <span className="flex min-w-0 items-center gap-2">
        <span className="min-w-0 flex-1 truncate font-medium">{text.name}</span>
        {text.isFavourite ? (
          <Star aria-label={t("insert.favourite")} className="size-3 fill-current text-accent-text" />
        ) : null}
        {text.files.length > 0 ? (
          <Paperclip aria-label={t("files", { count: text.files.length })} className="size-3 text-text-3" />
        ) : null}
        {text.shortcut ? <span className="text-meta text-text-3">/{text.shortcut}</span> : null}
      </span>
      <span className="block truncate text-meta text-text-3">{text.body}</span>
    </>
  );
}
