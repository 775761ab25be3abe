"use client";
import { useNow, useTimeZone, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useMoment } from "@/components/ui/use-moment";
import { toLocal, toMoment } from "@/server/templates/moment-rules";
import { schedulePresets } from "./schedule-presets";

/** When it leaves: a moment people plan for, or any date and time of one's own clock. `local` is what the field holds. */
export function ScheduleTime({
  local,
  onChange,
  error,
}: {
  local: string;
  onChange: (local: string) => void;
  error: string | null;
}) {
  const t = useTranslations("scheduled");
  const zone = useTimeZone() ?? "UTC";
  const now = useNow({ updateInterval: 30_000 });
  const moment = useMoment();
  const chosen = toMoment(local, zone);
  return (
    <div className="flex flex-col gap-3">
      <fieldset className="m-0 flex min-w-0 flex-wrap gap-2 border-0 p-0">
        <legend className="sr-only">{t("presets")}</legend>
        {schedulePresets(now, zone).map(({ key, at }) => (
          <Button
            key={key}
            aria-pressed={chosen?.getTime() === at.getTime()}
            onClick={() => onChange(toLocal(at.toISOString(), zone))}
            className="aria-pressed:bg-accent-soft aria-pressed:text-accent-text"
          >
            {t(`preset.${key}`, { when: capital(moment(at)), time: at })}
          </Button>
        ))}
      </fieldset>
      <Field label={t("when")} hint={t("zone", { zone })} error={error}>
        <Input
          type="datetime-local"
          value={local}
          min={toLocal(now.toISOString(), zone)}
          onValueChange={onChange}
          className="sm:w-64"
        />
      </Field>
    </div>
  );
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);
