"use client";
import { Paperclip } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Refusal, useErrorText } from "@/components/live/use-error-text";
import { Button } from "@/components/ui/button";
import { ProgressBar } from "@/components/ui/progress-bar";
import { checkFile, kindOf } from "./attach-check";
import { type Uploaded, uploadFile } from "./upload-file";

type Kind = "image" | "video" | "document";
type Upload =
  | { phase: "uploading"; share: number; fileName: string }
  | { phase: "refused"; text: string }
  | { phase: "ready"; uploaded: Uploaded };

/** The file of a template's header, kept by the template's name. */
export function useHeaderFile() {
  const t = useTranslations("composer.attached");
  const errorText = useErrorText();
  const [uploads, setUploads] = useState<Record<string, Upload>>({});
  const running = useRef<AbortController>(null);
  const set = (name: string, upload: Upload) => setUploads((all) => ({ ...all, [name]: upload }));

  const choose = async (name: string, kind: Kind, file: File) => {
    running.current?.abort();
    const check = checkFile(file, "meta");
    if (!check.ok) return set(name, { phase: "refused", text: errorText(new Refusal(check.key, check.values)) });
    if (kind !== "document" && kindOf(file) !== kind)
      return set(name, { phase: "refused", text: t("wrongKind", { kind }) });
    const controller = new AbortController();
    running.current = controller;
    set(name, { phase: "uploading", share: 0, fileName: file.name });
    try {
      const uploaded = await uploadFile(file, {
        signal: controller.signal,
        onProgress: (share) => set(name, { phase: "uploading", share, fileName: file.name }),
      });
      set(name, { phase: "ready", uploaded });
    } catch (error) {
      if (!controller.signal.aborted) set(name, { phase: "refused", text: errorText(error) });
    }
  };
  return {
    choose,
    stateFor: (name: string): Upload | null => uploads[name] ?? null,
    mediaIdFor: (name: string): string | undefined => {
      const upload = uploads[name];
      return upload?.phase === "ready" ? upload.uploaded.mediaId : undefined;
    },
  };
}

export type HeaderFile = ReturnType<typeof useHeaderFile>;

const accepted = { image: "image/jpeg,image/png", video: "video/mp4,video/3gpp", document: undefined };

/** A template with a picture, film or document above its text needs that file. */
export function TemplateHeaderFile({ name, kind, header }: { name: string; kind: Kind; header: HeaderFile }) {
  const t = useTranslations("composer");
  const chooser = useRef<HTMLInputElement>(null);
  const upload = header.stateFor(name);
  return (
    <div>
      <div className="mb-1.5 font-medium">{t("picker.header", { kind })}</div>
      <div className="flex items-center gap-2">
        <Button onClick={() => chooser.current?.click()}>
          <Paperclip aria-hidden />
          {t(upload ? "picker.otherFile" : "picker.chooseFile")}
        </Button>
        <span className="min-w-0 flex-1 truncate text-text-2">
          {upload?.phase === "ready" ? upload.uploaded.fileName : null}
          {upload?.phase === "uploading" ? upload.fileName : null}
        </span>
      </div>
      {upload?.phase === "uploading" ? (
        <ProgressBar
          parts={[{ value: upload.share, tone: "accent" }]}
          total={1}
          label={t("attached.uploading", { percent: upload.share })}
          className="mt-2"
        />
      ) : null}
      {upload?.phase === "refused" ? (
        <p role="alert" className="m-0 mt-1.5 text-meta text-danger-text">
          {upload.text}
        </p>
      ) : null}
      <input
        ref={chooser}
        type="file"
        hidden
        accept={accepted[kind]}
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) void header.choose(name, kind, file);
          target.value = "";
        }}
      />
    </div>
  );
}
