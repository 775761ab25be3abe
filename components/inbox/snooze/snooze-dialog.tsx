"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { presetMoment, type SnoozePreset, snoozePresets } from "@/server/inbox/snooze-rules";
import { momentOf, wallTimeOf } from "@/server/routing/hours-rules";
import { useNow } from "../use-now";
import { useTimeTexts } from "../use-time-texts";
import { useUntilLabel } from "./until-label";
import { useSnooze } from "./use-snooze";

type Choice = SnoozePreset | "reply" | "custom";

/** Odložit: until one of a few times, a time of one's own, or until the client writes. */
export function SnoozeDialog({ sessionId, onClose }: { sessionId: string; onClose: () => void }) {
  const t = useTranslations("snooze");
  const { timeZone } = useTimeTexts();
  const now = useNow();
  const [choice, setChoice] = useState<Choice>("hour");
  const [custom, setCustom] = useState("");
  const [isAsked, setAsked] = useState(false);
  const { snooze } = useSnooze(onClose);
  const chosen = choice === "custom" ? fromField(custom, timeZone) : null;
  const isLate = choice === "custom" && (!chosen || chosen <= now);
  const onSubmit = () => {
    if (isLate) return setAsked(true);
    const until = choice === "reply" || choice === "custom" ? chosen : presetMoment(choice, new Date(), timeZone);
    snooze.mutate({ sessionId, until });
  };
  return (
    <FormDialog
      title={t("title")}
      description={t("text")}
      confirm={t("action")}
      onClose={onClose}
      onSubmit={onSubmit}
      pending={snooze.isPending}
    >
      <Field label={t("when")}>
        <RadioGroup options={useOptions(now, timeZone)} value={choice} onValueChange={setChoice} />
      </Field>
      {choice === "custom" ? (
        <Field label={t("customLabel")} error={isAsked && isLate ? t("customMissing") : undefined}>
          <Input
            type="datetime-local"
            autoFocus
            required
            value={custom}
            min={toField(now, timeZone)}
            onValueChange={setCustom}
          />
        </Field>
      ) : null}
    </FormDialog>
  );
}

function useOptions(now: Date, timeZone: string): { value: Choice; label: string; hint?: string }[] {
  const t = useTranslations("snooze");
  const label = useUntilLabel();
  const presets = snoozePresets.flatMap((value) => {
    const moment = presetMoment(value, now, timeZone);
    return moment ? [{ value, label: t(`choices.${value}`), hint: label(moment, now) }] : [];
  });
  const others = (["reply", "custom"] as const).map((value) => ({ value, label: t(`choices.${value}`) }));
  return [...presets, ...others];
}

/** What the browser's field holds is a time on the wall of the zone in which all times are shown. */
function fromField(value: string, timeZone: string): Date | null {
  const [, date, hours, minutes] = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/.exec(value) ?? [];
  return date ? momentOf({ date, minutes: Number(hours) * 60 + Number(minutes) }, timeZone) : null;
}

function toField(at: Date, timeZone: string): string {
  const { date, minutes } = wallTimeOf(at, timeZone);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${date}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
