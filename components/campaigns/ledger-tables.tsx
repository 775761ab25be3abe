"use client";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { useMoment } from "@/components/ui/use-moment";
import { ledgerColumns } from "@/server/campaigns/ledger-rules";
import type { ShownLedger } from "@/server/campaigns/show-ledger";
import { RecipientsLink } from "./recipients-link";
import { linesQuery } from "./use-lines-filter";

/** The ledger by where recipients come from. */
export function LedgerSources({ campaignId, sources }: { campaignId: string; sources: ShownLedger["sources"] }) {
  const t = useTranslations("outcome.book");
  const moment = useMoment();
  return (
    <Section title={t("sources")}>
      <Table>
        <thead>
          <tr>
            <Th>{t("source")}</Th>
            <Th right>{t("columns.planned")}</Th>
            {ledgerColumns.map((column) => (
              <Th right key={column}>
                {t(`columns.${column}`)}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sources.map(({ id, kind, fileName, createdAt, book }) => {
            const name = fileName || t(`kinds.${kind}`);
            const link = { campaignId, source: name };
            return (
              <Tr key={id}>
                <Td className="max-w-80 min-w-40">
                  <span className="block truncate font-medium" title={name}>
                    {name}
                  </span>
                  {createdAt ? <span className="block text-meta text-text-3">{moment(createdAt)}</span> : null}
                </Td>
                <Td right>
                  <RecipientsLink {...link} count={book.planned} said={t("columns.planned")} chosen={{ source: id }} />
                </Td>
                {ledgerColumns.map((column) => (
                  <Td right key={column}>
                    <RecipientsLink
                      {...link}
                      count={book[column]}
                      said={t(`columns.${column}`)}
                      chosen={{ source: id, column }}
                    />
                  </Td>
                ))}
              </Tr>
            );
          })}
        </tbody>
      </Table>
    </Section>
  );
}

const dated = ["sent", "failed"] as const;

/** What was sent and what failed, day by day of the company; a day leads to its lines. */
export function LedgerDays({ campaignId, days }: { campaignId: string; days: ShownLedger["days"] }) {
  const t = useTranslations("outcome.book");
  const format = useFormatter();
  if (days.length === 0)
    return (
      <Section title={t("days")}>
        <p className="m-0 px-6 text-text-3 max-desk:px-4">{t("noDays")}</p>
      </Section>
    );
  return (
    <Section title={t("days")}>
      <Table className="max-w-160">
        <thead>
          <tr>
            <Th>{t("day")}</Th>
            {dated.map((column) => (
              <Th right key={column}>
                {t(`columns.${column}`)}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map(({ day, book }) => (
            <Tr key={day}>
              <Td>
                <Link
                  href={`/campaigns/ledger?${linesQuery({ campaignId, day })}`}
                  className="inline-flex items-center text-accent-text touch:min-h-11"
                >
                  {format.dateTime(new Date(`${day}T12:00:00Z`), {
                    weekday: "short",
                    day: "numeric",
                    month: "numeric",
                    year: "numeric",
                    timeZone: "UTC",
                  })}
                </Link>
              </Td>
              {dated.map((column) => (
                <Td right key={column}>
                  {format.number(book[column])}
                </Td>
              ))}
            </Tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <h2 className="m-0 mb-2 px-6 text-body max-desk:px-4">{title}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard. */}
      <section tabIndex={0} aria-label={title} className="overflow-x-auto -outline-offset-2">
        {children}
      </section>
    </div>
  );
}
