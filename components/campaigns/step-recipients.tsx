"use client";
import { useTranslations } from "next-intl";
import type { ShownCampaign } from "@/server/campaigns/show-campaign";
import { AudienceCount } from "./audience-count";
import { AudienceEditor } from "./audience-editor";
import { CsvUpload } from "./csv-upload";
import { ImportList } from "./import-list";
import { StepFrame } from "./step-frame";
import { useAudienceDraft } from "./use-audience-draft";
import type { Wizard } from "./use-wizard";

/** Step 3: recipients from the directory and out of files (S2.20, S2.24). A draft may go on without any (S2.3). */
export function StepRecipients({ wizard, draft }: { wizard: Wizard; draft: ShownCampaign }) {
  const t = useTranslations("campaigns");
  const hasCards = draft.places.some(({ card }) => card !== undefined);
  const hint = [t("wizard.recipients.csvText"), hasCards ? t("wizard.recipients.csvCards") : ""].join(" ").trim();
  return (
    <StepFrame
      wizard={wizard}
      step="recipients"
      text={t("wizard.recipients.text")}
      aside={draft.imports.length > 0 ? <ImportList campaign={draft} /> : null}
    >
      <div className="flex max-w-200 flex-col gap-8">
        <FromDirectory wizard={wizard} draft={draft} />
        <section aria-label={t("csv.upload")}>
          <CsvUpload campaign={draft} hint={hint} />
        </section>
      </div>
    </StepFrame>
  );
}

/** The audience is saved with every change. */
function FromDirectory({ wizard, draft }: { wizard: Wizard; draft: ShownCampaign }) {
  const t = useTranslations("campaigns.audience");
  const { audience, change, counted } = useAudienceDraft(draft, wizard);
  return (
    <section aria-label={t("title")} className="flex flex-col gap-3">
      <h3 className="m-0 text-body">{t("title")}</h3>
      <AudienceEditor campaignId={draft.id} audience={audience} counted={counted.data} onChange={change} />
      {audience.steps.length > 0 ? (
        <AudienceCount
          counted={counted.data}
          valuesLater
          isError={counted.isError}
          isFetching={counted.isFetching}
          onRetry={() => void counted.refetch()}
        />
      ) : null}
    </section>
  );
}
