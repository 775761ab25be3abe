"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-manager";
import type { RepeatOutcome } from "@/server/campaigns/repeat-failed";
import type { CampaignProgress, ShownCampaign } from "@/server/campaigns/show-campaign";
import type { ShownRepeats } from "@/server/campaigns/show-repeats";
import { hrefOf } from "./campaign-row";
import { RepeatDialog } from "./repeat-dialog";
import { useRefreshCampaigns } from "./use-campaign";

/** Opakovat neúspěšné (n), with who and why not the others; the campaign's parent and its repetitions, each a link (O5). */
export function RepeatFailed({ campaign, progress }: { campaign: ShownCampaign; progress: CampaignProgress }) {
  const t = useTranslations("outcome.repeat");
  const trpc = useTRPC();
  const [isOpen, setOpen] = useState(false);
  const isRunning = progress.status === "running";
  const repeats = useQuery(
    trpc.campaigns.repeats.queryOptions({ campaignId: campaign.id }, { refetchInterval: isRunning ? 10_000 : 30_000 }),
  );
  const repeat = useRepeat(() => setOpen(false));
  const shown = repeats.data;
  if (!shown) return null;
  const { count, open, repeats: made, parent } = shown;
  if (count === 0 && made.length === 0 && !parent) return null;
  return (
    <div className="flex flex-col items-start gap-2">
      {count > 0 ? (
        <Button onClick={() => setOpen(true)} reason={open ? t("runsOn", { name: open.name }) : null}>
          <RotateCcw aria-hidden />
          {t("action", { count })}
        </Button>
      ) : null}
      <Family parent={parent} repeats={made} />
      {isOpen && count > 0 ? (
        <RepeatDialog
          shown={shown}
          defaultName={t("defaultName", { name: campaign.name.slice(0, 100), n: made.length + 1 })}
          pending={repeat.isPending}
          onConfirm={(name) => repeat.mutate({ campaignId: campaign.id, name })}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </div>
  );
}

function Family({ parent, repeats }: Pick<ShownRepeats, "parent" | "repeats">) {
  const t = useTranslations("outcome.repeat");
  const status = useTranslations("campaigns.status");
  const link = (campaign: ShownRepeats["repeats"][number]) => (
    <Link key={campaign.id} href={hrefOf(campaign)} className="text-accent-text">
      {campaign.name} ({status(campaign.status)})
    </Link>
  );
  return (
    <>
      {parent ? (
        <p className="m-0 text-meta text-text-2">
          {t("parent")} {link(parent)}
        </p>
      ) : null}
      {repeats.length > 0 ? (
        <p className="m-0 flex flex-wrap gap-x-2 text-meta text-text-2">
          {t("repeats")} {repeats.map(link)}
        </p>
      ) : null}
    </>
  );
}

function useRepeat(onDone: () => void) {
  const trpc = useTRPC();
  const t = useTranslations("outcome.repeat");
  const tCampaigns = useTranslations("campaigns");
  const router = useRouter();
  const refresh = useRefreshCampaigns();
  const errorText = useErrorText();
  const answered = async (outcome: RepeatOutcome) => {
    await refresh();
    onDone();
    if (outcome.ok) {
      showToast({ title: t("done", { count: outcome.count }) });
      router.push(`/campaigns/${outcome.campaignId}`);
      return;
    }
    const description = outcome.blockers.map((blocker) => tCampaigns(`blockers.${blocker}`)).join(" ");
    showToast({ title: tCampaigns("blockers.title"), description, tone: "error" });
  };
  return useMutation(
    trpc.campaigns.repeatFailed.mutationOptions({
      onSuccess: answered,
      onError: (error) => showToast({ title: errorText(error), tone: "error" }),
    }),
  );
}
