"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { uploadFile } from "@/components/inbox/composer/upload-file";
import { useErrorText } from "@/components/live/use-error-text";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-manager";
import { LibraryDialog } from "./library-dialog";
import type { TakenFile } from "./library-types";

/** Uploads a file and asks for its name and folder. */
export function LibraryUpload({ folders }: { folders: string[] }) {
  const t = useTranslations("library");
  const errorText = useErrorText();
  const chooser = useRef<HTMLInputElement>(null);
  const [share, setShare] = useState<number | null>(null);
  const [uploaded, setUploaded] = useState<TakenFile | null>(null);
  const upload = async (file: File) => {
    setShare(0);
    try {
      setUploaded(await uploadFile(file, { signal: new AbortController().signal, onProgress: setShare }));
    } catch (error) {
      showToast({ title: errorText(error), tone: "error" });
    }
    setShare(null);
  };
  return (
    <>
      <Button variant="primary" pending={share !== null} onClick={() => chooser.current?.click()}>
        <Plus aria-hidden />
        {share === null ? t("upload") : t("uploading", { percent: share })}
      </Button>
      <input
        ref={chooser}
        type="file"
        hidden
        aria-label={t("upload")}
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) void upload(file);
          target.value = "";
        }}
      />
      {uploaded ? <LibraryDialog uploaded={uploaded} folders={folders} onClose={() => setUploaded(null)} /> : null}
    </>
  );
}
