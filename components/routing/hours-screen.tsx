"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { PageSheet } from "@/components/shell/page-sheet";
import { SettingsMenu } from "@/components/shell/settings-menu";
import { Field } from "@/components/ui/field";
import { QueryProblem } from "@/components/ui/query-problem";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import type { Role } from "@/db/enums";
import type { HoursView } from "@/server/routing/show-hours";
import { mayDo } from "@/server/team/permissions";
import { HolidaysPanel } from "./holidays-panel";
import { NumberHours } from "./number-hours";

/** Pracovní doba (N.70): of the company and of numbers with their own, the days that are unlike others. */
export function HoursScreen({ role }: { role: Role }) {
  const t = useTranslations("routing.hours");
  const hours = useQuery(useTRPC().routing.hours.queryOptions());
  return (
    <PageSheet aside={<SettingsMenu role={role} />} title={t("title")}>
      {hours.data ? <Hours view={hours.data} mayEdit={mayDo(role, "routing.manage")} /> : null}
      <QueryProblem query={hours} />
      {hours.isPending ? <Loading /> : null}
    </PageSheet>
  );
}

const company = "company";

function Hours({ view, mayEdit }: { view: HoursView; mayEdit: boolean }) {
  const t = useTranslations("routing.hours");
  const [whose, setWhose] = useState<string>(company);
  const number = view.numbers.find(({ numberId }) => numberId === whose) ?? null;
  return (
    <>
      <p className="m-0 mb-4 max-w-170 text-text-2">{t("intro", { zone: view.timeZone })}</p>
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_340px]">
        <div className="flex min-w-0 flex-col gap-4">
          <Field label={t("whose")} className="max-w-80">
            <Select
              options={[
                { value: company, label: t("company") },
                ...view.numbers.map(({ numberId, name, own }) => ({
                  value: numberId,
                  label: own ? t("numberOwn", { name }) : name,
                })),
              ]}
              value={number ? number.numberId : company}
              onValueChange={setWhose}
            />
          </Field>
          <NumberHours key={number?.numberId ?? company} view={view} number={number} mayEdit={mayEdit} />
        </div>
        <HolidaysPanel view={view} mayEdit={mayEdit} />
      </div>
    </>
  );
}

function Loading() {
  const t = useTranslations("routing.hours");
  return (
    <div role="status" aria-label={t("loading")} className="appear-late grid gap-6 xl:grid-cols-[minmax(0,1fr)_340px]">
      <Skeleton className="h-120 w-full rounded-lg" />
      <Skeleton className="h-60 w-full rounded-lg" />
    </div>
  );
}
