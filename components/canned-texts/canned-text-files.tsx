"use client";
import { FileText, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { LibraryButton } from "@/components/files/library-button";
import { uploadFile } from "@/components/inbox/composer/upload-file";
import { useErrorText } from "@/components/live/use-error-text";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { maxFiles } from "@/server/canned-texts/schema";

export type AttachedFile = { mediaId: string; fileName: string; byteSize: number | null };

/** Files that are attached together with the text. */
export function CannedTextFiles({
  cannedTextId,
  files,
  onChange,
  onUploading,
  disabled,
}: {
  /** Null: the text is not saved yet, its files can be opened afterwards. */
  cannedTextId: string | null;
  files: AttachedFile[];
  onChange: (update: (before: AttachedFile[]) => AttachedFile[]) => void;
  onUploading: (isUploading: boolean) => void;
  disabled: boolean;
}) {
  const t = useTranslations("canned-texts");
  const errorText = useErrorText();
  const chooser = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<{ uploading: string | null; problem: string | null }>(idle);
  const [saved] = useState(() => new Set(files.map(({ mediaId }) => mediaId)));
  const upload = async (file: File) => {
    setState({ uploading: file.name, problem: null });
    onUploading(true);
    try {
      const signal = new AbortController().signal;
      const { mediaId, fileName, byteSize } = await uploadFile(file, { signal, onProgress: () => undefined });
      onChange((before) => [...before, { mediaId, fileName, byteSize }]);
      setState(idle);
    } catch (error) {
      setState({ uploading: null, problem: `${file.name}: ${errorText(error)}` });
    } finally {
      onUploading(false);
    }
  };
  const isFull = files.length >= maxFiles;
  return (
    <section aria-label={t("filesLabel")}>
      <p className="m-0 mb-1.5 font-medium">{t("filesLabel")}</p>
      <ul className="m-0 flex list-none flex-col gap-1 p-0">
        {files.map(({ mediaId, fileName }) => (
          <li key={mediaId} className="flex min-h-8 items-center gap-2">
            <FileText aria-hidden className="size-4 shrink-0 text-text-2" />
            {cannedTextId && saved.has(mediaId) ? (
              <a
                href={`/api/canned-texts/${cannedTextId}/files/${mediaId}`}
                download={fileName}
                className="min-w-0 flex-1 truncate text-accent-text"
              >
                {fileName}
              </a>
            ) : (
              <span className="min-w-0 flex-1 truncate">{fileName}</span>
            )}
            {disabled ? null : (
              <IconButton
                label={t("removeFile", { name: fileName })}
                onClick={() => onChange((before) => before.filter((file) => file.mediaId !== mediaId))}
              >
                <X aria-hidden />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      <p role="status" className="m-0 text-meta text-text-2">
        {state.uploading ? t("uploadingFile", { name: state.uploading }) : null}
      </p>
      {state.problem ? (
        <p role="alert" className="m-0 text-meta text-danger-text">
          {state.problem}
        </p>
      ) : null}
      {disabled ? null : (
        <div className="flex flex-wrap gap-2">
          <Button
            pending={state.uploading !== null}
            reason={isFull ? t("tooManyFiles", { max: maxFiles }) : null}
            onClick={() => chooser.current?.click()}
          >
            {t("addFile")}
          </Button>
          {isFull ? null : (
            <LibraryButton
              onPick={({ mediaId, fileName, byteSize }) =>
                onChange((before) => [...before, { mediaId, fileName, byteSize }])
              }
            />
          )}
        </div>
      )}
      <input
        ref={chooser}
        type="file"
        hidden
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = "";
          if (file) void upload(file);
        }}
      />
    </section>
  );
}

const idle = { uploading: null, problem: null };
