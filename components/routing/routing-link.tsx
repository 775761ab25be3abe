"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button-link";
import { Panel } from "@/components/ui/panel";
import type { Role } from "@/db/enums";
import { mayDo } from "@/server/team/permissions";

/** The routing of a number on its page (S0.16); a number without one is warned of (S0.17). Nothing while it loads. */
export function RoutingLink({ numberId, role }: { numberId: string; role: Role }) {
  const t = useTranslations("routing");
  const routings = useQuery(useTRPC().routing.list.queryOptions(undefined, { enabled: mayDo(role, "routing.see") }));
  const routing = routings.data?.find((row) => row.numberId === numberId);
  if (!routing) return null;
  const { version, ruleCount: count, groupName } = routing;
  const fallback = groupName ?? t("everybody");
  const mayEdit = mayDo(role, "routing.manage");
  const label = version === 0 && mayEdit ? t("link.set") : t(mayEdit ? "link.open" : "link.see");
  return (
    <Panel aria-label={t("link.title")} className="flex flex-col gap-3">
      <h2 className="m-0 text-body font-semibold">{t("link.title")}</h2>
      {version === 0 ? (
        <Banner tone="warn">{t("link.none", { fallback })}</Banner>
      ) : (
        <p className="m-0">{t("link.rules", { count, fallback })}</p>
      )}
      <ButtonLink href={`/settings/routing/${numberId}`} className="self-start">
        {label}
      </ButtonLink>
    </Panel>
  );
}
