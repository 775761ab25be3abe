"use client";
import { Paperclip } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { uploadFile } from "@/components/inbox/composer/upload-file";
import { useErrorText } from "@/components/live/use-error-text";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { type HeaderFormat, headerFormats } from "@/server/templates/draft-rules";
import type { TemplateDraft } from "./use-template-draft";

type FileFormat = "image" | "video" | "document";
const accepted: Record<FileFormat, string> = {
  image: "image/jpeg,image/png",
  video: "video/mp4",
  document: "application/pdf",
};
const isFileFormat = (format: HeaderFormat): format is FileFormat => format in accepted;

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

function SampleFile({
  format,
  fileName,
  onFile,
}: {
  format: FileFormat;
  fileName: string | null;
  onFile: (mediaId: string, fileName: string) => void;
}) {
  const t = useTranslations("templates.editor");
  const errorText = useErrorText();
  const chooser = useRef<HTMLInputElement>(null);
  const [share, setShare] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const upload = async (file: File) => {
    setRefusal(null);
    setShare(0);
    try {
      const uploaded = await uploadFile(file, { signal: new AbortController().signal, onProgress: setShare });
      if (uploaded.kind === format) onFile(uploaded.mediaId, uploaded.fileName);
      else setRefusal(t("sampleKind", { kind: t(`headerFormat.${format}`) }));
    } catch (error) {
      setRefusal(errorText(error));
    }
    setShare(null);
  };
  return (
    <div>
      <div className="mb-1.5 font-medium">{t("sampleFile")}</div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button pending={share !== null} onClick={() => chooser.current?.click()}>
          <Paperclip aria-hidden />
          {t(fileName ? "otherFile" : "chooseFile")}
        </Button>
        <span className="min-w-0 flex-1 truncate text-text-2" role="status">
          {share === null ? (fileName ?? t("sampleHint")) : t("uploading", { percent: share })}
        </span>
      </div>
      {refusal ? (
        <p role="alert" className="m-0 mt-1.5 text-meta text-danger-text">
          {refusal}
        </p>
      ) : null}
      <input
        ref={chooser}
        type="file"
        hidden
        accept={accepted[format]}
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) void upload(file);
          target.value = "";
        }}
      />
    </div>
  );
}
