"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { type CampaignSchedule, usualHours } from "@/server/campaigns/schedule-schema";
import { PlanSection } from "./plan-section";

/** When clients may be written to, by the clock of their country (O7). */
export function PlanHours({
  schedule,
  onChange,
}: {
  schedule: CampaignSchedule;
  onChange: (part: Partial<CampaignSchedule>) => void;
}) {
  const t = useTranslations("plan.hours");
  const { hours } = schedule;
  return (
    <PlanSection title={t("title")}>
      <Switch
        label={t("label")}
        hint={t("hint")}
        checked={hours !== null}
        onCheckedChange={(on) => onChange({ hours: on ? usualHours : null })}
      />
      {hours ? (
        <>
          <div className="flex flex-wrap gap-3">
            <HalfHours
              label={t("from")}
              value={hours.from}
              onChange={(from) => onChange({ hours: { ...hours, from } })}
              allowed={(minutes) => minutes < hours.to}
            />
            <HalfHours
              label={t("to")}
              value={hours.to}
              onChange={(to) => onChange({ hours: { ...hours, to } })}
              allowed={(minutes) => minutes > hours.from}
            />
          </div>
          <Switch
            label={t("weekends")}
            checked={hours.weekends}
            onCheckedChange={(weekends) => onChange({ hours: { ...hours, weekends } })}
          />
          <Switch
            label={t("holidays")}
            hint={t("holidaysHint")}
            checked={hours.holidays}
            onCheckedChange={(holidays) => onChange({ hours: { ...hours, holidays } })}
          />
        </>
      ) : null}
    </PlanSection>
  );
}

const halfHours = Array.from({ length: 49 }, (_, n) => n * 30);
export const clockOf = (minutes: number): string =>
  `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;

function HalfHours({
  label,
  value,
  onChange,
  allowed,
}: {
  label: string;
  value: number;
  onChange: (minutes: number) => void;
  allowed: (minutes: number) => boolean;
}) {
  const options = [...new Set([...halfHours, value])].filter(allowed).sort((a, b) => a - b);
  return (
    <Field label={label} className="w-32">
      <Select
        value={String(value)}
        onValueChange={(next) => onChange(Number(next))}
        options={options.map((minutes) => ({ value: String(minutes), label: clockOf(minutes) }))}
      />
    </Field>
  );
}
