"use client";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { queryOf, type RecipientSelection } from "./use-recipient-filter";

/** A figure that leads to the contacts it counts; none leads nowhere. */
export function RecipientsLink({
  campaignId,
  count,
  said,
  source,
  chosen = {},
}: {
  campaignId: string;
  count: number;
  /** What it counts, and of which source, in words. */
  said: string;
  source?: string;
  chosen?: Partial<RecipientSelection>;
}) {
  const t = useTranslations("outcome.book");
  const format = useFormatter();
  if (count === 0) return <span className="text-text-3">0</span>;
  return (
    <Link
      href={`/campaigns/${campaignId}?${queryOf(chosen)}`}
      aria-label={t("see", { column: said, source: source ?? t("total"), count })}
      className="inline-flex items-center text-accent-text underline-offset-2 touch:min-h-11"
    >
      {format.number(count)}
    </Link>
  );
}
