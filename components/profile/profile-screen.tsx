"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { useHydrated } from "@/components/live/use-hydrated";
import { ChoicesPanel } from "@/components/notifications/choices-panel";
import { PageSheet } from "@/components/shell/page-sheet";
import { useMay } from "@/components/shell/use-may";
import { ErrorState } from "@/components/ui/list-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { Role } from "@/db/enums";
import { DevicesPanel } from "./devices-panel";
import { LookPanel } from "./look-panel";
import { NamePanel } from "./name-panel";
import { PasswordPanel } from "./password-panel";
import { ProfileSection } from "./profile-section";
import { SecondFactorPanel } from "./second-factor-panel";

/** Profil (N.23): what belongs to the person and to nobody else. */
export function ProfileScreen({
  role,
  minPasswordLength,
  sso,
  takesPassword,
}: {
  role: Role;
  minPasswordLength: number;
  /** The identity provider's name, where there is one. */
  sso: string | null;
  /** False where this person signs in by SSO only. */
  takesPassword: boolean;
}) {
  const t = useTranslations("profile");
  const me = useQuery(useTRPC().team.me.queryOptions());
  const isTold = useMay(role)("inbox.use");
  // The desk may know the person before this page is alive; the server did not.
  const isHydrated = useHydrated();
  return (
    <PageSheet title={t("title")}>
      <div className="grid max-w-280 items-start gap-6 xl:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-6">
          {me.data && isHydrated ? (
            <NamePanel key={me.data.id} me={me.data} />
          ) : me.isError ? (
            <ErrorState onRetry={() => me.refetch()} retrying={me.isFetching} />
          ) : (
            <Skeleton className="h-90 w-full rounded-lg" />
          )}
          <LookPanel />
          {takesPassword ? (
            <>
              <PasswordPanel email={(isHydrated && me.data?.email) || ""} minLength={minPasswordLength} />
              <SecondFactorPanel />
            </>
          ) : (
            <ProfileSection title={t("sso.title")} text={t("sso.text", { name: sso ?? "SSO" })} />
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          {isTold ? <ChoicesPanel /> : null}
          <DevicesPanel />
        </div>
      </div>
    </PageSheet>
  );
}
