"use client";
import { useTranslations } from "next-intl";
import { Fact } from "./fact";

/** Campaigns of a number, on or off, and how much of the daily limit they may use where they are on (S0.34). */
export function CampaignFacts({
  number,
}: {
  number: { campaignsEnabled: boolean; campaignDailyShare: number | null };
}) {
  const t = useTranslations("numbers");
  if (!number.campaignsEnabled) return <Fact label={t("campaigns.switch")}>{t("campaigns.off")}</Fact>;
  return (
    <Fact label={t("share")}>
      {number.campaignDailyShare === null ? t("wholeLimit") : t("shareValue", { count: number.campaignDailyShare })}
    </Fact>
  );
}
