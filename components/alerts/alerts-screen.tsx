"use client";
import { useTranslations } from "next-intl";
import { PageSheet } from "@/components/shell/page-sheet";
import { SettingsMenu } from "@/components/shell/settings-menu";
import type { Role } from "@/db/enums";
import { AlertList } from "./alert-list";
import { ChannelsPanel } from "./channels-panel";

/** Upozornění: everything that happened to the numbers, and how people hear of it outside the app. */
export function AlertsScreen({ role }: { role: Role }) {
  const t = useTranslations("alerts");
  return (
    <PageSheet aside={<SettingsMenu role={role} />} title={t("title")}>
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_320px]">
        <div className="min-w-0 max-xl:order-2">
          <AlertList />
        </div>
        <ChannelsPanel />
      </div>
    </PageSheet>
  );
}
