"use client";
import { useNow, useTranslations } from "next-intl";
import { FixedFields } from "@/components/templates/fixed-fields";
import { filledValues } from "@/server/campaigns/recipient-rules";
import { isFixedSound } from "@/server/campaigns/rules";
import type { ShownCampaign } from "@/server/campaigns/show-campaign";
import { variantValues } from "@/server/campaigns/variant-rules";
import { fixedPlaces } from "@/server/templates/place-rules";
import { DefaultsTable } from "./defaults-table";
import { LinksSwitch } from "./links-switch";
import { PreviewPager } from "./preview-pager";
import { RecipientsPreview } from "./recipients-preview";
import { StepFrame } from "./step-frame";
import { TestSend } from "./test-send";
import { useRecipientsPreview } from "./use-recipients-preview";
import type { Wizard } from "./use-wizard";
import { variantLetter } from "./variant-letter";
import { VariantsSection } from "./variants-section";

/** Step 4: defaults, the first twenty recipients as they will be written to, who lacks what (S2.22, S2.23, O10). */
export function StepVariables({ wizard, draft, company }: { wizard: Wizard; draft: ShownCampaign; company: string }) {
  const t = useTranslations("campaigns.wizard.variables");
  const tTest = useTranslations("campaigns.test");
  const preview = useRecipientsPreview(draft.id);
  const { rows, at, shown } = preview;
  const { variables, fixed } = wizard.fields;
  const places = fixedPlaces(draft.templateComponents);
  const isSound = isFixedSound(draft.templateComponents, fixed, useNow({ updateInterval: 30_000 }));
  const samples = Object.fromEntries(draft.places.map(({ key, sample }) => [key, sample ?? ""]));
  const filled = { ...fixed, ...(shown ? filledValues(shown.values, variables) : samples) };
  const variant = draft.variants[(shown?.variant ?? 0) - 1];
  return (
    <StepFrame
      wizard={wizard}
      step="variables"
      text={t(variables.length > 0 ? "text" : "none", { template: draft.templateName })}
      reason={isSound ? null : t("fixedRequired")}
      aside={
        <PreviewPager
          company={company}
          variant={
            draft.variants.length > 0
              ? t("shownVariant", {
                  letter: variantLetter(shown?.variant ?? 0),
                  name: variant?.name ?? draft.templateName,
                })
              : null
          }
          components={variant?.components ?? draft.templateComponents}
          values={variant ? variantValues(variant, filled) : filled}
          rows={rows}
          at={at}
          onMove={preview.move}
        >
          <TestSend
            key={shown?.id}
            campaignId={draft.id}
            variant={shown?.variant ?? 0}
            values={shown?.values ?? null}
            reason={shown && shown.empty.length > 0 ? tTest("missing") : null}
          />
        </PreviewPager>
      }
    >
      {places.length > 0 ? (
        <section className="mb-6 max-w-160">
          <h3 className="m-0 text-body">{t("fixed")}</h3>
          <p className="m-0 mb-3 text-meta text-text-3">{t("fixedHint")}</p>
          <FixedFields
            places={places}
            values={fixed}
            onChange={(key, value) => wizard.change({ fixed: { ...fixed, [key]: value } })}
          />
        </section>
      ) : null}
      <LinksSwitch wizard={wizard} draft={draft} />
      {variables.length > 0 ? <DefaultsTable wizard={wizard} sample={shown?.values ?? []} /> : null}
      <VariantsSection wizard={wizard} draft={draft} />
      <RecipientsPreview wizard={wizard} draft={draft} preview={preview} />
    </StepFrame>
  );
}
