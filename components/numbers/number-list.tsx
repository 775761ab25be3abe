"use client";
import { useQuery } from "@tanstack/react-query";
import { Phone, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { PageSheet } from "@/components/shell/page-sheet";
import { SettingsMenu } from "@/components/shell/settings-menu";
import { SyncButton } from "@/components/templates/sync-button";
import { ButtonLink } from "@/components/ui/button-link";
import { ListState } from "@/components/ui/list-state";
import { QueryProblem } from "@/components/ui/query-problem";
import { Skeleton } from "@/components/ui/skeleton";
import type { Role } from "@/db/enums";
import { mayDo } from "@/server/team/permissions";
import { NumberCard } from "./number-card";
import { SupportContact } from "./support-contact";
import { useStopped } from "./use-stopped";

const minuteMs = 60_000;

/** WhatsApp čísla (design 12): a card a number. Administrators change, supervisors read. */
export function NumberList({ role }: { role: Role }) {
  const t = useTranslations("numbers");
  const trpc = useTRPC();
  // S0.37: what is used of the limit is never older than a minute.
  const numbers = useQuery(trpc.numbers.list.queryOptions(undefined, { refetchInterval: minuteMs }));
  const stopped = useStopped(role);
  const manages = mayDo(role, "numbers.manage");
  return (
    <PageSheet
      aside={<SettingsMenu role={role} />}
      title={t("title")}
      actions={
        <>
          {mayDo(role, "templates.sync") && numbers.data && numbers.data.length > 1 ? (
            <SyncButton label={t("sync")} numberIds={numbers.data.map(({ id }) => id)} />
          ) : null}
          {manages ? (
            <ButtonLink variant="primary" href="/settings/numbers/new">
              <Plus aria-hidden />
              {t("new")}
            </ButtonLink>
          ) : null}
        </>
      }
    >
      {numbers.isPending ? <Loading /> : null}
      <QueryProblem query={numbers} />
      {numbers.data?.length === 0 ? (
        <ListState icon={<Phone />} title={t("empty.title")} text={t("empty.text")}>
          {manages ? (
            <ButtonLink variant="primary" href="/settings/numbers/new">
              {t("new")}
            </ButtonLink>
          ) : null}
        </ListState>
      ) : null}
      <div className="grid content-start gap-4 lg:grid-cols-2">
        {numbers.data?.map((number) => (
          <NumberCard key={number.id} number={number} stopped={stopped(number.id)} role={role} />
        ))}
      </div>
      {manages && numbers.data ? <SupportContact /> : null}
    </PageSheet>
  );
}

function Loading() {
  const t = useTranslations("numbers");
  return (
    <div role="status" aria-label={t("title")} className="appear-late grid gap-4 lg:grid-cols-2">
      {[1, 2].map((card) => (
        <div key={card} className="flex h-80 flex-col gap-5 rounded-lg p-5 shadow-[inset_0_0_0_1px_var(--line)]">
          <div className="flex items-center gap-3">
            <Skeleton className="size-10 rounded-md" />
            <Skeleton className="h-4 w-40" />
          </div>
          <Skeleton className="h-3 w-full" />
          <Skeleton className="h-16 w-full" />
          <Skeleton className="h-16 w-full" />
        </div>
      ))}
    </div>
  );
}
