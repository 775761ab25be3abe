"use client";
import { useQuery } from "@tanstack/react-query";
import { Phone } from "lucide-react";
import { useTranslations } from "next-intl";
import { CallError } from "@/components/live/call-error";
import { useTRPC } from "@/components/live/trpc";
import { PageSheet } from "@/components/shell/page-sheet";
import { SettingsMenu } from "@/components/shell/settings-menu";
import { ButtonLink } from "@/components/ui/button-link";
import { ErrorState, ListState } from "@/components/ui/list-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { Role } from "@/db/enums";
import { formatPhone } from "@/server/core/phone";
import { mayDo } from "@/server/team/permissions";
import { RoutingEditor } from "./routing-editor";

/** The routing of one number (S0.16). */
export function RoutingScreen({ numberId, role }: { numberId: string; role: Role }) {
  const t = useTranslations("routing");
  const routing = useQuery(useTRPC().routing.show.queryOptions({ numberId }));
  const { data } = routing;
  return (
    <PageSheet
      aside={<SettingsMenu role={role} />}
      up={{ href: "/settings/routing", label: t("title") }}
      title={data ? data.number.name : routing.isError ? t("title") : <Skeleton className="h-4 w-36" />}
      marks={data ? <span className="text-text-2">{formatPhone(data.number.phone)}</span> : null}
    >
      {data ? <RoutingEditor view={data} mayEdit={mayDo(role, "routing.manage")} /> : null}
      {routing.isError && !data ? <Unloadable error={routing.error} onRetry={() => routing.refetch()} /> : null}
      {routing.isPending ? <Loading /> : null}
    </PageSheet>
  );
}

function Loading() {
  const t = useTranslations("routing");
  return (
    <div role="status" aria-label={t("loading")} className="appear-late grid gap-6 xl:grid-cols-[minmax(0,1fr)_360px]">
      <div className="flex flex-col gap-2">
        <Skeleton className="mb-3 h-8 w-48" />
        <Skeleton className="h-22 w-full rounded-lg" />
        <Skeleton className="h-22 w-full rounded-lg" />
        <Skeleton className="h-22 w-full rounded-lg" />
      </div>
      <Skeleton className="h-90 w-full rounded-lg" />
    </div>
  );
}

function Unloadable({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useTranslations("routing");
  if (!(error instanceof CallError) || error.data?.code !== "NOT_FOUND") return <ErrorState onRetry={onRetry} />;
  return (
    <ListState icon={<Phone />} title={t("gone.title")} text={t("gone.text")}>
      <ButtonLink href="/settings/routing">{t("title")}</ButtonLink>
    </ListState>
  );
}
