"use client";
import { CalendarClock, CalendarX, Download, Pause, Play, Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { campaignMachine, mayReplan, mayUpload } from "@/server/campaigns/rules";
import type { CampaignProgress, ShownCampaign } from "@/server/campaigns/show-campaign";
import { actionsFrom } from "@/server/core/machine";
import { EndDialog } from "./end-dialog";
import { PlanDialog } from "./plan-dialog";
import { UploadDialog } from "./upload-dialog";
import { useCampaignMoves } from "./use-campaign";

type Open = "pause" | "resume" | "end" | "upload" | "plan" | "unplan" | null;

/** Pozastavit, Pokračovat, Ukončit, Nahrát kontakty, Export (S2.26): what the state allows, each confirmed. */
export function CampaignActions({ campaign, progress }: { campaign: ShownCampaign; progress: CampaignProgress }) {
  const t = useTranslations("campaigns");
  const tPlan = useTranslations("plan");
  const [open, setOpen] = useState<Open>(null);
  const moves = useCampaignMoves(campaign.id);
  const allowed: readonly string[] = actionsFrom(campaignMachine, progress.status);
  const close = () => setOpen(null);
  const run = (move: "pause" | "resume" | "unplan") =>
    moves[move].mutate({ campaignId: campaign.id }, { onSettled: close });
  return (
    <>
      {mayUpload(progress.status) ? (
        <Button variant="plain" onClick={() => setOpen("upload")}>
          <Upload aria-hidden />
          {t("actions.upload")}
        </Button>
      ) : null}
      {mayReplan(progress.status) ? (
        <Button variant="plain" onClick={() => setOpen("plan")}>
          <CalendarClock aria-hidden />
          {tPlan("change")}
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
      {allowed.includes("unplan") ? (
        <Button onClick={() => setOpen("unplan")}>
          <CalendarX aria-hidden />
          {tPlan("unplan.action")}
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
      <ConfirmDialog
        open={open === "unplan"}
        onOpenChange={close}
        title={tPlan("unplan.title")}
        description={tPlan("unplan.text")}
        confirm={tPlan("unplan.confirm")}
        pending={moves.unplan.isPending}
        onConfirm={() => run("unplan")}
      />
      {open === "plan" ? <PlanDialog campaignId={campaign.id} onClose={close} /> : null}
      {open === "end" ? <EndDialog moves={moves} unsent={progress.ledger.unsent} onClose={close} /> : null}
      {open === "upload" ? <UploadDialog campaign={campaign} onClose={close} /> : null}
    </>
  );
}
