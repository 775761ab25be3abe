"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { PageSheet } from "@/components/shell/page-sheet";
import { SettingsMenu } from "@/components/shell/settings-menu";
import { ButtonLink } from "@/components/ui/button-link";
import { QueryProblem } from "@/components/ui/query-problem";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { Role } from "@/db/enums";
import { NumberRatings } from "./number-ratings";
import { RatingForm } from "./rating-form";

/** Nastavení → Hodnocení (N.69): how clients are asked after a session, by the company and by number. */
export function RatingSettingsScreen({ role }: { role: Role }) {
  const t = useTranslations("ratings");
  const settings = useQuery(useTRPC().ratings.settings.queryOptions());
  return (
    <PageSheet
      aside={<SettingsMenu role={role} />}
      title={t("title")}
      actions={<ButtonLink href="/sessions/ratings">{t("reportLink")}</ButtonLink>}
    >
      <div className="max-w-160">
        <p className="m-0 mb-6 text-text-2">{t("text")}</p>
        {settings.isPending ? <SkeletonRows rows={6} label={t("title")} /> : null}
        <QueryProblem query={settings} />
        {settings.data ? (
          <>
            <RatingForm key={JSON.stringify(settings.data.company)} current={settings.data.company} />
            <NumberRatings settings={settings.data} />
          </>
        ) : null}
      </div>
    </PageSheet>
  );
}
