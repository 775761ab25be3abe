"use client";
import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { SenderLoss } from "@/server/campaigns/sender-rules";
import { variantLetter } from "./variant-letter";

/** Asks before another number or template takes something away, and says what. */
export function SenderChangeDialog({
  loss,
  isNumber,
  onConfirm,
  onClose,
}: {
  loss: SenderLoss;
  isNumber: boolean;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const t = useTranslations("campaigns.senderChange");
  return (
    <ConfirmDialog
      open
      danger
      onOpenChange={(open) => !open && onClose()}
      title={t(isNumber ? "number" : "template")}
      description={isNumber ? t("numberText") : t("templateText")}
      confirm={t("confirm")}
      onConfirm={onConfirm}
    >
      <Names
        title={t("variants")}
        names={loss.variants.map(({ at, name, language }) => `${variantLetter(at)} ${name} · ${language}`)}
      />
      <Names title={t(loss.hasFiles ? "variablesWithRows" : "variables")} names={loss.variables} />
      {loss.kept.length > 0 ? <p className="m-0 text-text-2">{t("kept", { names: loss.kept.join(", ") })}</p> : null}
    </ConfirmDialog>
  );
}

function Names({ title, names }: { title: string; names: string[] }) {
  if (names.length === 0) return null;
  return (
    <>
      <p className="m-0 font-semibold">{title}</p>
      <ul className="m-0 mb-3 pl-5">
        {names.map((name) => (
          <li key={name} className="break-words">
            {name}
          </li>
        ))}
      </ul>
    </>
  );
}
