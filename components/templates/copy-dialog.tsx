"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { NewDraftFields, useNewDraft } from "./new-draft-fields";
import type { ShownVersion } from "./template-rows";

export type CopyPurpose = "duplicate" | "fix" | "language" | "number";

/** Where a copy goes: under another name, in another language, to another number; then its editor opens. */
export function CopyDialog({
  version,
  purpose,
  onClose,
}: {
  version: Pick<ShownVersion, "id" | "numberId" | "name" | "language" | "category" | "isDraft">;
  purpose: CopyPurpose;
  onClose: () => void;
}) {
  const t = useTranslations("templates.copyDialog");
  const isRenamed = purpose === "duplicate" || purpose === "fix";
  const draft = useNewDraft({
    numberId: purpose === "number" ? "" : version.numberId,
    name: isRenamed ? nextName(version.name) : version.name,
    language: purpose === "language" ? "" : version.language,
    category: version.category,
    from: version.isDraft ? { draftId: version.id } : { templateId: version.id },
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t(`title.${purpose}`)}
      description={t(`text.${purpose}`)}
      footer={
        <>
          <Button variant="plain" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button variant="primary" pending={draft.isPending} reason={draft.reason} onClick={draft.create}>
            {t("confirm")}
          </Button>
        </>
      }
    >
      <NewDraftFields draft={draft} avoid={purpose === "number" ? version.numberId : undefined} />
    </Dialog>
  );
}

/** `nabidka` → `nabidka_2`, `nabidka_2` → `nabidka_3`: a refused name may stay blocked for thirty days. */
function nextName(name: string): string {
  const [, base = name, count] = /^(.*?)(?:_(\d+))?$/.exec(name) ?? [];
  return `${base}_${Number(count ?? 1) + 1}`;
}
