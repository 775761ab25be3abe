"use client";
import { Gauge } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { GoneState } from "@/components/shell/gone-state";
import { SheetHeader } from "@/components/shell/page-sheet";
import { Sheet } from "@/components/shell/sheet";
import { Chip } from "@/components/ui/chip";
import { ErrorState } from "@/components/ui/list-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { recipientStatuses } from "@/db/enums";
import type { CampaignProgress, ShownCampaign } from "@/server/campaigns/show-campaign";
import { CampaignActions } from "./campaign-actions";
import { CostSoFar } from "./cost-so-far";
import { DetailBanner } from "./detail-banner";
import { FailureGroups } from "./failure-groups";
import { Funnel } from "./funnel";
import { RecipientsTable } from "./recipients-table";
import { RepeatFailed } from "./repeat-failed";
import { ReplyRoute } from "./reply-route";
import { SendsChart } from "./sends-chart";
import { StatusFacets } from "./status-facets";
import { useCampaign } from "./use-campaign";
import { useRecipientFilter } from "./use-recipient-filter";
import { VariantResults } from "./variant-results";
import { WaitChip } from "./wait-chip";

/** Detail of a campaign (design 09): what holds it, how far it is, who is where. Asked anew every two seconds while it runs. */
export function CampaignDetail({ campaignId }: { campaignId: string }) {
  const t = useTranslations("campaigns");
  const { campaign, progress } = useCampaign(campaignId);
  useDraftGoesToWizard(campaign.data);
  const failed = campaign.isError ? campaign : progress.isError && !progress.data ? progress : null;
  if (failed)
    return (
      <Sheet>
        <SheetHeader title={t("title")} up={{ href: "/campaigns", label: t("detail.breadcrumb") }} />
        {failed.error?.data?.code === "NOT_FOUND" ? (
          <GoneState href="/campaigns" label={t("detail.breadcrumb")} />
        ) : (
          <ErrorState onRetry={() => failed.refetch()} retrying={failed.isFetching} />
        )}
      </Sheet>
    );
  if (!campaign.data || !progress.data)
    return (
      <Sheet>
        <SheetHeader title={t("title")} />
        <SkeletonRows label={t("title")} />
      </Sheet>
    );
  return <Loaded campaign={campaign.data} progress={progress.data} />;
}

function Loaded({ campaign, progress }: { campaign: ShownCampaign; progress: CampaignProgress }) {
  const t = useTranslations("campaigns");
  const { selection, choose, chooseVariant, clear } = useRecipientFilter();
  const isRunning = progress.status === "running";
  return (
    <Sheet className="overflow-y-auto ">
      <SheetHeader
        title={campaign.name}
        up={{ href: "/campaigns", label: t("detail.breadcrumb") }}
        marks={<Marks progress={progress} />}
        actions={<CampaignActions campaign={campaign} progress={progress} />}
      />
      <DetailBanner campaign={campaign} progress={progress} />
      <div className="grid shrink-0 gap-x-10 gap-y-6 px-6 py-5 max-desk:px-4 lg:grid-cols-[1.1fr_1fr_0.95fr]">
        <Funnel progress={progress} />
        <div className="flex min-w-0 flex-col gap-5">
          <SendsChart progress={progress} />
          <CostSoFar campaignId={campaign.id} isRunning={isRunning} />
          <ReplyRoute campaignId={campaign.id} />
        </div>
        <div className="flex min-w-0 flex-col gap-3">
          <FailureGroups reasons={progress.reasons} selection={selection} onChoose={choose} />
          <RepeatFailed campaign={campaign} progress={progress} />
        </div>
      </div>
      <VariantResults campaign={campaign} isRunning={isRunning} />
      <div className="flex min-h-120 flex-1 border-t border-line max-lg:flex-col lg:min-h-72">
        <div className="flex shrink-0 flex-col lg:overflow-y-auto lg:border-r lg:border-line">
          <StatusFacets
            ledger={progress.ledger}
            replied={progress.funnel.replied}
            clicked={progress.clicks?.recipients ?? null}
            value={selection.group || selection.column ? undefined : selection.status}
            onValueChange={(status) => choose({ status })}
          />
          <Balance campaignId={campaign.id} progress={progress} />
        </div>
        <RecipientsTable
          campaignId={campaign.id}
          selection={selection}
          variants={[campaign.templateName, ...campaign.variants.map(({ name }) => name)]}
          onVariant={chooseVariant}
          isRunning={isRunning}
          limitedUntil={isRunning ? (progress.limitedUntil ?? progress.wait?.until ?? null) : null}
          onClear={clear}
        />
      </div>
    </Sheet>
  );
}

function Marks({ progress }: { progress: CampaignProgress }) {
  const t = useTranslations("campaigns");
  const tones = {
    draft: "mute",
    planned: "accent",
    running: "accent",
    paused: "mute",
    finished: "ok",
    cancelled: "mute",
  } as const;
  return (
    <>
      <Chip size="lg" tone={tones[progress.status]}>
        {t(`status.${progress.status}`)}
      </Chip>
      <WaitChip campaign={progress} size="lg" />
      {progress.status === "running" && progress.limitedUntil ? (
        <Chip size="lg" tone="warn">
          <Gauge aria-hidden />
          {t("limitReached")}
        </Chip>
      ) : null}
    </>
  );
}

/** The ledger speaks for itself: the states add up to all contacts (O1). */
function Balance({ campaignId, progress }: { campaignId: string; progress: CampaignProgress }) {
  const t = useTranslations("campaigns.detail");
  const book = useTranslations("outcome.book");
  const sum = recipientStatuses.reduce((total, status) => total + progress.ledger.byStatus[status], 0);
  return (
    <p className="m-0 flex flex-wrap gap-x-3 px-5.5 pb-3 text-meta text-text-3">
      <span className="max-lg:hidden">{t("balance", { sum, total: progress.ledger.total })}</span>
      <Link
        href={`/campaigns/${campaignId}/ledger`}
        className="inline-flex items-center text-accent-text touch:min-h-11"
      >
        {book("title")}
      </Link>
    </p>
  );
}

function useDraftGoesToWizard(campaign: ShownCampaign | undefined): void {
  const router = useRouter();
  useEffect(() => {
    if (campaign?.status === "draft") router.replace(`/campaigns/${campaign.id}/edit`);
  }, [campaign, router]);
}
