"use client";
import { useLocale, useNow, useTimeZone, useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import type { CampaignForecast } from "@/server/campaigns/forecast-campaign";
import type { CampaignSchedule } from "@/server/campaigns/schedule-schema";
import { addDays, momentOf, wallTimeOf } from "@/server/routing/hours-rules";
import { toLocal, toMoment } from "@/server/templates/moment-rules";
import { PlanSection } from "./plan-section";
import { WholeNumber } from "./whole-number";

type Places = CampaignForecast["places"];

/** At once or at a moment of some zone, shown by the recipients' clocks too (O8); what happens when it is missed. */
export function PlanStart({
  schedule,
  onChange,
  isPlanned,
  companyZone,
  places,
}: {
  schedule: CampaignSchedule;
  onChange: (part: Partial<CampaignSchedule>) => void;
  /** It waits for its start already, which can be moved but not taken away. */
  isPlanned: boolean;
  companyZone: string;
  places: Places;
}) {
  const t = useTranslations("plan.start");
  const now = useNow({ updateInterval: 30_000 });
  const { start } = schedule;
  const choose = (when: "now" | "later") => {
    const tomorrow = addDays(wallTimeOf(now, companyZone).date, 1);
    const at = momentOf({ date: tomorrow, minutes: 540 }, companyZone).toISOString();
    onChange({ start: when === "now" ? null : { at, zone: companyZone } });
  };
  return (
    <PlanSection title={t("title")}>
      {isPlanned ? null : (
        <RadioGroup
          aria-label={t("title")}
          value={start ? "later" : "now"}
          onValueChange={choose}
          options={(["now", "later"] as const).map((value) => ({ value, label: t(value) }))}
        />
      )}
      {start ? (
        <>
          <Moment start={start} onChange={(next) => onChange({ start: next })} now={now} {...{ companyZone, places }} />
          <LocalTimes at={new Date(start.at)} places={places} />
          <div className="flex flex-wrap items-start gap-3">
            <Field label={t("misfire")} hint={t("misfireHint")} className="w-64 max-sm:w-full">
              <Select
                value={schedule.misfire}
                onValueChange={(misfire) => onChange({ misfire })}
                options={(["ask", "send"] as const).map((value) => ({ value, label: t(value) }))}
              />
            </Field>
            {schedule.misfire === "ask" ? (
              <WholeNumber
                label={t("misfireAfter")}
                value={schedule.misfireMinutes}
                min={1}
                max={1440}
                onValueChange={(misfireMinutes) => onChange({ misfireMinutes })}
                className="w-48"
              />
            ) : null}
          </div>
        </>
      ) : null}
    </PlanSection>
  );
}

function Moment({
  start,
  onChange,
  now,
  companyZone,
  places,
}: {
  start: NonNullable<CampaignSchedule["start"]>;
  onChange: (start: NonNullable<CampaignSchedule["start"]>) => void;
  now: Date;
  companyZone: string;
  places: Places;
}) {
  const t = useTranslations("plan.start");
  const own = useTimeZone() ?? companyZone;
  const zones = [...new Set([companyZone, own, start.zone, ...places.map(({ zone }) => zone)])];
  const pick = (local: string) => {
    const at = toMoment(local, start.zone);
    if (at) onChange({ ...start, at: at.toISOString() });
  };
  // The clock on the wall stays, so that nine o'clock is nine o'clock in the other zone.
  const move = (zone: string) => {
    const at = toMoment(toLocal(start.at, start.zone), zone);
    if (at) onChange({ zone, at: at.toISOString() });
  };
  const isPast = Date.parse(start.at) <= now.getTime();
  return (
    <div className="flex flex-wrap items-start gap-3">
      <Field label={t("at")} error={isPast ? t("past") : null} className="w-56 max-sm:w-full">
        <Input
          type="datetime-local"
          value={toLocal(start.at, start.zone)}
          min={toLocal(now.toISOString(), start.zone)}
          onValueChange={pick}
        />
      </Field>
      <Field label={t("zone")} className="w-64 max-sm:w-full">
        <Select
          value={start.zone}
          onValueChange={move}
          options={zones.map((zone) => ({
            value: zone,
            label: zone === companyZone ? t("zoneCompany", { zone }) : zone,
          }))}
        />
      </Field>
    </div>
  );
}

function LocalTimes({ at, places }: { at: Date; places: Places }) {
  const t = useTranslations("plan.start");
  const locale = useLocale();
  if (places.length === 0) return null;
  const names = new Intl.DisplayNames(locale, { type: "region" });
  const timeIn = (timeZone: string) =>
    new Intl.DateTimeFormat(locale, { timeZone, weekday: "short", hour: "numeric", minute: "2-digit" }).format(at);
  return (
    <p className="m-0 flex flex-wrap gap-x-3 text-meta text-text-2">
      <span>{t("places")}</span>
      {places.map(({ country, zone }) => (
        <span key={`${country}${zone}`} className="whitespace-nowrap" title={zone}>
          {t("place", { country: country ? (names.of(country) ?? country) : t("placeUnknown"), time: timeIn(zone) })}
        </span>
      ))}
    </p>
  );
}
