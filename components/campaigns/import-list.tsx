"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Chip } from "@/components/ui/chip";
import { IconButton } from "@/components/ui/icon-button";
import { showToast } from "@/components/ui/toast-manager";
import { useMoment } from "@/components/ui/use-moment";
import type { ShownCampaign } from "@/server/campaigns/show-campaign";
import { useRefreshCampaigns } from "./use-campaign";

/** Files uploaded so far, those that are taken away among them, and what was taken from the directory. */
export function ImportList({ campaign }: { campaign: ShownCampaign }) {
  const t = useTranslations("campaigns");
  const moment = useMoment();
  return (
    <div className="w-full">
      <h3 className="m-0 mb-2 text-body">{t("csv.files")}</h3>
      <ul className="m-0 list-none p-0">
        {campaign.imports.map((one) => (
          <li key={one.id} className="flex items-center gap-3 border-b border-line py-2">
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium">{one.audience ? t("audience.title") : one.fileName}</span>
              <span className="block text-meta text-text-3">
                {one.mode === "minus" ? `${t("csv.minusFile")} · ${moment(one.createdAt)}` : moment(one.createdAt)}
              </span>
            </span>
            {one.status === "done" ? (
              <span className="text-text-2">{t("csv.rows", { count: one.rowCount })}</span>
            ) : (
              <Chip tone={one.status === "failed" ? "danger" : "warn"}>
                {one.status === "failed" ? t("csv.fileFailed") : t("csv.fileRunning")}
              </Chip>
            )}
            {one.mode === "minus" && one.status === "done" && campaign.status === "draft" ? (
              <TakeBack campaignId={campaign.id} file={one} />
            ) : null}
          </li>
        ))}
      </ul>
      {campaign.imports.some(({ mode, status }) => mode === "minus" && status === "done") ? (
        <TakenAway campaignId={campaign.id} />
      ) : null}
    </div>
  );
}

/** How many the files that are taken away keep out now, of other files and of the directory. */
function TakenAway({ campaignId }: { campaignId: string }) {
  const t = useTranslations("campaigns.csv");
  const progress = useQuery(useTRPC().campaigns.progress.queryOptions({ campaignId }));
  if (!progress.data) return null;
  const count = progress.data.reasons.find(({ reason }) => reason === "in_minus_file")?.count ?? 0;
  return (
    <p role="status" className="m-0 mt-2 text-text-2">
      {t("minusTakes", { count })}
    </p>
  );
}

function TakeBack({ campaignId, file }: { campaignId: string; file: ShownCampaign["imports"][number] }) {
  const t = useTranslations("campaigns.csv");
  const trpc = useTRPC();
  const refresh = useRefreshCampaigns();
  const errorText = useErrorText();
  const remove = useMutation(
    trpc.campaigns.removeMinusFile.mutationOptions({
      onSuccess: async () => {
        showToast({ title: t("minusRemoved", { file: file.fileName }) });
        await refresh();
      },
      onError: (error) => showToast({ title: errorText(error), tone: "error" }),
    }),
  );
  return (
    <IconButton
      label={t("minusRemove", { file: file.fileName })}
      disabled={remove.isPending}
      onClick={() => remove.mutate({ campaignId, importId: file.id })}
    >
      <X aria-hidden />
    </IconButton>
  );
}
