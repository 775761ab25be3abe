"use client";
import { Paperclip } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { LibraryButton } from "@/components/files/library-button";
import { uploadFile } from "@/components/inbox/composer/upload-file";
import { useErrorText } from "@/components/live/use-error-text";
import { Button } from "@/components/ui/button";

export type FileFormat = "image" | "video" | "document";
const accepted: Record<FileFormat, string> = {
  image: "image/jpeg,image/png",
  video: "video/mp4",
  document: "application/pdf",
};

/** The example that the reviewer sees; `buttonLabel` where several stand on the page. */
export function SampleFile({
  format,
  buttonLabel,
  fileName,
  onFile,
}: {
  format: FileFormat;
  buttonLabel?: string;
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
        <Button pending={share !== null} aria-label={buttonLabel} onClick={() => chooser.current?.click()}>
          <Paperclip aria-hidden />
          {t(fileName ? "otherFile" : "chooseFile")}
        </Button>
        <LibraryButton kind={format} onPick={({ mediaId, fileName: name }) => onFile(mediaId, name)} />
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
