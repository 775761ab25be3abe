"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { RecipientStatus } from "@/components/ui/recipient-status";
import { Td, Tr } from "@/components/ui/table";
import { useMoment } from "@/components/ui/use-moment";
import type { LedgerLine } from "@/server/campaigns/line-queries";
import { formatPhone } from "@/server/core/phone";
import { useReason } from "./use-reason";
import { variantLetter } from "./variant-letter";

/** One recipient of one campaign; on a phone the campaign, the moment and the reason stand under client and state. */
export function LineRow({ row }: { row: LedgerLine }) {
  const t = useTranslations("campaigns.detail");
  const moment = useMoment();
  const reason = useReason()(row);
  const phone = row.phone ? formatPhone(row.phone) : row.phoneGiven;
  const at = row.at ? moment(row.at) : "";
  const letter = row.variant === null ? "" : variantLetter(row.variant);
  const campaign = (
    <Link
      href={`/campaigns/${row.campaignId}`}
      className="inline-flex max-w-full items-center text-accent-text touch:min-h-11"
    >
      <span className="truncate">{row.campaignName}</span>
    </Link>
  );
  return (
    <Tr className="max-lg:[&>td]:py-2">
      <Td>
        <span className="block font-medium">{row.name ?? <span className="text-text-3">{t("noName")}</span>}</span>
        <span className="block text-meta text-text-2">{phone}</span>
        <span className="flex max-w-44 items-center gap-1 md:hidden">
          <span className="min-w-0">{campaign}</span>
          {letter ? <span className="text-meta text-text-2">· {letter}</span> : null}
        </span>
      </Td>
      <Td className="max-w-60 max-md:hidden">{campaign}</Td>
      <Td className="text-text-2 max-lg:hidden">{row.numberName}</Td>
      <Td className="max-md:hidden">{letter || <span className="text-text-3">–</span>}</Td>
      <Td>
        <RecipientStatus status={row.status} className="flex" />
        <span className="block text-meta text-text-3 sm:hidden">{at}</span>
        <span className="block max-w-44 truncate text-meta text-text-3 lg:hidden" title={reason}>
          {reason}
        </span>
      </Td>
      <Td right className="text-text-2 max-sm:hidden">
        {at}
      </Td>
      <Td className="max-w-0 truncate text-text-2 max-lg:hidden" title={reason}>
        {reason}
      </Td>
    </Tr>
  );
}
