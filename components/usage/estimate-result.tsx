"use client";
import { ReceiptText } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button-link";
import { ListState } from "@/components/ui/list-state";
import { Panel } from "@/components/ui/panel";
import type { Estimate } from "@/server/usage/estimate-price";
import { EstimateBars } from "./estimate-bars";
import { useUsageWords } from "./use-usage-words";

type Known = Extract<Estimate, { ok: true }>;

/** Cost from–to, a bar a line, and what the figures rest on. */
export function EstimateResult({
  estimate,
  isStale,
  unfinished,
}: {
  estimate: Estimate;
  isStale: boolean;
  unfinished: number;
}) {
  const t = useTranslations("usage.calculator");
  if (!estimate.ok) {
    return (
      <ListState icon={<ReceiptText />} title={t("noCard.title")} text={t("noCard.text")}>
        <ButtonLink href="/settings/billing/rates">{t("noCard.action")}</ButtonLink>
      </ListState>
    );
  }
  return (
    <Panel aria-busy={isStale || undefined}>
      <h2 className="m-0 text-body">{t("result")}</h2>
      <Range estimate={estimate} />
      <BasedOn estimate={estimate} />
      {unfinished > 0 ? (
        <p className="m-0 mt-1 text-meta text-text-3">{t("unfinished", { count: unfinished })}</p>
      ) : null}
      <EstimateBars estimate={estimate} />
      <FreeOfCharge estimate={estimate} />
    </Panel>
  );
}

function Range({ estimate: { fromMicros, toMicros, count, unpriced, card } }: { estimate: Known }) {
  const t = useTranslations("usage.calculator");
  const { money } = useUsageWords();
  const from = money(fromMicros, card.currency);
  const to = toMicros === null ? null : money(toMicros, card.currency);
  return (
    <>
      <p className="m-0 my-1 text-[24px] leading-8 font-semibold tracking-[-0.02em]">
        {to === null ? t("openRange", { from }) : from === to ? from : t("range", { from, to })}
      </p>
      <p className="m-0 text-text-2">{t("forMessages", { count })}</p>
      {unpriced > 0 ? (
        <Banner tone="warn" className="mt-3">
          {t(to === null ? "unpricedUnknown" : "unpriced", { count: unpriced })}
        </Banner>
      ) : null}
    </>
  );
}

function BasedOn({ estimate: { card } }: { estimate: Known }) {
  const t = useTranslations("usage.calculator");
  const words = useUsageWords();
  return (
    <p className="m-0 mt-3 text-meta text-text-3">
      {t("basedOn", { name: card.name, day: words.day(card.validFrom) })}
      {card.isSample ? <span className="font-medium text-warn-text"> {t("sample")}</span> : null}
    </p>
  );
}

/** Why the price may be lower: allowance, replies, what is never charged. */
function FreeOfCharge({ estimate: { allowance, count, free } }: { estimate: Known }) {
  const t = useTranslations("usage.calculator");
  const format = useFormatter();
  const over = Math.max(0, count - allowance.left);
  return (
    <div className="mt-5 border-t border-line pt-4 text-text-2">
      <h3 className="m-0 mb-1 text-body font-medium text-text">{t("free.title")}</h3>
      <ul className="m-0 flex list-disc flex-col gap-1 pl-5">
        <li>
          {t("free.allowance", { left: allowance.left, monthly: format.number(allowance.monthly) })}{" "}
          {over > 0 ? t("free.over", { over }) : t("free.covered")}
        </li>
        <li>{free > 0 ? t("free.windowFree", { count: free }) : t("free.window")}</li>
        <li>{t("free.entryPoint")}</li>
        <li>{t("free.undelivered")}</li>
      </ul>
      <Link href="/help/conversations" className="mt-3 inline-flex min-h-6 items-center font-medium text-accent-text">
        {t("free.more")}
      </Link>
    </div>
  );
}
