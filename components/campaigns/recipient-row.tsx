"use client";
import { History } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { RecipientStatus } from "@/components/ui/recipient-status";
import { RowLink } from "@/components/ui/row-link";
import { Td, Tr } from "@/components/ui/table";
import { useMoment } from "@/components/ui/use-moment";
import type { RecipientRow as Row } from "@/server/campaigns/status-queries";
import { formatPhone } from "@/server/core/phone";
import { useReason } from "./use-reason";
import { variantLetter } from "./variant-letter";

/** One contact of the campaign; with an answer the row leads to the conversation. */
export function RecipientRow({
  row,
  limitedUntil,
  hasVariants,
  onAsk,
}: {
  row: Row;
  hasVariants: boolean;
  limitedUntil: Date | null;
  onAsk: (recipient: { id: number; who: string }) => void;
}) {
  const book = useTranslations("outcome.book");
  const t = useTranslations("campaigns.detail");
  const moment = useMoment();
  const reason = useReason()(row);
  const phone = row.phone ? formatPhone(row.phone) : row.phoneGiven;
  const at = row.readAt ?? row.deliveredAt ?? row.failedAt ?? row.acceptedAt;
  const next = nextTry(row, limitedUntil);
  const name = row.name ?? <span className="text-text-3">{t("noName")}</span>;
  return (
    <Tr className="[&>td]:h-10 max-md:[&>td]:py-2">
      <Td className="font-medium">
        {row.reply && row.conversationId ? <RowLink href={`/inbox/${row.conversationId}`}>{name}</RowLink> : name}
        <span className="block text-meta font-normal text-text-2 md:hidden">{phone}</span>
      </Td>
      <Td className="text-text-2 max-md:hidden">{phone}</Td>
      {hasVariants ? (
        <Td className="max-md:hidden">
          {row.variant === null ? <span className="text-text-3">–</span> : variantLetter(row.variant)}
        </Td>
      ) : null}
      <Td>
        <RecipientStatus status={row.status} className="flex" />
        <span className="block max-w-56 truncate text-meta text-text-3 md:hidden">
          {[next ? `${t("columns.next")}: ${moment(next)}` : "", reason].filter(Boolean).join(" · ")}
        </span>
      </Td>
      <Td right className="text-text-2 max-sm:hidden">
        {at ? moment(at) : ""}
      </Td>
      <Td className="max-md:hidden">{next ? moment(next) : <span className="text-text-3">–</span>}</Td>
      <Td className="max-w-0 truncate text-text-2 max-md:hidden" title={reason}>
        {reason}
      </Td>
      <Td className="relative z-1 w-12 text-right max-sm:pr-2 max-sm:pl-0">
        {row.messageId ? (
          <IconButton
            label={book("attemptsOf", { who: row.name ?? phone })}
            onClick={() => onAsk({ id: row.id, who: row.name ?? phone })}
          >
            <History aria-hidden />
          </IconButton>
        ) : null}
      </Td>
    </Tr>
  );
}

/** S2.34: when the next attempt comes; while the limit is reached, when it frees. */
function nextTry(row: Row, limitedUntil: Date | null): Date | null {
  if (row.status === "retry_scheduled") return row.notBefore;
  return row.status === "initial" ? limitedUntil : null;
}
