"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";
import type { CampaignSchedule } from "@/server/campaigns/schedule-schema";
import type { ShownSchedule } from "@/server/campaigns/show-schedule";
import { PlanSection } from "./plan-section";
import { WholeNumber } from "./whole-number";

type Change = (part: Partial<CampaignSchedule>) => void;

/** How much goes: the campaign's share of the daily limit (S0.35), days, ramp-up. */
export function PlanVolume({
  schedule,
  onChange,
  facts,
}: {
  schedule: CampaignSchedule;
  onChange: Change;
  facts: ShownSchedule;
}) {
  const t = useTranslations("plan.volume");
  const { spreadDays, rampUp } = schedule;
  return (
    <PlanSection title={t("title")}>
      <Share schedule={schedule} onChange={onChange} facts={facts} />
      <Switch
        label={t("spread")}
        hint={t("spreadHint")}
        checked={spreadDays !== null}
        onCheckedChange={(on) => onChange({ spreadDays: on ? 3 : null })}
      />
      {spreadDays ? (
        <WholeNumber
          label={t("days")}
          value={spreadDays}
          min={2}
          max={60}
          onValueChange={(days) => onChange({ spreadDays: days })}
        />
      ) : null}
      <Switch
        label={t("rampUp")}
        hint={t("rampUpHint")}
        checked={rampUp !== null}
        onCheckedChange={(on) => onChange({ rampUp: on ? { steps: [50], waitMinutes: 60 } : null })}
      />
      {rampUp ? (
        <div className="flex flex-wrap items-start gap-3">
          <Batches steps={rampUp.steps} onChange={(steps) => onChange({ rampUp: { ...rampUp, steps } })} />
          <WholeNumber
            label={t("wait")}
            value={rampUp.waitMinutes}
            min={5}
            max={1440}
            onValueChange={(waitMinutes) => onChange({ rampUp: { ...rampUp, waitMinutes } })}
            className="w-56"
          />
        </div>
      ) : null}
    </PlanSection>
  );
}

function Share({ schedule, onChange, facts }: { schedule: CampaignSchedule; onChange: Change; facts: ShownSchedule }) {
  const t = useTranslations("plan.volume");
  const [text, setText] = useState(schedule.dailyShare ? String(schedule.dailyShare) : "");
  const { dailyLimit, numberName, numberShare } = facts;
  const most = dailyLimit ?? 1_000_000;
  const number = Number(text);
  const isEmpty = text.trim() === "";
  const isRight = isEmpty || (/^\d+$/.test(text) && number >= 1 && number <= most);
  const take = (next: string) => {
    setText(next);
    if (next.trim() === "") return onChange({ dailyShare: null });
    if (/^\d+$/.test(next) && Number(next) >= 1 && Number(next) <= most) onChange({ dailyShare: Number(next) });
  };
  return (
    <Field
      label={t("share")}
      hint={
        numberShare === null
          ? t("shareHint", { number: numberName })
          : t("shareHintNumber", { number: numberName, share: numberShare })
      }
      error={isRight ? null : t("shareAbove", { limit: most })}
    >
      <Input inputMode="numeric" value={text} onValueChange={take} className="w-40" />
    </Field>
  );
}

const toSteps = (text: string): number[] | null => {
  const steps = text.split(/[,;]/).map((part) => part.replace(/\s/g, ""));
  const numbers = steps.map(Number);
  return steps.length <= 6 && steps.every((step) => /^\d{1,7}$/.test(step)) && numbers.every((n) => n >= 1 && n <= 1e6)
    ? numbers
    : null;
};

function Batches({ steps, onChange }: { steps: number[]; onChange: (steps: number[]) => void }) {
  const t = useTranslations("plan.volume");
  const [text, setText] = useState(steps.join(", "));
  const take = (next: string) => {
    setText(next);
    const numbers = toSteps(next);
    if (numbers) onChange(numbers);
  };
  return (
    <Field label={t("steps")} hint={t("stepsHint")} error={toSteps(text) ? null : t("stepsBad")} className="w-64">
      <Input value={text} onValueChange={take} />
    </Field>
  );
}
