"use client";
import { ListFilter } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Popover } from "@/components/ui/popover";
import { Select } from "@/components/ui/select";
import { sessionOrigins, sessionStatuses } from "@/db/enums";
import { givenFilters } from "@/server/sessions/rules";
import { callbackFilters, ratingFilters, type SessionQuery } from "@/server/sessions/schema";
import { FieldConditions } from "./field-conditions";
import { SettledInput } from "./settled-input";
import { type Named, useSessionChoices } from "./use-session-choices";

const all = "all";
const dates = ["startedFrom", "startedTo", "acceptedFrom", "acceptedTo", "endedFrom", "endedTo"] as const;
const spans = ["waitMin", "waitMax", "durationMin", "durationMax"] as const;

type Change = { query: SessionQuery; onChange: (query: SessionQuery) => void };

/** Everything the table is filtered by, behind one button that says how many filters hold. */
export function SessionFilters({ query, onChange }: Change) {
  const t = useTranslations("sessions.filter");
  const count = givenFilters(query).length;
  return (
    <Popover
      label={t("open")}
      className="flex max-h-(--available-height) w-96 flex-col gap-5 overflow-y-auto"
      trigger={
        <Button>
          <ListFilter aria-hidden />
          {count > 0 ? t("openCount", { count }) : t("open")}
        </Button>
      }
    >
      <Choices query={query} onChange={onChange} />
      <SettledInput
        label={t("text")}
        hint={t("textHint")}
        maxLength={100}
        value={query.text ?? ""}
        onSettle={(text) => onChange({ ...query, text: text.trim().length > 1 ? text.trim() : undefined })}
      />
      <Part title={t("times")}>
        {dates
          // What lives has no end.
          .filter((key) => query.period === "history" || !key.startsWith("ended"))
          .map((key) => (
            <Field key={key} label={t(key)}>
              <Input
                type="date"
                value={query[key] ?? ""}
                onValueChange={(day) => onChange({ ...query, [key]: day || undefined })}
              />
            </Field>
          ))}
      </Part>
      <Part title={t("spans")}>
        {spans.map((key) => (
          <SettledInput
            key={key}
            label={t(key)}
            inputMode="numeric"
            maxLength={6}
            value={query[key]?.toString() ?? ""}
            onSettle={(text) => onChange({ ...query, [key]: /^\d+$/.test(text.trim()) ? Number(text) : undefined })}
          />
        ))}
      </Part>
      <FieldConditions conditions={query.fields ?? []} onChange={(fields) => onChange({ ...query, fields })} />
      {count > 0 ? (
        <Button onClick={() => onChange({ period: query.period, sort: query.sort })}>{t("clear")}</Button>
      ) : null}
    </Popover>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="m-0 grid min-w-0 grid-cols-2 gap-3 border-0 p-0">
      <legend className="mb-2 p-0 text-meta font-medium text-text-2">{title}</legend>
      {children}
    </fieldset>
  );
}

function Choices({ query, onChange }: Change) {
  const t = useTranslations("sessions");
  const choices = useSessionChoices();
  const pick = (
    key: "status" | "origin" | "rating" | "callback" | keyof typeof choices,
    label: string,
    items: readonly Named[],
  ) => (
    <Field label={label}>
      <Select
        value={query[key] ?? all}
        onValueChange={(next) => onChange({ ...query, [key]: next === all ? undefined : next })}
        options={[{ value: all, label: t("filter.all") }, ...items.map(({ id, name }) => ({ value: id, label: name }))]}
      />
    </Field>
  );
  const statuses = sessionStatuses.filter((id) => id !== "ended").map((id) => ({ id, name: t(`status.${id}`) }));
  const origins = sessionOrigins.map((id) => ({ id, name: t(`detail.origins.${id}`) }));
  const ratings = ratingFilters.map((id) => ({ id, name: t(`filter.ratings.${id}`) }));
  const callbacks = callbackFilters.map((id) => ({ id, name: t(`filter.callbacks.${id}`) }));
  const isHistory = query.period === "history";
  return (
    <Part title={t("filter.session")}>
      {isHistory
        ? pick("resultId", t("columns.result"), choices.resultId)
        : pick("status", t("columns.status"), statuses)}
      {pick("origin", t("columns.origin"), origins)}
      {pick("campaignId", t("columns.campaign"), choices.campaignId)}
      {pick("numberId", t("columns.number"), choices.numberId)}
      {pick("operatorId", t("columns.operator"), choices.operatorId)}
      {pick("groupId", t("columns.group"), choices.groupId)}
      {pick("tagId", t("filter.tag"), choices.tagId)}
      {pick("callback", t("columns.callback"), callbacks)}
      {isHistory ? pick("rating", t("columns.rating"), ratings) : null}
    </Part>
  );
}
