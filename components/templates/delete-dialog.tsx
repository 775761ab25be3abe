"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { ShownTemplate } from "@/server/templates/show-template";
import type { ShownVersion } from "./template-rows";
import { useLanguageName } from "./use-language-name";
import { useTemplateMoves } from "./use-template-moves";

/** Deleting blocks the name for thirty days and stops what sends it, so the name is typed. */
export function DeleteDialog({
  version,
  detail,
  onClose,
}: {
  version: ShownVersion;
  detail: ShownTemplate;
  onClose: () => void;
}) {
  const t = useTranslations("templates.deleteDialog");
  const moves = useTemplateMoves(version);
  const languageName = useLanguageName();
  const [typed, setTyped] = useState("");
  const { name, language } = version;
  return (
    <ConfirmDialog
      danger
      open
      onOpenChange={onClose}
      title={t("title", { name })}
      description={detail.deletesAllLanguages ? t("textAll") : t("text", { language: languageName(language) })}
      confirm={t("confirm")}
      pending={moves.remove.isPending}
      reason={typed.trim() === name ? null : t("mismatch")}
      onConfirm={() => moves.remove.mutate({ templateId: version.id, name: typed }, { onSuccess: onClose })}
    >
      <div className="flex flex-col gap-3">
        <p className="m-0 text-text-2">{t("blocked")}</p>
        {detail.campaigns.length > 0 ? (
          <Banner tone="warn">
            {t("campaigns", { count: detail.campaigns.length })}{" "}
            {detail.campaigns.map((campaign) => campaign.name).join(", ")}
          </Banner>
        ) : null}
        <Field label={t("typed", { name })}>
          <Input autoComplete="off" spellCheck={false} value={typed} onValueChange={setTyped} />
        </Field>
      </div>
    </ConfirmDialog>
  );
}
