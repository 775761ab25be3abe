"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";
import type { HoursView } from "@/server/routing/show-hours";
import { dayProblem, intervalsIn, typedDay, withInterval } from "./hours-form";
import { DayHours } from "./week-editor";

type Holiday = HoursView["holidays"][number];

/** A new day (`holiday` null) or another name or other hours of a known one. */
export function HolidayDialog({ holiday, onClose }: { holiday: Holiday | null; onClose: () => void }) {
  const t = useTranslations("routing.holidays");
  const tCommon = useTranslations("common");
  const [date, setDate] = useState(holiday?.date ?? "");
  const [name, setName] = useState(holiday?.name ?? "");
  const [day, setDay] = useState(() => typedDay(holiday?.open ?? []));
  const [isAsked, setAsked] = useState(false);
  const { save, refusal } = useSaveHoliday(onClose);
  const open = intervalsIn(day);
  const finish = () => {
    setAsked(true);
    if (date !== "" && name.trim() !== "" && open && !dayProblem(day)) save.mutate({ date, name: name.trim(), open });
  };
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t(holiday ? "dialogEdit" : "dialogAdd")}
      footer={
        <Button variant="primary" size="lg" pending={save.isPending} onClick={finish}>
          {tCommon("save")}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {refusal ? (
          <Banner tone="danger" role="alert">
            {refusal}
          </Banner>
        ) : null}
        <Field label={t("date")} error={isAsked && date === "" ? t("dateMissing") : null}>
          <Input
            type="date"
            size="lg"
            className="max-w-48"
            value={date}
            disabled={Boolean(holiday)}
            onValueChange={setDate}
          />
        </Field>
        <Field label={t("name")} error={isAsked && name.trim() === "" ? t("nameMissing") : null}>
          <Input size="lg" maxLength={80} value={name} onValueChange={setName} />
        </Field>
        <Switch
          label={t("isOpen")}
          checked={day.length > 0}
          onCheckedChange={(isOpen) => setDay(isOpen ? withInterval([]) : [])}
        />
        {day.length > 0 ? <DayHours day={day} name={name} onChange={setDay} disabled={false} /> : null}
      </div>
    </Dialog>
  );
}

function useSaveHoliday(onSaved: () => void) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const errorText = useErrorText();
  const save = useMutation(
    trpc.routing.saveHoliday.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries({ queryKey: trpc.routing.hours.queryKey() });
        onSaved();
      },
    }),
  );
  return { save, refusal: save.error ? errorText(save.error) : null };
}
