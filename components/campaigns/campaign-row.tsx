"use client";
import { ChartColumn, Download, ExternalLink, Gauge, MoreHorizontal, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Chip } from "@/components/ui/chip";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { RowLink } from "@/components/ui/row-link";
import { Td, Tr } from "@/components/ui/table";
import { useMoment } from "@/components/ui/use-moment";
import type { ListedCampaign } from "@/server/campaigns/list-campaigns";
import { sentOf } from "@/server/campaigns/rules";
import { CampaignStatusIcon } from "./campaign-status-icon";
import { ProgressCell } from "./progress-cell";
import { useDuration } from "./use-duration";
import { WaitChip } from "./wait-chip";

/** One campaign of the list; the whole row opens it. */
export function CampaignRow({ campaign, onDelete }: { campaign: ListedCampaign; onDelete: () => void }) {
  const t = useTranslations("campaigns");
  const { byStatus, total } = campaign.ledger;
  const planned = total - byStatus.invalid - byStatus.skipped;
  const share = planned > 0 ? sentOf(byStatus) / planned : 0;
  return (
    <Tr className="[&>td]:h-15">
      <Td className="w-11 pr-0 max-sm:hidden">
        <CampaignStatusIcon status={campaign.status} share={share} label={t(`status.${campaign.status}`)} />
      </Td>
      <Td className="w-2/5 max-w-0 min-w-44 max-sm:min-w-36 max-sm:pl-4">
        <div className="flex items-center gap-2">
          <RowLink href={hrefOf(campaign)} className="truncate">
            {campaign.name}
          </RowLink>
          <Chips campaign={campaign} />
        </div>
        <div className="truncate text-meta text-text-3">
          <span className="md:hidden">{`${campaign.numberName} · ${campaign.templateName}`}</span>
          <span className="max-md:hidden">{campaign.note}</span>
        </div>
      </Td>
      <Td className="text-text-2 max-md:hidden">{campaign.numberName}</Td>
      <Td className="text-text-2 max-md:hidden">{campaign.templateName}</Td>
      <Td className="w-56">
        <ProgressCell campaign={campaign} />
      </Td>
      <Td className="max-lg:hidden">
        <Term campaign={campaign} />
      </Td>
      <Td className="relative z-1 w-14 text-right max-sm:pr-1 max-sm:pl-0">
        <RowMenu campaign={campaign} onDelete={onDelete} />
      </Td>
    </Tr>
  );
}

export const hrefOf = ({ id, status }: { id: string; status: string }) =>
  status === "draft" ? `/campaigns/${id}/edit` : `/campaigns/${id}`;

function Chips({ campaign }: { campaign: ListedCampaign }) {
  const t = useTranslations("campaigns");
  if (campaign.status === "running" && campaign.limitedUntil)
    return (
      <Chip tone="warn">
        <Gauge aria-hidden />
        {t("limitReached")}
      </Chip>
    );
  if (campaign.status === "running" && campaign.wait) return <WaitChip campaign={campaign} />;
  if (campaign.status === "paused" && campaign.pauseReason) return <Chip tone="danger">{t("status.paused")}</Chip>;
  if (campaign.status === "paused" || campaign.status === "cancelled")
    return <Chip>{t(`status.${campaign.status}`)}</Chip>;
  return null;
}

function Term({ campaign }: { campaign: ListedCampaign }) {
  const [first, second] = useTerm(campaign);
  return (
    <>
      <div>{first}</div>
      <div className="text-meta text-text-3">{second}</div>
    </>
  );
}

function useTerm(campaign: ListedCampaign) {
  const { status, launchedAt, finishedAt, createdAt, createdBy, startsAt, ledger } = campaign;
  const goesOn = campaign.limitedUntil ?? campaign.wait?.until ?? null;
  const t = useTranslations("campaigns.row");
  const moment = useMoment();
  const duration = useDuration();
  if (status === "planned" && startsAt) return [t("starts", { at: moment(startsAt) }), createdBy];
  if (status === "draft" || !launchedAt) return [t("created", { at: moment(createdAt) }), createdBy];
  if (!finishedAt)
    return [t("started", { at: moment(launchedAt) }), goesOn ? t("continues", { at: moment(goesOn) }) : createdBy];
  const end = t("finished", { at: moment(finishedAt) });
  if (status === "cancelled") return [end, t("cancelledCount", { count: ledger.byStatus.cancelled })];
  return [end, t("took", { duration: duration(finishedAt.getTime() - launchedAt.getTime()) })];
}

function RowMenu({ campaign, onDelete }: { campaign: ListedCampaign; onDelete: () => void }) {
  const t = useTranslations("campaigns.actions");
  const compare = useTranslations("outcome.compare");
  const router = useRouter();
  return (
    <Menu
      trigger={
        <IconButton label={t("more", { name: campaign.name })}>
          <MoreHorizontal aria-hidden />
        </IconButton>
      }
    >
      <MenuItem icon={<ExternalLink aria-hidden />} onClick={() => router.push(hrefOf(campaign))}>
        {t("open")}
      </MenuItem>
      {campaign.status === "draft" ? (
        <MenuItem danger icon={<Trash2 aria-hidden />} onClick={onDelete}>
          {t("delete")}
        </MenuItem>
      ) : (
        <MenuItem
          icon={<Download aria-hidden />}
          onClick={() => window.location.assign(`/api/campaigns/${campaign.id}/files/export.csv`)}
        >
          {t("export")}
        </MenuItem>
      )}
      {campaign.launchedAt ? (
        <MenuItem
          icon={<ChartColumn aria-hidden />}
          onClick={() => router.push(`/campaigns/compare?ids=${campaign.id}`)}
        >
          {compare("action")}
        </MenuItem>
      ) : null}
    </Menu>
  );
}
