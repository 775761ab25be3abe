"use client";
import { Plus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { ShownDraft } from "@/server/templates/show-draft";
import { LanguageChip } from "./status-chip";
import { useLanguageName } from "./use-language-name";

/** Language versions of the same name: the one being written, the others a press away, a new one as a copy of this. */
export function EditorLanguages({ shown, onAdd }: { shown: ShownDraft; onAdd: () => void }) {
  const t = useTranslations("templates");
  const languageName = useLanguageName();
  return (
    <nav aria-label={t("columns.languages")} className="flex items-center gap-0.5 overflow-x-auto">
      {shown.languages.map(({ id, language, status }) => (
        <Link
          key={id}
          href={`/templates/${id}/edit`}
          aria-current={id === shown.draft.id ? "page" : undefined}
          className="inline-flex h-8 shrink-0 items-center gap-1.5 rounded-sm px-2.5 font-medium whitespace-nowrap text-text-2 no-underline -outline-offset-2 hover:bg-hover touch:h-11 aria-[current]:bg-press aria-[current]:text-text"
        >
          {languageName(language)}
          <LanguageChip language={language} status={status} />
        </Link>
      ))}
      <Button variant="plain" onClick={onAdd}>
        <Plus aria-hidden />
        {t("editor.addLanguage")}
      </Button>
    </nav>
  );
}
