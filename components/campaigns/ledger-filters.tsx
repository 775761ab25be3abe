"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { recipientStatuses } from "@/db/enums";
import { type LinesFilter, variantLetters } from "@/server/campaigns/ledger-schema";

const all = "all";

/** What the lines are filtered by: campaign, number, day of the company, state and template. */
export function LedgerFilters({ filter, onChange }: { filter: LinesFilter; onChange: (filter: LinesFilter) => void }) {
  const t = useTranslations("outcome.lines");
  const states = useTranslations("common.recipientStatus");
  const trpc = useTRPC();
  const { data } = useQuery(trpc.campaigns.list.queryOptions({ tab: "all", search: "" }));
  const started = (data?.campaigns ?? []).filter(({ launchedAt }) => launchedAt !== null);
  const numbers = new Map(started.map(({ numberId, numberName }) => [numberId, numberName]));
  const change = (next: LinesFilter) => onChange({ ...filter, ...next });
  return (
    <div className="grid grid-cols-[minmax(12rem,2fr)_repeat(4,minmax(8rem,1fr))] gap-3 px-6 py-4 max-lg:grid-cols-2 max-desk:px-4">
      <Field label={t("campaign")} className="max-lg:col-span-2">
        <Combobox
          placeholder={t("allCampaigns")}
          options={started.map(({ id, name }) => ({ value: id, label: name }))}
          value={filter.campaignId ?? null}
          onValueChange={(id) => change({ campaignId: id ?? undefined })}
        />
      </Field>
      <Field label={t("number")}>
        <Select
          value={filter.numberId ?? all}
          options={[
            { value: all, label: t("allNumbers") },
            ...[...numbers].map(([value, label]) => ({ value, label })),
          ]}
          onValueChange={(id) => change({ numberId: id === all ? undefined : id })}
        />
      </Field>
      <Field label={t("day")}>
        <Input type="date" value={filter.day ?? ""} onValueChange={(day) => change({ day: day || undefined })} />
      </Field>
      <Field label={t("state")}>
        <Select
          value={filter.status ?? all}
          options={[
            { value: all, label: t("allStates") },
            ...recipientStatuses.map((status) => ({ value: status, label: states(status) })),
          ]}
          onValueChange={(status) => change({ status: recipientStatuses.find((known) => known === status) })}
        />
      </Field>
      <Field label={t("variant")}>
        <Select
          value={filter.variant ?? all}
          options={[
            { value: all, label: t("allVariants") },
            ...variantLetters.map((letter) => ({ value: letter, label: letter })),
          ]}
          onValueChange={(letter) => change({ variant: variantLetters.find((known) => known === letter) })}
        />
      </Field>
    </div>
  );
}
