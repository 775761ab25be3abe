"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { PreviewSettings } from "@/components/notifications/preview-settings";
import { PageSheet } from "@/components/shell/page-sheet";
import { SettingsMenu } from "@/components/shell/settings-menu";
import { Banner } from "@/components/ui/banner";
import { QueryProblem } from "@/components/ui/query-problem";
import { Skeleton } from "@/components/ui/skeleton";
import type { Role } from "@/db/enums";
import type { FeatureName } from "@/server/team/feature-rules";
import { AnsweringSettings } from "./answering-settings";
import { FeatureSwitches } from "./feature-switches";

/** Společnost: what the company uses (S1.1). `missing` is the part somebody came for though it is off (S1.2). */
export function CompanyScreen({ role, missing }: { role: Role; missing: FeatureName | null }) {
  const t = useTranslations("company");
  const features = useQuery(useTRPC().team.features.queryOptions());
  return (
    <PageSheet aside={<SettingsMenu role={role} />} title={t("title")}>
      <div className="flex max-w-160 flex-col gap-4">
        <div>
          <h2 id="features" className="m-0 text-lead font-semibold">
            {t("features.title")}
          </h2>
          <p className="m-0 mt-0.5 text-text-2">{t("features.text")}</p>
        </div>
        {missing && features.data && !features.data[missing] ? (
          <Banner tone="info" role="status">
            {t(`features.${missing}.missing`)}
          </Banner>
        ) : null}
        {features.isPending ? <Skeleton className="h-28 w-full rounded-lg" /> : null}
        <QueryProblem query={features} />
        {features.data ? <FeatureSwitches features={features.data} /> : null}
        <PreviewSettings />
        <div className="mt-4">
          <h2 id="answering" className="m-0 text-lead font-semibold">
            {t("answering.title")}
          </h2>
          <p className="m-0 mt-0.5 text-text-2">{t("answering.text")}</p>
        </div>
        <AnsweringSettings />
      </div>
    </PageSheet>
  );
}
