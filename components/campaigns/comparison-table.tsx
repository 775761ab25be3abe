"use client";
import { X } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { Table, Td, Th } from "@/components/ui/table";
import { useMoment } from "@/components/ui/use-moment";
import { failureGroups } from "@/db/enums";
import type { ComparedCampaign } from "@/server/campaigns/compare-campaigns";
import { bestPlaces } from "@/server/campaigns/compare-rules";
import { ComparedCosts } from "./comparison-costs";
import { Best, Heading, Line, Share } from "./comparison-parts";

const steps = ["sent", "delivered", "read", "replied", "clicked"] as const;

/** One column a campaign: the funnel as shares with bars, what it cost, then failures by what to do about them. Scrolls sideways on a phone. */
export function ComparisonTable({
  campaigns,
  onRemove,
}: {
  campaigns: ComparedCampaign[];
  onRemove: (campaignId: string) => void;
}) {
  const t = useTranslations("outcome.compare");
  const groups = useTranslations("outcome.groups.names");
  const format = useFormatter();
  const failed = failureGroups.filter((group) => campaigns.some(({ failures }) => failures[group] > 0));
  return (
    <div className="py-4">
      {campaigns.length === 1 ? <p className="m-0 mb-3 px-6 text-text-2 max-desk:px-4">{t("addAnother")}</p> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard. */}
      <section tabIndex={0} aria-label={t("title")} className="overflow-x-auto -outline-offset-2">
        <Table className="w-auto">
          <thead>
            <tr>
              <Th className="left-0 z-20 w-44 min-w-28 max-desk:w-36">
                <span className="sr-only">{t("figure")}</span>
              </Th>
              {campaigns.map((campaign) => (
                <Head key={campaign.id} campaign={campaign} onRemove={() => onRemove(campaign.id)} />
              ))}
            </tr>
          </thead>
          <tbody>
            <Heading span={campaigns.length + 1}>{t("funnel")}</Heading>
            <Line name={t("going")}>
              {campaigns.map(({ id, going }) => (
                <Td key={id} className="font-medium">
                  {format.number(going)}
                </Td>
              ))}
            </Line>
            {steps.map((step) => {
              const shares = campaigns.map((campaign) => shareOf(campaign, step));
              const best = bestPlaces(shares.map(rateOf), "high");
              return (
                <Line key={step} name={t(step)}>
                  {campaigns.map(({ id }, n) => (
                    <Share key={id} {...(shares[n] ?? nothing)} none={t("noLinks")} isBest={best.includes(n)} />
                  ))}
                </Line>
              );
            })}
            <ComparedCosts campaigns={campaigns} />
            {failed.length > 0 ? <Heading span={campaigns.length + 1}>{t("failures")}</Heading> : null}
            {failed.map((group) => (
              <Line key={group} name={groups(group)}>
                {campaigns.map(({ id, failures, going }) => (
                  <Share key={id} count={failures[group]} of={going} tone="bg-danger" none="" />
                ))}
              </Line>
            ))}
          </tbody>
        </Table>
      </section>
      <p className="m-0 mt-3 flex max-w-180 flex-wrap gap-x-1.5 px-6 text-meta text-text-3 max-desk:px-4">
        {campaigns.length > 1 ? (
          <span className="inline-flex items-center gap-1">
            <Best />
            <span aria-hidden>{t("bestSign")}</span>
          </span>
        ) : null}
        <span>{t("basis")}</span>
        <span>{t(campaigns.some(({ cost }) => cost.isSample) ? "sampleCost" : "costBasis")}</span>
      </p>
    </div>
  );
}

/** Clicks are of those delivered, as in the funnel of a campaign; null = it has no links to click. */
function shareOf({ funnel, going }: ComparedCampaign, step: (typeof steps)[number]) {
  return { count: funnel[step], of: step === "clicked" ? funnel.delivered : going };
}

const nothing = { count: null, of: 0 };
const rateOf = ({ count, of }: ReturnType<typeof shareOf>) => (count === null || of === 0 ? null : count / of);

function Head({ campaign, onRemove }: { campaign: ComparedCampaign; onRemove: () => void }) {
  const t = useTranslations("outcome.compare");
  const status = useTranslations("campaigns.status");
  const moment = useMoment();
  const { id, name, launchedAt, templateName } = campaign;
  return (
    <Th className="w-56 min-w-44 align-top font-normal whitespace-normal">
      <span className="flex items-start gap-1 py-2">
        <span className="min-w-0 flex-1">
          <Link href={`/campaigns/${id}`} className="block font-medium break-words text-accent-text">
            {name}
          </Link>
          <span className="block break-words">{templateName}</span>
          <span className="block">
            {launchedAt ? t("launched", { at: moment(launchedAt) }) : status(campaign.status)}
          </span>
        </span>
        <IconButton label={t("remove", { name })} onClick={onRemove}>
          <X aria-hidden />
        </IconButton>
      </span>
    </Th>
  );
}
