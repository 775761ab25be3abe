"use client";
import { Download, Pause, Play, Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { campaignMachine, mayUpload } from "@/server/campaigns/rules";
import type { CampaignProgress, ShownCampaign } from "@/server/campaigns/show-campaign";
import { actionsFrom } from "@/server/core/machine";
import { EndDialog } from "./end-dialog";
import { UploadDialog } from "./upload-dialog";
import { useCampaignMoves } from "./use-campaign";

type Open = "pause" | "resume" | "end" | "upload" | null;

/** Pozastavit, Pokračovat, Ukončit, Nahrát kontakty, Export (S2.26): what the state allows, each confirmed. */
export function CampaignActions({ campaign, progress }: { campaign: ShownCampaign; progress: CampaignProgress }) {
  const t = useTranslations("campaigns");
  const [open, setOpen] = useState<Open>(null);
  const moves = useCampaignMoves(campaign.id);
  const allowed: readonly string[] = actionsFrom(campaignMachine, progress.status);
  const close = () => setOpen(null);
  const run = (move: "pause" | "resume") => moves[move].mutate({ campaignId: campaign.id }, { onSettled: close });
  return (
    <>
      {mayUpload(progress.status) ? (
        <Button variant="plain" onClick={() => setOpen("upload")}>
          <Upload aria-hidden />
          {t("actions.upload")}
        </Button>
      ) : null}
      <ButtonLink variant="plain" href={`/api/campaigns/${campaign.id}/files/export.csv`} download="export.csv">
        <Download aria-hidden />
        {t("actions.export")}
      </ButtonLink>
      {allowed.includes("end") ? (
        <Button variant="danger" onClick={() => setOpen("end")}>
          {t("actions.end")}
        </Button>
      ) : null}
      {allowed.includes("pause") ? (
        <Button onClick={() => setOpen("pause")}>
          <Pause aria-hidden />
          {t("actions.pause")}
        </Button>
      ) : null}
      {allowed.includes("resume") ? (
        <Button variant="primary" onClick={() => setOpen("resume")}>
          <Play aria-hidden />
          {t("actions.resume")}
        </Button>
      ) : null}
      <ConfirmDialog
        open={open === "pause"}
        onOpenChange={close}
        title={t("pauseDialog.title")}
        description={t("pauseDialog.text")}
        confirm={t("pauseDialog.confirm")}
        pending={moves.pause.isPending}
        onConfirm={() => run("pause")}
      />
      <ConfirmDialog
        open={open === "resume"}
        onOpenChange={close}
        title={t("resumeDialog.title")}
        description={t("resumeDialog.text", { count: progress.ledger.unsent })}
        confirm={t("resumeDialog.confirm")}
        pending={moves.resume.isPending}
        onConfirm={() => run("resume")}
      />
      {open === "end" ? <EndDialog moves={moves} unsent={progress.ledger.unsent} onClose={close} /> : null}
      {open === "upload" ? <UploadDialog campaign={campaign} onClose={close} /> : null}
    </>
  );
}
