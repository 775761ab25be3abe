"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { FormDialog } from "@/components/ui/form-dialog";
import type { CannedText, CannedTexts } from "@/server/canned-texts/list-canned-texts";
import { type CannedTextFields, cannedTextFields, shortcutSchema } from "@/server/canned-texts/schema";
import { type AttachedFile, CannedTextFiles } from "./canned-text-files";
import { CannedTextForm, type Typed } from "./canned-text-form";
import { useSaveCannedText } from "./use-canned-text-moves";

/** A new text, or one that is there; who may not change it reads it here. */
export function CannedTextDialog({
  text,
  known,
  onClose,
}: {
  text: CannedText | null;
  known: CannedTexts;
  onClose: () => void;
}) {
  const t = useTranslations("canned-texts");
  const [typed, setTyped] = useState<Typed>(() => typedOf(text));
  const [files, setFiles] = useState<AttachedFile[]>(() => filesOf(text));
  const [isUploading, setUploading] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const save = useSaveCannedText(onClose);
  const mayChange = text?.mayChange ?? true;
  const submit = () => {
    setAsked(true);
    const fields = cannedTextFields.safeParse(toFields(typed, files));
    if (fields.success && !isUploading) save.send(text?.id ?? null, fields.data);
  };
  const title = mayChange ? t(text ? "changeTitle" : "addTitle") : (text?.name ?? "");
  return (
    <FormDialog
      onClose={onClose}
      title={title}
      onSubmit={submit}
      pending={save.isPending}
      reason={isUploading ? t("uploading") : null}
      problem={save.error}
      readOnly={!mayChange}
    >
      {mayChange ? null : <Banner tone="info">{t("readOnly")}</Banner>}
      <CannedTextForm
        typed={typed}
        onChange={(change) => setTyped((before) => ({ ...before, ...change }))}
        known={known}
        isAsked={isAsked}
        disabled={!mayChange}
      />
      <CannedTextFiles
        cannedTextId={text?.id ?? null}
        files={files}
        onChange={setFiles}
        onUploading={setUploading}
        disabled={!mayChange}
      />
    </FormDialog>
  );
}

const typedOf = (text: CannedText | null): Typed => ({
  scope: text?.scope ?? "personal",
  groupId: text?.groupId ?? null,
  folder: text?.folder ?? "",
  name: text?.name ?? "",
  shortcut: text?.shortcut ?? "",
  body: text?.body ?? "",
});

const filesOf = (text: CannedText | null): AttachedFile[] =>
  (text?.files ?? []).map(({ mediaId, fileName, byteSize }) => ({ mediaId, fileName: fileName ?? mediaId, byteSize }));

function toFields(typed: Typed, files: readonly AttachedFile[]): CannedTextFields {
  const shortcut = typed.shortcut.trim().replace(/^[/#]/, "");
  return {
    ...typed,
    groupId: typed.scope === "group" ? typed.groupId : null,
    shortcut: shortcut === "" ? null : (shortcutSchema.safeParse(shortcut).data ?? shortcut),
    mediaIds: files.map(({ mediaId }) => mediaId),
  };
}
