"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { Banner } from "@/components/ui/banner";
import type { BalanceInput } from "@/server/campaigns/ledger-schema";

/** Whether every planned recipient stands in one column, counted in two ways (O1); says so aloud when it does not hold. */
export function BalanceLine({
  scope,
  isBeside = false,
  className,
}: {
  scope: BalanceInput;
  /** The figures stand beside it: they are said again only when they do not hold. */
  isBeside?: boolean;
  className?: string;
}) {
  const t = useTranslations("outcome.book");
  const trpc = useTRPC();
  // It counts every recipient of the scope: now and then is enough.
  const { data } = useQuery(trpc.campaigns.balance.queryOptions(scope, { refetchInterval: 30_000 }));
  if (!data) return <p className={className}>{t("counting")}</p>;
  const { difference, ...figures } = data;
  const isSound = difference === 0;
  return (
    <Banner tone={isSound ? "ok" : "danger"} role={isSound ? "status" : "alert"} className={className}>
      {isSound && isBeside ? t("holdsAlone") : `${t("equation", figures)}. `}
      {isSound && !isBeside ? <b>{t("holds")}</b> : null}
      {isSound ? null : <b>{t(difference > 0 ? "missing" : "extra", { count: Math.abs(difference) })}</b>}
    </Banner>
  );
}
