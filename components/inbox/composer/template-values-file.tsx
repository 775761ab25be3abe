"use client";
import { Paperclip } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { LibraryButton } from "@/components/files/library-button";
import { useBlockedFiles } from "@/components/files/use-blocked-files";
import { Refusal, useErrorText } from "@/components/live/use-error-text";
import { Button } from "@/components/ui/button";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { FilePlace } from "@/server/templates/place-rules";
import { checkFile, kindOf } from "./attach-check";
import { type Uploaded, uploadFile } from "./upload-file";

type Upload =
  | { phase: "uploading"; share: number; fileName: string }
  | { phase: "refused"; text: string }
  | { phase: "ready"; uploaded: Uploaded };

/** The files of templates, kept by the template's name and the place in it. */
export function useTemplateFiles() {
  const t = useTranslations("composer.attached");
  const errorText = useErrorText();
  const [uploads, setUploads] = useState<Record<string, Upload>>({});
  const blocked = useBlockedFiles();
  const running = useRef(new Map<string, AbortController>());

  const choose = async (name: string, { key, kind }: FilePlace, file: File) => {
    const id = idOf(name, key);
    const set = (upload: Upload) => setUploads((all) => ({ ...all, [id]: upload }));
    running.current.get(id)?.abort();
    const check = checkFile(file, "meta", blocked);
    if (!check.ok) return set({ phase: "refused", text: errorText(new Refusal(check.key, check.values)) });
    if (kind !== "document" && kindOf(file) !== kind) return set({ phase: "refused", text: t("wrongKind", { kind }) });
    const controller = new AbortController();
    running.current.set(id, controller);
    set({ phase: "uploading", share: 0, fileName: file.name });
    try {
      const uploaded = await uploadFile(file, {
        signal: controller.signal,
        onProgress: (share) => set({ phase: "uploading", share, fileName: file.name }),
      });
      set({ phase: "ready", uploaded });
    } catch (error) {
      if (!controller.signal.aborted) set({ phase: "refused", text: errorText(error) });
    }
  };
  /** A file of the library is on the server already (N.60). */
  const take = (name: string, { key }: FilePlace, uploaded: Uploaded) => {
    const id = idOf(name, key);
    running.current.get(id)?.abort();
    setUploads((all) => ({ ...all, [id]: { phase: "ready", uploaded } }));
  };
  return {
    choose,
    take,
    stateFor: (name: string, key: string): Upload | null => uploads[idOf(name, key)] ?? null,
    /** Ids of those that are there, by place. */
    of: (name: string, places: readonly FilePlace[]): Record<string, string> =>
      Object.fromEntries(
        places.flatMap(({ key }) => {
          const upload = uploads[idOf(name, key)];
          return upload?.phase === "ready" ? [[key, upload.uploaded.mediaId]] : [];
        }),
      ),
  };
}

const idOf = (name: string, key: string): string => `${name}/${key}`;

export type TemplateFiles = ReturnType<typeof useTemplateFiles>;

const accepted = { image: "image/jpeg,image/png", video: "video/mp4,video/3gpp", document: undefined };

/** A picture, film or document above the text or on a card needs that file. */
export function TemplateFile({ name, place, uploads }: { name: string; place: FilePlace; uploads: TemplateFiles }) {
  const t = useTranslations("composer");
  const chooser = useRef<HTMLInputElement>(null);
  const upload = uploads.stateFor(name, place.key);
  const { kind, card } = place;
  const label = card === undefined ? t("picker.header", { kind }) : t("picker.cardFile", { kind });
  const number = (card ?? 0) + 1;
  return (
    <div>
      <div className="mb-1.5 font-medium">{label}</div>
      <div className="flex flex-wrap items-center gap-2">
        <Button
          aria-label={card === undefined ? undefined : t("picker.chooseCardFile", { number })}
          onClick={() => chooser.current?.click()}
        >
          <Paperclip aria-hidden />
          {t(upload ? "picker.otherFile" : "picker.chooseFile")}
        </Button>
        <LibraryButton kind={kind} onPick={(file) => uploads.take(name, place, file)} />
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
          if (file) void uploads.choose(name, place, file);
          target.value = "";
        }}
      />
    </div>
  );
}
