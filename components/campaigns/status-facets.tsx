"use client";
import { useFormatter, useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { RecipientStatus } from "@/components/ui/recipient-status";
import { recipientStatuses, type RecipientStatus as Status } from "@/db/enums";
import type { Ledger } from "@/server/campaigns/ledger";

/** The ten states of S2.29–S2.38 and Vynecháno with their counts: legend and filter of the table in one (S2.39). */
export function StatusFacets({
  ledger,
  value,
  onValueChange,
}: {
  ledger: Ledger;
  value: Status | null;
  onValueChange: (status: Status | null) => void;
}) {
  const t = useTranslations("campaigns.detail");
  const format = useFormatter();
  const facets = [null, ...recipientStatuses] as const;
  return (
    <fieldset
      aria-label={t("columns.status")}
      className="m-0 flex min-w-0 shrink-0 gap-0.5 border-0 p-3 max-lg:overflow-x-auto max-lg:border-b max-lg:border-line lg:w-64 lg:flex-col"
    >
      {facets.map((status) => (
        <button
          key={status ?? "all"}
          type="button"
          aria-pressed={value === status}
          onClick={() => onValueChange(status)}
          className={cn(
            "flex h-9 shrink-0 items-center gap-3 rounded-md px-2.5 text-left whitespace-nowrap hover:bg-hover aria-pressed:bg-press touch:h-11",
            status === null && "font-semibold",
          )}
        >
          {status ? (
            <RecipientStatus status={status} className="flex-1" />
          ) : (
            <span className="flex-1">{t("recipients")}</span>
          )}
          <span className="text-meta font-medium text-text-3">
            {format.number(status ? ledger.byStatus[status] : ledger.total)}
          </span>
        </button>
      ))}
    </fieldset>
  );
}
