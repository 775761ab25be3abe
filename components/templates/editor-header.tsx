"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { type HeaderFormat, headerFormats } from "@/server/templates/draft-rules";
import { type FileFormat, SampleFile } from "./editor-sample-file";
import type { TemplateDraft } from "./use-template-draft";

const isFileFormat = (format: HeaderFormat): format is FileFormat =>
  format === "image" || format === "video" || format === "document";

/** What stands above the text: words, or a file whose sample the reviewer sees. */
export function EditorHeader({ draft, isWrong }: { draft: TemplateDraft; isWrong: boolean }) {
  const t = useTranslations("templates.editor");
  const { header } = draft.fields.content;
  const change = (part: Partial<typeof header>) => draft.changeContent({ header: { ...header, ...part } });
  return (
    <div className="grid grid-cols-[minmax(0,200px)_minmax(0,1fr)] gap-4 max-sm:grid-cols-1">
      <Field label={t("header")}>
        <Select
          options={headerFormats.map((value) => ({ value, label: t(`headerFormat.${value}`) }))}
          value={header.format}
          onValueChange={(format) => change({ format, mediaId: null, fileName: null })}
        />
      </Field>
      {header.format === "text" ? (
        <Field label={t("headerText")} hint={t("headerHint", { count: header.text.trim().length })}>
          <Input
            lang={draft.fields.language.replace("_", "-")}
            spellCheck
            aria-invalid={isWrong || undefined}
            value={header.text}
            onValueChange={(text) => change({ text })}
          />
        </Field>
      ) : null}
      {isFileFormat(header.format) ? (
        <SampleFile
          key={header.format}
          format={header.format}
          fileName={header.fileName}
          onFile={(mediaId, fileName) => change({ mediaId, fileName })}
        />
      ) : null}
      {header.format === "location" ? <p className="m-0 self-end pb-2 text-text-2">{t("locationHint")}</p> : null}
    </div>
  );
}
