"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { ConditionList } from "@/components/routing/condition-list";
import { conditionProblem } from "@/components/routing/rule-form";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import type { AutomationFields } from "@/server/automations/schema";
import type { AutomationRow, AutomationsView } from "@/server/automations/show-automations";
import { ActionList } from "./action-fields";
import { actionProblem, minutesProblem, newAutomation } from "./automation-form";
import { TriggerFields } from "./trigger-fields";

/** A rule of the company: when, under which conditions, what (N.46). */
export function AutomationDialog({
  automation,
  view,
  onClose,
}: {
  automation: AutomationRow | null;
  view: AutomationsView;
  onClose: () => void;
}) {
  const t = useTranslations("automations");
  const [form, setForm] = useState<AutomationFields>(() => (automation ? fieldsOf(automation) : newAutomation()));
  const [isAsked, setAsked] = useState(false);
  const save = useSave(automation?.id ?? null, onClose);
  const set = (part: Partial<AutomationFields>) => setForm((old) => ({ ...old, ...part }));
  const named = {
    tagIds: view.choices.tags.map(({ id }) => id),
    groupIds: view.choices.groups.map(({ id }) => id),
    userIds: view.choices.operators.flatMap(({ id, isActive }) => (isActive ? id : [])),
    fieldKeys: view.contactFields.map(({ key }) => key),
  };
  const isRight =
    form.name.trim() !== "" &&
    !minutesProblem(form.trigger) &&
    !form.conditions.some(conditionProblem) &&
    !form.actions.some((action) => actionProblem(action, named));
  return (
    <FormDialog
      title={automation ? t("dialog.edit", { name: automation.name }) : t("dialog.add")}
      onClose={onClose}
      onSubmit={() => (isRight ? save.send(form) : setAsked(true))}
      pending={save.isPending}
      problem={save.problem}
    >
      <Field label={t("dialog.name")} error={isAsked && form.name.trim() === "" ? t("dialog.nameMissing") : null}>
        <Input
          size="lg"
          maxLength={80}
          placeholder={t("dialog.namePlaceholder")}
          value={form.name}
          onValueChange={(name) => set({ name })}
        />
      </Field>
      <TriggerFields trigger={form.trigger} onChange={(trigger) => set({ trigger })} view={view} isAsked={isAsked} />
      <ConditionList
        conditions={form.conditions}
        onChange={(conditions) => set({ conditions })}
        choices={view.choices}
        isAsked={isAsked}
      />
      <ActionList
        actions={form.actions}
        onChange={(actions) => set({ actions })}
        view={view}
        named={named}
        isAsked={isAsked}
      />
    </FormDialog>
  );
}

const fieldsOf = ({ name, trigger, conditions, actions }: AutomationRow): AutomationFields => ({
  name,
  trigger,
  conditions,
  actions,
});

function useSave(automationId: string | null, onSaved: () => void) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const errorText = useErrorText();
  const after = {
    onSuccess: onSaved,
    onSettled: () => client.invalidateQueries({ queryKey: trpc.automations.pathKey() }),
  };
  const add = useMutation(trpc.automations.add.mutationOptions(after));
  const change = useMutation(trpc.automations.change.mutationOptions(after));
  const error = add.error ?? change.error;
  return {
    send: (fields: AutomationFields) => (automationId ? change.mutate({ automationId, fields }) : add.mutate(fields)),
    isPending: add.isPending || change.isPending,
    problem: error ? errorText(error) : null,
  };
}
