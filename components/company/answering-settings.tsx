"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Field } from "@/components/ui/field";
import { ErrorState } from "@/components/ui/list-state";
import { Panel } from "@/components/ui/panel";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { showToast } from "@/components/ui/toast-manager";
import { answerRights, readReceiptTimes } from "@/db/enums";

const offeredMinutes = [0, 15, 30, 60, 120];

/** What is set is offered too, whatever it is. */
const reminderTimes = (now: number): number[] => [...new Set([...offeredMinutes, now])].toSorted((a, b) => a - b);

/**
 * Who writes to the client of a held session (O14), when clients learn that we read, when operators hear that a window ends (O13).
 * Takes effect at once.
 */
export function AnsweringSettings() {
  const t = useTranslations("company.answering");
  const desk = useQuery(useTRPC().team.desk.queryOptions());
  const save = useSaveDesk();
  if (desk.isPending) return <Skeleton className="h-80 w-full rounded-lg" />;
  if (!desk.data) return <ErrorState onRetry={() => desk.refetch()} retrying={desk.isFetching} />;
  const shown = { ...desk.data, ...(save.isPending ? save.variables : {}) };
  return (
    <Panel aria-labelledby="answering" className="flex flex-col gap-5">
      <div>
        <h3 className="m-0 mb-1 text-body font-medium">{t("answerRight.label")}</h3>
        <RadioGroup
          aria-label={t("answerRight.label")}
          value={shown.answerRight}
          onValueChange={(answerRight) => save.mutate({ answerRight })}
          options={answerRights.map((value) => ({
            value,
            label: t(`answerRight.${value}`),
            hint: t(`answerRight.${value}Hint`),
          }))}
        />
      </div>
      <div>
        <h3 className="m-0 mb-1 text-body font-medium">{t("readReceipts.label")}</h3>
        <RadioGroup
          aria-label={t("readReceipts.label")}
          value={shown.readReceipts}
          onValueChange={(readReceipts) => save.mutate({ readReceipts })}
          options={readReceiptTimes.map((value) => ({
            value,
            label: t(`readReceipts.${value}`),
            hint: t(`readReceipts.${value}Hint`),
          }))}
        />
        <p className="m-0 mt-2 text-meta text-text-3">{t("readReceipts.note")}</p>
      </div>
      <Field label={t("windowReminder.label")} hint={t("windowReminder.hint")}>
        <Select
          value={String(shown.windowReminderMinutes)}
          onValueChange={(minutes) => save.mutate({ windowReminderMinutes: Number(minutes) })}
          options={reminderTimes(shown.windowReminderMinutes).map((minutes) => ({
            value: String(minutes),
            label: t("windowReminder.minutes", { minutes }),
          }))}
          className="sm:w-64"
        />
      </Field>
    </Panel>
  );
}

function useSaveDesk() {
  const t = useTranslations("company.features");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  return useMutation(
    trpc.team.saveDesk.mutationOptions({
      onSuccess: () => void showToast({ title: t("saved") }),
      onError: (error) => void showToast({ title: errorText(error), tone: "error" }),
      onSettled: () => queries.invalidateQueries(trpc.team.desk.queryFilter()),
    }),
  );
}
