"use client";
import { MousePointerClick, Reply } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { RecipientStatus } from "@/components/ui/recipient-status";
import { recipientStatuses } from "@/db/enums";
import type { Ledger } from "@/server/campaigns/ledger";
import type { RecipientFilter } from "@/server/campaigns/schema";

/**
 * The ten states of S2.29–S2.38 and Vynecháno with their counts: legend and filter of the table in one (S2.39). Who replied or
 * opened a link stands aside, for they are counted in a state, too.
 */
export function StatusFacets({
  ledger,
  replied,
  clicked,
  value,
  onValueChange,
}: {
  ledger: Ledger;
  replied: number;
  /** Null = the campaign has no short links. */
  clicked: number | null;
  /** Undefined = the table is filtered by something else. */
  value: RecipientFilter | null | undefined;
  onValueChange: (status: RecipientFilter | null) => void;
}) {
  const t = useTranslations("campaigns.detail");
  const format = useFormatter();
  const facets = [null, ...recipientStatuses, "replied", ...(clicked === null ? [] : (["clicked"] as const))] as const;
  const countOf = (facet: RecipientFilter | null) => {
    if (facet === "replied") return replied;
    if (facet === "clicked") return clicked ?? 0;
    return facet ? ledger.byStatus[facet] : ledger.total;
  };
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
            status === "replied" && "lg:mt-2",
          )}
        >
          {status === null || status === "replied" || status === "clicked" ? (
            <span className="flex flex-1 items-center gap-2">
              {status === "replied" ? <Reply aria-hidden className="size-4 text-text-2" /> : null}
              {status === "clicked" ? <MousePointerClick aria-hidden className="size-4 text-text-2" /> : null}
              {t(status ?? "recipients")}
            </span>
          ) : (
            <RecipientStatus status={status} className="flex-1" />
          )}
          <span className="text-meta font-medium text-text-3">{format.number(countOf(status))}</span>
        </button>
      ))}
    </fieldset>
  );
}
