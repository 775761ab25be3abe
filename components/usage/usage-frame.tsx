"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageSheet } from "@/components/shell/page-sheet";
import { SettingsMenu } from "@/components/shell/settings-menu";
import { TabLinks } from "@/components/ui/tab-links";
import type { Role } from "@/db/enums";

const hrefs = {
  month: "/settings/billing",
  rates: "/settings/billing/rates",
  calculator: "/settings/billing/calculator",
} as const;

/** Vyúčtování (S0.30): the frame of its tabs. */
export function UsageFrame({
  role,
  tab,
  actions,
  children,
}: {
  role: Role;
  tab: keyof typeof hrefs;
  actions: ReactNode;
  children: ReactNode;
}) {
  const t = useTranslations("usage");
  const tabs = (["month", "rates", "calculator"] as const).map((key) => ({
    href: hrefs[key],
    label: t(`tabs.${key}`),
    current: key === tab,
  }));
  return (
    <PageSheet
      aside={<SettingsMenu role={role} />}
      title={t("title")}
      tabs={<TabLinks label={t("tabs.label")} tabs={tabs} />}
      actions={actions}
    >
      {children}
    </PageSheet>
  );
}
