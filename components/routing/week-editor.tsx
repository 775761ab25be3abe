"use client";
import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { tidyClock } from "./clock";
import { dayProblem, maxIntervals, type TypedDay, withInterval } from "./hours-form";

const days = ["0", "1", "2", "3", "4", "5", "6"] as const;

/** Seven days, each with its hours or closed. */
export function WeekEditor({
  week,
  onChange,
  disabled,
}: {
  week: TypedDay[];
  onChange: (week: TypedDay[]) => void;
  disabled: boolean;
}) {
  const t = useTranslations("routing.hours");
  const set = (at: number, day: TypedDay) => onChange(week.map((old, n) => (n === at ? day : old)));
  return (
    <ul className="m-0 flex list-none flex-col p-0">
      {days.map((key, at) => {
        const [day, name] = [week[at] ?? [], t(`days.${key}`)];
        return (
          <li key={key} className="grid gap-x-3 border-b border-line py-2 last:border-b-0 sm:grid-cols-[88px_1fr_auto]">
            <span className="pt-2 font-medium">{name}</span>
            <DayHours day={day} name={name} onChange={(next) => set(at, next)} disabled={disabled} />
            {disabled || at > 0 ? null : (
              <Button
                variant="link"
                className="justify-self-start"
                aria-label={t("copyLabel", { day: name })}
                onClick={() => onChange(week.map((old, n) => (n < 5 ? day : old)))}
              >
                {t("copyToWeekdays")}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** The hours of one day; `name` tells its fields apart. */
export function DayHours({
  day,
  name,
  onChange,
  disabled,
}: {
  day: TypedDay;
  name: string;
  onChange: (day: TypedDay) => void;
  disabled: boolean;
}) {
  const t = useTranslations("routing.hours");
  const [isTyping, setTyping] = useState(false);
  const problem = dayProblem(day);
  // A time is no mistake while it is being typed.
  const said = problem === "format" && isTyping ? null : problem;
  const edit = (key: number, part: { from?: string; to?: string }) =>
    onChange(day.map((row) => (row.key === key ? { ...row, ...part } : row)));
  return (
    <fieldset
      aria-label={name}
      onFocus={() => setTyping(true)}
      onBlur={() => setTyping(false)}
      className="m-0 flex min-w-0 flex-col gap-2 border-0 p-0"
    >
      {day.length === 0 ? (
        <div className="flex min-h-9 items-center gap-2">
          <span className="text-text-3">{t("closedDay")}</span>
          {disabled ? null : <AddHours day={day} name={name} onChange={onChange} />}
        </div>
      ) : null}
      {day.map(({ key, from, to }, n) => (
        <div key={key} className="flex items-center gap-2">
          <Time
            label={t("from", { day: name })}
            value={from}
            onChange={(next) => edit(key, { from: next })}
            disabled={disabled}
          />
          <span aria-hidden>–</span>
          <Time
            label={t("to", { day: name })}
            value={to}
            onChange={(next) => edit(key, { to: next })}
            disabled={disabled}
          />
          {disabled ? null : (
            <IconButton
              label={t("removeInterval", { n: n + 1, day: name })}
              onClick={() => onChange(day.filter((row) => row.key !== key))}
            >
              <Trash2 aria-hidden />
            </IconButton>
          )}
          {disabled || n < day.length - 1 ? null : <AddHours day={day} name={name} onChange={onChange} />}
        </div>
      ))}
      {said ? <p className="m-0 text-meta text-danger-text">{t(`problem.${said}`)}</p> : null}
    </fieldset>
  );
}

function AddHours({ day, name, onChange }: { day: TypedDay; name: string; onChange: (day: TypedDay) => void }) {
  const t = useTranslations("routing.hours");
  if (day.length >= maxIntervals) return null;
  return (
    <IconButton label={t("addInterval", { day: name })} onClick={() => onChange(withInterval(day))}>
      <Plus aria-hidden />
    </IconButton>
  );
}

function Time({
  label,
  value,
  onChange,
  disabled,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  disabled: boolean;
}) {
  return (
    <Field label={label} hideLabel className="w-20">
      <Input
        value={value}
        maxLength={5}
        disabled={disabled}
        onValueChange={onChange}
        onBlur={() => onChange(tidyClock(value))}
      />
    </Field>
  );
}
