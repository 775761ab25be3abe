"use client";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Usage } from "@/server/usage/show-usage";
import { MoneyLines } from "./money-lines";

/** The month in four figures: sent, charged, free, the estimate. */
export function UsageFigures({ usage: { total, cards } }: { usage: Usage }) {
  const t = useTranslations("usage.figures");
  const tCards = useTranslations("usage.cards");
  const format = useFormatter();
  const { sent, delivered, undelivered, failed, charged, free, unpriced, amounts } = total;
  const names = cards.map(({ name }) => name).join(", ");
  return (
    <dl
      aria-label={t("label")}
      className="m-0 grid rounded-lg shadow-[inset_0_0_0_1px_var(--line)] sm:grid-cols-2 xl:grid-cols-4"
    >
      <Figure label={t("sent")} value={format.number(sent)} note={t("sentNote", { delivered, undelivered, failed })} />
      <Figure label={t("charged")} value={format.number(charged)} note={t("chargedNote")} />
      <Figure
        label={t("free")}
        value={format.number(free.window + free.entry_point + free.provider)}
        note={t("freeNote", { window: free.window, entry: free.entry_point, other: free.provider })}
      />
      <Figure
        label={t("price")}
        value={<MoneyLines amounts={amounts} />}
        note={
          <>
            {names ? tCards("used", { names }) : null}{" "}
            {unpriced > 0 ? (
              <span className="font-medium text-warn-text">{t("unpricedNote", { count: unpriced })}</span>
            ) : null}
          </>
        }
      />
    </dl>
  );
}

function Figure({ label, value, note }: { label: string; value: ReactNode; note: ReactNode }) {
  return (
    <div className="min-w-0 p-5">
      <dt className="text-text-2">{label}</dt>
      <dd className="m-0">
        <span className="my-1 block text-[24px] leading-8 font-semibold tracking-[-0.02em]">{value}</span>
        <span className="block text-meta text-text-3">{note}</span>
      </dd>
    </div>
  );
}
