"use client";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useErrorText } from "@/components/live/use-error-text";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import type { LibraryFile, TakenFile } from "./library-types";
import { useLibraryMoves } from "./use-library-moves";

/** Name and folder of a file: of one in the library, or of one just uploaded that goes there. */
export function LibraryDialog({
  file,
  uploaded,
  folders,
  onClose,
}: {
  file?: LibraryFile;
  uploaded?: TakenFile;
  folders: string[];
  onClose: () => void;
}) {
  const t = useTranslations("library.dialog");
  const listId = useId();
  const errorText = useErrorText();
  const fileName = file?.fileName ?? uploaded?.fileName ?? "";
  const [name, setName] = useState(file?.name ?? fileName.replace(/\.[a-z0-9]{1,5}$/i, ""));
  const [folder, setFolder] = useState(file?.folder ?? "");
  const [isTried, setTried] = useState(false);
  const { add, change } = useLibraryMoves(onClose);
  const lacksName = name.trim() === "";
  const move = file ? change : add;
  const onSubmit = () => {
    setTried(true);
    if (lacksName) return;
    const words = { name: name.trim(), folder: folder.trim() };
    if (file) change.mutate({ libraryFileId: file.id, ...words });
    else if (uploaded) add.mutate({ mediaId: uploaded.mediaId, ...words });
  };
  return (
    <FormDialog
      title={t(file ? "change" : "add")}
      onClose={onClose}
      onSubmit={onSubmit}
      pending={move.isPending}
      problem={move.error ? errorText(move.error) : null}
    >
      <Field
        label={t("name")}
        hint={t("nameHint", { fileName })}
        error={isTried && lacksName ? t("nameMissing") : undefined}
      >
        <Input value={name} maxLength={120} required autoFocus onValueChange={setName} />
      </Field>
      <Field label={t("folder")} hint={t("folderHint")}>
        <Input value={folder} maxLength={60} list={listId} onValueChange={setFolder} />
      </Field>
      <datalist id={listId}>
        {folders.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </FormDialog>
  );
}
