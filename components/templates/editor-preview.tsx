"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Segmented } from "@/components/ui/segmented";
import { type DraftContent, toComponents } from "@/server/templates/draft-rules";
import { templateVariables } from "@/server/templates/rules";
import { PhoneMock } from "./phone-mock";
import type { EditedDraft } from "./use-template-draft";

const views = ["samples", "variables", "empty"] as const;
/** Not a space, so that an empty value does not look like a missing one. */
const nothing = "\u200b";

/** The phone beside the form: with samples, with bare variables, or as it looks when a value is empty. */
export function EditorPreview({ company, fields }: { company: string; fields: EditedDraft }) {
  const t = useTranslations("templates");
  const [view, setView] = useState<(typeof views)[number]>("samples");
  const { content, category, language } = fields;
  const components = toComponents(content, category);
  const values =
    view === "samples"
      ? content.samples
      : view === "empty"
        ? Object.fromEntries(templateVariables(components).map(({ key }) => [key, nothing]))
        : {};
  const fileUrls = sampleUrls(content);
  return (
    <aside
      aria-label={t("mock.label")}
      className="flex w-91 shrink-0 flex-col items-center gap-4 border-l border-line bg-canvas px-4 py-5 max-lg:w-full max-lg:border-t max-lg:border-l-0"
    >
      <div className="sticky top-5 flex flex-col items-center gap-4">
        <Segmented
          label={t("editor.preview.label")}
          options={views.map((value) => ({ value, label: t(`editor.preview.${value}`) }))}
          value={view}
          onValueChange={setView}
        />
        <PhoneMock company={company} components={components} values={values} language={language} fileUrls={fileUrls} />
        <p className="m-0 max-w-75 text-center text-meta text-text-2">{t(`categoryHint.${category}`)}</p>
      </div>
    </aside>
  );
}

/** The uploaded samples by their place. */
function sampleUrls({ header, carousel }: DraftContent): Record<string, string> {
  const cards = carousel?.cards.map(({ mediaId }, n) => [`card.${n}.header.media`, mediaId] as const) ?? [];
  const all = [["header.media", header.mediaId] as const, ...cards];
  return Object.fromEntries(all.flatMap(([key, mediaId]) => (mediaId ? [[key, `/api/media/${mediaId}`]] : [])));
}
