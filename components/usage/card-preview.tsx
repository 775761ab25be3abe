"use client";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import type { CheckedRateCard } from "@/server/usage/rate-cards";
import { useUsageWords } from "./use-usage-words";

/** What a good price list holds and how it changes the prices that would else hold on its first day. */
export function CardPreview({ checked }: { checked: CheckedRateCard }) {
  const t = useTranslations("usage.upload");
  const words = useUsageWords();
  const { currency, validFrom, priceCount, places, replaced, changes, changeCount, droppedCount } = checked;
  return (
    <>
      <Banner tone="ok" role="status">
        {t("good", { prices: priceCount, places, currency, day: words.day(validFrom) })}{" "}
        {replaced ? t("replaces", { name: replaced.name, day: words.day(replaced.validFrom) }) : t("first")}
      </Banner>
      {replaced && replaced.currency !== currency ? (
        <Banner tone="warn">{t("otherCurrencyBefore", { before: replaced.currency, after: currency })}</Banner>
      ) : null}
      {droppedCount > 0 ? (
        <Banner tone="warn">{t("dropped", { count: droppedCount, day: words.day(validFrom) })}</Banner>
      ) : null}
      {replaced && changeCount === 0 ? <p className="m-0 text-text-2">{t("noChanges")}</p> : null}
      {replaced && changeCount > 0 ? (
        <section>
          <h3 className="m-0 mb-1 text-body">{t("changes", { count: changeCount })}</h3>
          {changeCount > changes.length ? (
            <p className="m-0 text-meta text-text-3">{t("changesShown", { count: changes.length })}</p>
          ) : null}
          <div className="-mx-6 overflow-x-auto">
            <Changes checked={checked} before={replaced.currency} />
          </div>
        </section>
      ) : null}
    </>
  );
}

function Changes({ checked: { changes, currency }, before }: { checked: CheckedRateCard; before: string }) {
  const t = useTranslations("usage.upload");
  const tCard = useTranslations("usage.card");
  const tTable = useTranslations("usage.table");
  const words = useUsageWords();
  return (
    <Table>
      <thead>
        <tr>
          <Th>{tCard("place")}</Th>
          <Th className="max-sm:hidden">{tTable("category")}</Th>
          <Th right>{t("before")}</Th>
          <Th right>{t("after")}</Th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <Tr key={`${change.place} ${change.category}`}>
            <Td className="max-sm:whitespace-normal">
              {words.place(change.place)}
              <span className="block text-meta text-text-3 sm:hidden">{words.category(change.category)}</span>
            </Td>
            <Td className="max-sm:hidden">{words.category(change.category)}</Td>
            <Td right className="tabular-nums">
              {change.before === null ? "–" : words.unitPrice(change.before, before)}
            </Td>
            <Td right className="tabular-nums">
              {change.after === null ? "–" : words.unitPrice(change.after, currency)}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
