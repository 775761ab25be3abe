"use client";
import { X } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { useMoment } from "@/components/ui/use-moment";
import { failureGroups } from "@/db/enums";
import type { ComparedCampaign } from "@/server/campaigns/compare-campaigns";

const steps = ["sent", "delivered", "read", "replied", "clicked"] as const;

/** One column a campaign: the funnel as shares with bars, then failures by what to do about them. Scrolls sideways on a phone. */
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
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard. */}
      <section tabIndex={0} aria-label={t("title")} className="overflow-x-auto -outline-offset-2">
        <Table className="w-auto">
          <thead>
            <tr>
              <Th className="left-0 z-20 w-36 min-w-28">
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
            {steps.map((step) => (
              <Line key={step} name={t(step)}>
                {campaigns.map((campaign) => (
                  <Share key={campaign.id} {...shareOf(campaign, step)} none={t("noLinks")} />
                ))}
              </Line>
            ))}
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
      <p className="m-0 mt-3 px-6 text-meta text-text-3 max-desk:px-4">{t("basis")}</p>
    </div>
  );
}

/** Clicks are of those delivered, as in the funnel of a campaign; null = it has no links to click. */
function shareOf({ funnel, going }: ComparedCampaign, step: (typeof steps)[number]) {
  return { count: funnel[step], of: step === "clicked" ? funnel.delivered : going };
}

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

function Heading({ span, children }: { span: number; children: ReactNode }) {
  return (
    <tr>
      <th
        scope="rowgroup"
        colSpan={span}
        className="h-9 border-b border-line bg-canvas text-left text-meta font-semibold text-text-2"
      >
        {children}
      </th>
    </tr>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Tr>
      <th
        scope="row"
        className="sticky left-0 z-10 h-11 max-w-40 border-b border-line bg-surface px-3 text-left font-normal text-text-2"
      >
        {name}
      </th>
      {children}
    </Tr>
  );
}

function Share({ count, of, none, tone = "bg-s2" }: { count: number | null; of: number; none: string; tone?: string }) {
  const format = useFormatter();
  if (count === null) return <Td className="text-text-3">{none}</Td>;
  const share = of > 0 ? count / of : 0;
  return (
    <Td>
      <span className="flex items-baseline justify-between gap-3">
        <b>{format.number(share, { style: "percent", maximumFractionDigits: 1 })}</b>
        <span className="text-meta text-text-3">{format.number(count)}</span>
      </span>
      <span aria-hidden className="mt-1 block h-1.5 rounded-full bg-press">
        <span className={`block h-full rounded-full ${tone}`} style={{ width: `${Math.min(100, share * 100)}%` }} />
      </span>
    </Td>
  );
}
