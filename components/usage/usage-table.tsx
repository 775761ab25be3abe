"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import type { Usage, UsageRow } from "@/server/usage/show-usage";
import type { Counts } from "@/server/usage/summary-rules";
import { MoneyLines } from "./money-lines";
import { useUsageWords } from "./use-usage-words";

const shownAtFirst = 25;

/** The month by number, category and country, with its total. */
export function UsageTable({ usage: { rows, total } }: { usage: Usage }) {
  const t = useTranslations("usage.table");
  const tUsage = useTranslations("usage");
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? rows : rows.slice(0, shownAtFirst);
  return (
    <section aria-label={t("title")}>
      <h2 className="m-0 mb-1 text-body">{t("title")}</h2>
      <div className="-mx-6 overflow-x-auto max-desk:-mx-4">
        <Table>
          <thead>
            <tr>
              <Th className="max-sm:hidden">{t("number")}</Th>
              <Th className="max-sm:pl-4">{t("category")}</Th>
              <Th className="max-md:hidden">{t("country")}</Th>
              <Th right>{t("sent")}</Th>
              <Th right className="max-lg:hidden">
                {t("delivered")}
              </Th>
              <Th right className="max-lg:hidden">
                {t("charged")}
              </Th>
              <Th right className="max-lg:hidden">
                {t("free")}
              </Th>
              <Th right>{t("price")}</Th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row key={`${row.numberId} ${row.category} ${row.isTemplate} ${row.country}`} row={row} />
            ))}
          </tbody>
          <tfoot className="font-medium">
            <tr>
              <Th scope="row" className="static text-body text-text">
                {tUsage("total")}
              </Th>
              <Td className="max-sm:hidden" />
              <Td className="max-md:hidden" />
              <Figures counts={total} />
            </tr>
          </tfoot>
        </Table>
      </div>
      {rows.length > shown.length ? (
        <Button variant="plain" onClick={() => setWhole(true)}>
          {t("more", { count: rows.length })}
        </Button>
      ) : null}
    </section>
  );
}

function Row({ row }: { row: UsageRow }) {
  const t = useTranslations("usage");
  const words = useUsageWords();
  const numberName = row.number?.name ?? t("table.removedNumber");
  return (
    <Tr>
      <Td className="max-sm:hidden">{numberName}</Td>
      <Td className="max-sm:pl-4 max-sm:whitespace-normal">
        {words.category(row.category)}
        {row.category !== "service" ? (
          <span className="ml-2 text-meta text-text-3 max-sm:hidden">
            {t(row.isTemplate ? "kind.template" : "kind.reply")}
          </span>
        ) : null}
        <span className="block text-meta text-text-3 md:hidden">
          <span className="sm:hidden">{numberName} · </span>
          {words.country(row.country)}
        </span>
      </Td>
      <Td className="max-md:hidden">{words.country(row.country)}</Td>
      <Figures counts={row} />
    </Tr>
  );
}

function Figures({ counts }: { counts: Counts }) {
  const format = useFormatter();
  const { sent, delivered, charged, free } = counts;
  return (
    <>
      <Td right className="tabular-nums">
        {format.number(sent)}
      </Td>
      <Td right className="tabular-nums max-lg:hidden">
        {format.number(delivered)}
      </Td>
      <Td right className="tabular-nums max-lg:hidden">
        {format.number(charged)}
      </Td>
      <Td right className="tabular-nums max-lg:hidden">
        {format.number(free.window + free.entry_point + free.provider)}
      </Td>
      <Td right className="tabular-nums">
        <Price counts={counts} />
      </Td>
    </>
  );
}

/** An unknown price is said, never shown as zero. */
function Price({ counts: { charged, unpriced, amounts } }: { counts: Counts }) {
  const t = useTranslations("usage.table");
  if (charged > 0 && unpriced === charged) return <span className="text-warn-text">{t("unpriced")}</span>;
  return (
    <>
      <MoneyLines amounts={amounts} />
      {unpriced > 0 ? (
        <span className="block text-meta text-warn-text">{t("partlyUnpriced", { count: unpriced })}</span>
      ) : null}
    </>
  );
}
