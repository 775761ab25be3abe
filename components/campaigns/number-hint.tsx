"use client";
import { useTranslations } from "next-intl";
import type { NumberRow } from "@/server/numbers/queries";

/** Quality, limit and what of it is left (S2.11, S2.15); the campaign's own share where one is set (S0.34). */
export function NumberHint({ number }: { number: NumberRow }) {
  const t = useTranslations("campaigns");
  const { quality, dailyLimit, dailyUsed, campaignDailyShare } = number;
  const said = { quality: t(`quality.${quality}`) };
  const free = Math.max(0, (dailyLimit ?? 0) - dailyUsed);
  return (
    <>
      {dailyLimit === null
        ? t("wizard.sender.numberHintUnlimited", said)
        : t("wizard.sender.numberHint", { ...said, used: dailyUsed, limit: dailyLimit, free })}
      {campaignDailyShare === null ? null : ` ${t("wizard.sender.share", { share: campaignDailyShare })}`}
    </>
  );
}
