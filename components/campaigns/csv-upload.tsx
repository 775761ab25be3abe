"use client";
import { Download } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorText } from "@/components/live/use-error-text";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { FileDrop } from "@/components/ui/file-drop";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Segmented } from "@/components/ui/segmented";
import { type AudienceMode, audienceModes } from "@/db/enums";
import { fileVariables } from "@/server/campaigns/audience-rules";
import { maxRows } from "@/server/campaigns/csv-rules";
import type { ShownCampaign } from "@/server/campaigns/show-campaign";
import { CsvMapping } from "./csv-mapping";
import { ImportReport } from "./import-report";
import { useRefreshCampaigns } from "./use-campaign";
import { type CsvFile, csvProblems, useCsvFile } from "./use-csv-file";
import { type UploadState, useCsvUpload } from "./use-csv-upload";

/**
 * Nahrát CSV (S2.24): empty template, file, its columns and first rows, upload with progress, report. A draft may take a file away, too:
 * then only its phones count.
 */
export function CsvUpload({ campaign: shown, hint }: { campaign: ShownCampaign; hint?: string }) {
  const t = useTranslations("campaigns.csv");
  const errorText = useErrorText();
  const refresh = useRefreshCampaigns();
  const [wanted, setMode] = useState<AudienceMode>("add");
  const half = shown.imports.find(({ status, audience }) => status === "running" && !audience) ?? null;
  const mode = half?.mode ?? wanted;
  const isMinus = mode === "minus";
  const campaign = isMinus ? { ...shown, variables: [] } : shown;
  const variables = fileVariables(campaign.variables);
  const chosen = useCsvFile(variables.map(({ label }) => label));
  const { state, upload, stop, reset } = useCsvUpload(campaign.id, mode, () => void refresh());
  const csv = chosen.csv && half ? asItBegan(chosen.csv, half, campaign) : chosen.csv;
  const goesOn = csv !== null && csv !== chosen.csv;
  const problems = csv ? csvProblems(csv, variables) : null;
  const isBusy = state.phase === "running";
  const isDone = state.phase === "done";
  const choose = (file: File) => {
    reset();
    void chosen.choose(file);
  };
  const turn = (next: AudienceMode) => {
    reset();
    chosen.clear();
    setMode(next);
  };
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-x-4">
        <h3 className="m-0 text-body">{t("upload")}</h3>
        {isMinus ? null : (
          <ButtonLink variant="link" href={`/api/campaigns/${campaign.id}/files/template.csv`} download="template.csv">
            <Download aria-hidden />
            {t("template")}
          </ButtonLink>
        )}
      </div>
      {shown.status === "draft" && !isBusy && !half ? (
        <Segmented
          label={t("mode")}
          className="-mt-2"
          options={audienceModes.map((value) => ({ value, label: t(`modes.${value}`) }))}
          value={mode}
          onValueChange={turn}
        />
      ) : null}
      {isMinus || hint ? <p className="m-0 -mt-2 text-text-2">{isMinus ? t("minusHint") : hint}</p> : null}
      {isBusy ? null : <Half half={half} onCancel={stop} />}
      {csv && !isDone ? null : (
        <FileDrop
          label={t("drop")}
          hint={t("dropHint", { max: maxRows })}
          accept=".csv,.txt,text/csv,text/plain"
          onFiles={([file]) => file && choose(file)}
        />
      )}
      {csv && !isDone ? (
        <>
          <CsvMapping campaign={campaign} csv={csv} onColumn={chosen.setColumn} disabled={isBusy || goesOn} />
          {problems?.noPhones ? <Banner tone="danger">{t("noPhones")}</Banner> : null}
          {problems && problems.missing.length > 0 ? (
            <Banner tone="danger">
              {t("missing", { labels: problems.missing.map(({ label }) => label).join(", ") })}
            </Banner>
          ) : null}
          {state.phase === "refused" ? (
            <Banner tone="danger" role="alert">
              <b>{t("stop")}.</b> {errorText(state.error)}
            </Banner>
          ) : null}
          <Going state={state} onStop={stop} />
          {isBusy ? null : (
            <div className="flex flex-wrap gap-2">
              <Button
                variant="primary"
                reason={problems?.noPhones || problems?.missing.length ? t("stop") : null}
                onClick={() => {
                  setMode(mode);
                  void upload(csv.file, csv.columns);
                }}
              >
                {state.phase === "interrupted" || goesOn ? t("goOn") : <StartLabel size={csv.file.size} />}
              </Button>
              <Button variant="plain" onClick={() => chosen.clear()}>
                {t("other")}
              </Button>
            </div>
          )}
        </>
      ) : null}
      {isDone && isMinus ? (
        <Banner tone="ok" role="status">
          {t("minusDone", { file: state.fileName })}
        </Banner>
      ) : null}
      {isDone && !isMinus ? (
        <ImportReport
          campaignId={campaign.id}
          importId={state.importId}
          title={t("report", { file: state.fileName })}
        />
      ) : null}
    </div>
  );
}

type Import = ShownCampaign["imports"][number];

/** The file of an upload that was left behind, chosen again: its columns are what they were, for the rest is read by them. */
function asItBegan(csv: CsvFile, half: Import, { variables }: ShownCampaign): CsvFile {
  if (half.fileName !== csv.file.name || half.byteSize !== csv.file.size || !half.reading) return csv;
  const [phone = 0, ...columns] = half.reading.columns;
  const inFile = fileVariables(variables).map((variable) => columns[variables.indexOf(variable)] ?? -1);
  return { ...csv, columns: [phone, ...inFile] };
}

function StartLabel({ size }: { size: number }) {
  const t = useTranslations("campaigns.csv");
  const format = useFormatter();
  const [amount, unit] = size < 1024 * 1024 ? [size / 1024, "kilobyte"] : [size / 1024 / 1024, "megabyte"];
  return t("startSize", { size: format.number(amount, { style: "unit", unit, maximumFractionDigits: 1 }) });
}

function Going({ state, onStop }: { state: UploadState; onStop: (importId: string) => void }) {
  const t = useTranslations("campaigns.csv");
  if (state.phase !== "running" && state.phase !== "interrupted") return null;
  const text = t("progress", { percent: state.share, rows: state.rows });
  return (
    <div role="status" className="flex flex-col gap-2">
      {state.phase === "interrupted" ? <Banner tone="warn">{t("interrupted")}</Banner> : null}
      <ProgressBar parts={[{ value: state.share, tone: "accent" }]} total={1} label={text} />
      <div className="flex items-center gap-3 text-text-2">
        <span className="flex-1">{text}</span>
        <Button variant="danger" onClick={() => onStop(state.importId)}>
          {t("cancelUpload")}
        </Button>
      </div>
    </div>
  );
}

/** An upload that somebody left behind. */
function Half({ half, onCancel }: { half: Import | null; onCancel: (importId: string) => void }) {
  const t = useTranslations("campaigns.csv");
  if (!half) return null;
  return (
    <Banner
      tone="warn"
      action={
        <Button variant="plain" className="text-inherit" onClick={() => onCancel(half.id)}>
          {t("cancelUpload")}
        </Button>
      }
    >
      {t("half", { file: half.fileName, percent: half.byteSize > 0 ? half.byteOffset / half.byteSize : 0 })}
    </Banner>
  );
}
