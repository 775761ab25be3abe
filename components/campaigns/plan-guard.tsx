"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { type CampaignSchedule, type GuardRules, usualGuard } from "@/server/campaigns/schedule-schema";
import type { ShownSchedule } from "@/server/campaigns/show-schedule";
import { PlanSection } from "./plan-section";
import { WholeNumber } from "./whole-number";

type Part = { schedule: CampaignSchedule; onChange: (part: Partial<CampaignSchedule>) => void };

/** What pauses the campaign by itself (O3). */
export function PlanGuard({ schedule: { guard }, onChange }: Part) {
  const t = useTranslations("plan.guard");
  const change = (part: Partial<GuardRules>) => onChange({ guard: { ...guard, ...part } });
  const { failures, optOuts } = guard;
  return (
    <PlanSection title={t("title")} text={t("text")}>
      <Switch label={t("quality")} checked={guard.quality} onCheckedChange={(quality) => change({ quality })} />
      <Switch label={t("category")} checked={guard.category} onCheckedChange={(category) => change({ category })} />
      <Switch
        label={t("failures")}
        checked={failures !== null}
        onCheckedChange={(on) => change({ failures: on ? usualGuard.failures : null })}
      />
      {failures ? (
        <div className="flex flex-wrap gap-3">
          <WholeNumber
            label={t("percent")}
            value={failures.percent}
            min={1}
            max={100}
            onValueChange={(percent) => change({ failures: { ...failures, percent } })}
          />
          <WholeNumber
            label={t("of")}
            value={failures.of}
            min={20}
            max={1000}
            onValueChange={(of) => change({ failures: { ...failures, of } })}
          />
        </div>
      ) : null}
      <Switch
        label={t("optOuts")}
        checked={optOuts !== null}
        onCheckedChange={(on) => change({ optOuts: on ? usualGuard.optOuts : null })}
      />
      {optOuts ? (
        <WholeNumber
          label={t("percent")}
          value={optOuts.percent}
          min={1}
          max={100}
          onValueChange={(percent) => change({ optOuts: { percent } })}
        />
      ) : null}
    </PlanSection>
  );
}

/** How many marketing messages one client may get of all campaigns (O7). */
export function PlanCap({ schedule: { cap }, onChange, facts }: Part & { facts: ShownSchedule }) {
  const t = useTranslations("plan.cap");
  const { companyCap } = facts;
  const own = typeof cap === "string" ? null : cap;
  const choose = (kind: "company" | "own" | "none") =>
    onChange({ cap: kind === "own" ? (companyCap ?? { messages: 2, days: 7 }) : kind });
  const labels = {
    company: companyCap ? t("company", { count: companyCap.messages, days: companyCap.days }) : t("companyNone"),
    own: t("own"),
    none: t("none"),
  };
  return (
    <PlanSection title={t("title")}>
      <Field label={t("label")} hint={t("hint")}>
        <Select
          className="sm:w-88"
          value={own ? "own" : cap === "none" ? "none" : "company"}
          onValueChange={choose}
          options={(["company", "own", "none"] as const).map((value) => ({ value, label: labels[value] }))}
        />
      </Field>
      {own ? (
        <div className="flex flex-wrap gap-3">
          <WholeNumber
            label={t("messages")}
            value={own.messages}
            min={1}
            max={50}
            onValueChange={(messages) => onChange({ cap: { ...own, messages } })}
          />
          <WholeNumber
            label={t("days")}
            value={own.days}
            min={1}
            max={90}
            onValueChange={(days) => onChange({ cap: { ...own, days } })}
          />
        </div>
      ) : null}
    </PlanSection>
  );
}
