"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNow, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { FixedFields } from "@/components/templates/fixed-fields";
import { Banner } from "@/components/ui/banner";
import { Segmented } from "@/components/ui/segmented";
import { filledValues } from "@/server/campaigns/recipient-rules";
import { isFixedSound } from "@/server/campaigns/rules";
import type { PreviewKind } from "@/server/campaigns/schema";
import type { ShownCampaign } from "@/server/campaigns/show-campaign";
import { variantValues } from "@/server/campaigns/variant-rules";
import { fixedPlaces } from "@/server/templates/place-rules";
import { DefaultsTable } from "./defaults-table";
import { LinksSwitch } from "./links-switch";
import { PreviewPager } from "./preview-pager";
import { PreviewTable } from "./preview-table";
import { StepFrame } from "./step-frame";
import { TestSend } from "./test-send";
import type { Wizard } from "./use-wizard";
import { variantLetter } from "./variant-letter";
import { VariantsSection } from "./variants-section";

/** Step 4: defaults, the first twenty recipients as they will be written to, who lacks what (S2.22, S2.23, O10). */
export function StepVariables({ wizard, draft, company }: { wizard: Wizard; draft: ShownCampaign; company: string }) {
  const t = useTranslations("campaigns.wizard.variables");
  const tTest = useTranslations("campaigns.test");
  const trpc = useTRPC();
  const [kind, setKind] = useState<PreviewKind>("first");
  const [at, setAt] = useState(0);
  const preview = useQuery(
    trpc.campaigns.preview.queryOptions({ campaignId: draft.id, kind }, { placeholderData: keepPreviousData }),
  );
  const rows = preview.data?.rows ?? [];
  const problems = preview.data?.problems ?? 0;
  const shown = rows[Math.min(at, rows.length - 1)] ?? null;
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
          at={Math.min(at, Math.max(0, rows.length - 1))}
          onMove={setAt}
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
      <div className="mt-6 mb-2 flex flex-wrap items-center gap-3">
        <h3 className="m-0 flex-1 text-body">{t("recipients")}</h3>
        <Segmented
          label={t("filter")}
          value={kind}
          onValueChange={(next) => {
            setKind(next);
            setAt(0);
          }}
          options={[
            { value: "first", label: t("first") },
            { value: "longest", label: t("extremes") },
            { value: "problems", label: t("problems"), count: problems },
          ]}
        />
      </div>
      {problems > 0 ? (
        <Banner tone="danger" className="mb-2">
          <b>{t("missing", { count: problems })}</b> {t("missingText")}
        </Banner>
      ) : null}
      {preview.data && rows.length === 0 ? (
        <p className="text-text-3">{kind === "problems" ? t("noProblems") : t("noRecipients")}</p>
      ) : null}
      {rows.length > 0 ? (
        <PreviewTable rows={rows} variables={variables} shownId={shown?.id ?? null} onShow={setAt} />
      ) : null}
    </StepFrame>
  );
}
