"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { showToast } from "@/components/ui/toast-manager";
import type { CalendarView } from "@/server/routing/show-hours";
import { type HoursForm, hoursFormOf, isSameHours, readHoursForm } from "./hours-form";

type Own = CalendarView["own"];

/**
 * One person's edit of the hours of the company or of a number. Newer hours are followed by an untouched edit; a touched one stays
 * as it is and `isOutdated`.
 */
export function useHoursForm(numberId: string | null, own: Own) {
  const [base, setBase] = useState(own);
  const [form, setForm] = useState(() => hoursFormOf(own));
  const [isAsked, setAsked] = useState(false);
  const isDirty = !isSameHours(form, hoursFormOf(base));
  const isNewer = (own?.version ?? 0) !== (base?.version ?? 0);
  const adopt = (next: Own) => {
    setBase(next);
    setForm(hoursFormOf(next));
    setAsked(false);
  };
  const save = useSaveHours();
  if (isNewer && !isDirty && !save.isPending) adopt(own);
  const change = readHoursForm(form);
  return {
    form,
    isAsked,
    /** Hours that were never saved may be saved as they are offered. */
    canSave: isDirty || base === null,
    isDirty,
    isOutdated: isNewer && isDirty && !save.isPending && !save.isSuccess,
    isRight: change !== null,
    saving: save,
    edit: (part: Partial<HoursForm>) => setForm((old) => ({ ...old, ...part })),
    save: () => {
      setAsked(true);
      if (!change) return;
      const saved = { ...change, updatedByName: null, version: (base?.version ?? 0) + 1, updatedAt: new Date() };
      save.mutate({ numberId, version: base?.version ?? 0, ...change }, { onSuccess: () => adopt(saved) });
    },
    discard: () => {
      save.reset();
      adopt(own);
    },
  };
}

export type HoursEditing = ReturnType<typeof useHoursForm>;

function useSaveHours() {
  const t = useTranslations("routing.hours");
  const trpc = useTRPC();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: trpc.routing.hours.queryKey() });
  return useMutation(
    trpc.routing.saveCalendar.mutationOptions({
      onSuccess: async () => {
        await refresh();
        showToast({ title: t("saved") });
      },
      onError: refresh,
    }),
  );
}
