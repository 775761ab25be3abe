"use client";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button-link";
import type { Usage } from "@/server/usage/show-usage";

/** That prices are missing, or only a sample's. */
export function CardNotice({ usage }: { usage: Usage }) {
  const t = useTranslations("usage.cards");
  const isMissing = usage.total.charged > 0 && usage.cards.length === 0;
  if (!isMissing && !usage.cards.some(({ isSample }) => isSample)) return null;
  return (
    <Banner
      tone={isMissing ? "warn" : "info"}
      action={
        <ButtonLink variant="plain" className="text-inherit" href="/settings/billing/rates">
          {t("upload")}
        </ButtonLink>
      }
    >
      {t(isMissing ? "none" : "sample")}
    </Banner>
  );
}
