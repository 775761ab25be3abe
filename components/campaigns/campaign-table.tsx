"use client";
import { useTranslations } from "next-intl";
import { Table, Th } from "@/components/ui/table";
import type { CampaignStatus } from "@/db/enums";
import type { ListedCampaign } from "@/server/campaigns/list-campaigns";
import { CampaignRow } from "./campaign-row";

const groups = [
  { key: "running", statuses: ["running", "paused"] },
  { key: "planned", statuses: ["planned"] },
  { key: "draft", statuses: ["draft"] },
  { key: "done", statuses: ["finished", "cancelled"] },
] as const satisfies { key: string; statuses: CampaignStatus[] }[];

/** Campaigns in groups by state, each with its heading row. */
export function CampaignTable({
  campaigns,
  onDelete,
}: {
  campaigns: ListedCampaign[];
  onDelete: (campaign: ListedCampaign) => void;
}) {
  const t = useTranslations("campaigns");
  return (
    <Table className="border-t border-line">
      <thead>
        <tr>
          <Th className="w-11 pr-0 max-sm:hidden">
            <span className="sr-only">{t("detail.columns.status")}</span>
          </Th>
          <Th className="max-sm:pl-4">{t("columns.campaign")}</Th>
          <Th className="max-md:hidden">{t("columns.number")}</Th>
          <Th className="max-md:hidden">{t("columns.template")}</Th>
          <Th>{t("columns.progress")}</Th>
          <Th className="max-lg:hidden">{t("columns.term")}</Th>
          <Th>
            <span className="sr-only">{t("columns.actions")}</span>
          </Th>
        </tr>
      </thead>
      {groups.map(({ key, statuses }) => {
        const rows = campaigns.filter(({ status }) => (statuses as readonly CampaignStatus[]).includes(status));
        if (rows.length === 0) return null;
        return (
          <tbody key={key}>
            <tr>
              <th
                scope="rowgroup"
                colSpan={7}
                className="h-9 border-b border-line bg-canvas pl-6 text-left text-meta font-semibold text-text-2 max-sm:pl-4"
              >
                {t(`tabs.${key}`)}
                <span className="ml-1.5 font-medium text-text-3">{rows.length}</span>
              </th>
            </tr>
            {rows.map((campaign) => (
              <CampaignRow key={campaign.id} campaign={campaign} onDelete={() => onDelete(campaign)} />
            ))}
          </tbody>
        );
      })}
    </Table>
  );
}
