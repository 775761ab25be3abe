"use client";
import { useTranslations } from "next-intl";
import { Chip } from "@/components/ui/chip";
import { useMoment } from "@/components/ui/use-moment";
import type { ShownCampaign } from "@/server/campaigns/show-campaign";
import { CsvUpload } from "./csv-upload";
import { StepFrame } from "./step-frame";
import type { Wizard } from "./use-wizard";

/** Step 3: upload contacts; files uploaded before stand beside it. A draft may go on without any (S2.3). */
export function StepRecipients({ wizard, draft }: { wizard: Wizard; draft: ShownCampaign }) {
  const t = useTranslations("campaigns.wizard.recipients");
  return (
    <StepFrame
      wizard={wizard}
      step="recipients"
      text={t("text")}
      aside={draft.imports.length > 0 ? <Files draft={draft} /> : null}
    >
      <div className="max-w-200">
        <CsvUpload campaign={draft} />
      </div>
    </StepFrame>
  );
}

function Files({ draft }: { draft: ShownCampaign }) {
  const t = useTranslations("campaigns.csv");
  const moment = useMoment();
  const files = draft.imports;
  return (
    <div className="w-full">
      <h3 className="m-0 mb-2 text-body">{t("files")}</h3>
      <ul className="m-0 list-none p-0">
        {files.map(({ id, fileName, rowCount, status, createdAt }) => (
          <li key={id} className="flex items-center gap-3 border-b border-line py-2">
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium">{fileName}</span>
              <span className="block text-meta text-text-3">{moment(createdAt)}</span>
            </span>
            {status === "done" ? (
              <span className="text-text-2">{t("rows", { count: rowCount })}</span>
            ) : (
              <Chip tone={status === "failed" ? "danger" : "warn"}>
                {status === "failed" ? t("fileFailed") : t("fileRunning")}
              </Chip>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
