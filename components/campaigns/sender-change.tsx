"use client";
import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { CampaignVariable } from "@/db/schema/campaigns";
import { keptVariants, lostVariables } from "@/server/campaigns/sender-rules";
import type { ShownCampaign } from "@/server/campaigns/show-campaign";
import { variantLetter } from "./variant-letter";

export type SenderChange = {
  numberId: string;
  /** Empty: another number, whose template is yet to be chosen. */
  templateId: string;
  category: string;
  variables: Pick<CampaignVariable, "key">[];
};
export type SenderLoss = { variants: string[]; variables: string[]; kept: string[]; hasFiles: boolean };

/** What of a draft another number or template has no place for; null = nothing that anybody would miss. */
export function lossOf(
  draft: ShownCampaign | null,
  variables: CampaignVariable[],
  next: SenderChange,
): SenderLoss | null {
  if (!draft || next.templateId === draft.templateId) return null;
  const before = { ...draft, category: draft.templateCategory };
  const kept = keptVariants(draft.variants, before, next).map(({ templateId }) => templateId);
  // Who changed the number was asked about the variants then.
  const wasAsked = next.templateId !== "" && next.numberId !== draft.numberId;
  const variants = (wasAsked ? [] : draft.variants).flatMap(({ templateId, name, language }, n) =>
    kept.includes(templateId) ? [] : [`${variantLetter(n + 1)} ${name} · ${language}`],
  );
  const hasFiles = draft.imports.some(({ mode, audience, status }) => mode === "add" && !audience && status === "done");
  const gone = next.templateId ? lostVariables(next.variables, variables) : [];
  const lost = gone.filter(({ defaultValue, source }) => hasFiles || defaultValue || source);
  if (variants.length === 0 && lost.length === 0) return null;
  const stays = next.templateId ? variables.filter((variable) => !gone.includes(variable)) : [];
  return { variants, variables: lost.map(({ label }) => label), kept: stays.map(({ label }) => label), hasFiles };
}

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
      <Names title={t("variants")} names={loss.variants} />
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
