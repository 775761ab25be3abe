import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { company } from "../team/company";
import { countLedger, type LedgerCount, ledgerSources } from "./ledger-queries";
import { type LedgerBook, toBook } from "./ledger-rules";
import { findCampaign } from "./queries";

/** Kniha odeslání (O1): every recipient in exactly one column, in sum, by source and by the day it was sent or failed. */
export async function showLedger(ctx: Ctx, { campaignId }: { campaignId: string }) {
  const campaign = await findCampaign(ctx.db, campaignId);
  if (!campaign) throw notFound("campaign");
  const { timeZone } = await company(ctx);
  const counts = await countLedger(ctx.db, campaignId, timeZone);
  const known = await ledgerSources(ctx.db, campaignId);
  const bySource = counts.filter((row) => row.bySource);
  const books = booksBy(bySource, ({ importId }) => importId);
  const loose = books.get(null);
  const days = booksBy(
    counts.filter((row) => !row.bySource && row.day !== null),
    ({ day }) => day,
  );
  return {
    name: campaign.name,
    status: campaign.status,
    book: toBook(bySource),
    sources: [
      ...known.flatMap((source) => {
        const book = books.get(source.id);
        return book ? [{ ...source, kind: source.isAudience ? ("audience" as const) : ("file" as const), book }] : [];
      }),
      ...(loose
        ? [
            {
              id: "none",
              kind: campaign.parentId ? ("repeat" as const) : ("other" as const),
              fileName: "",
              createdAt: null,
              book: loose,
            },
          ]
        : []),
    ],
    days: [...days].map(([day, book]) => ({ day: day ?? "", book })).sort((a, b) => a.day.localeCompare(b.day)),
  };
}

export type ShownLedger = Awaited<ReturnType<typeof showLedger>>;

function booksBy(rows: LedgerCount[], keyOf: (row: LedgerCount) => string | null): Map<string | null, LedgerBook> {
  const grouped = new Map<string | null, LedgerCount[]>();
  for (const row of rows) grouped.set(keyOf(row), [...(grouped.get(keyOf(row)) ?? []), row]);
  return new Map([...grouped].map(([key, counts]) => [key, toBook(counts)]));
}
