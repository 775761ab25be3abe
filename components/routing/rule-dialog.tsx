"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { RuleInput } from "@/server/routing/schema";
import type { RoutingView } from "@/server/routing/show-routing";
import { ConditionList } from "./condition-list";
import { conditionProblem } from "./rule-form";
import { TargetFields } from "./target-fields";
import { isLost } from "./use-routing-editor";

/** One rule: its name, the conditions that must all hold, whom it hands sessions to. Mounted anew for each rule. */
export function RuleDialog({
  rule,
  isNew,
  view,
  onDone,
  onClose,
}: {
  rule: RuleInput;
  isNew: boolean;
  view: RoutingView;
  onDone: (rule: RuleInput) => void;
  onClose: () => void;
}) {
  const t = useTranslations("routing");
  const [form, setForm] = useState(rule);
  const [isAsked, setAsked] = useState(false);
  const set = (part: Partial<RuleInput>) => setForm((old) => ({ ...old, ...part }));
  const name = form.name.trim();
  const isRight = name !== "" && !form.conditions.some(conditionProblem) && !isLost(form, view);
  const finish = () => (isRight ? onDone({ ...form, name }) : setAsked(true));
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={isNew ? t("dialog.add") : t("dialog.edit", { name: rule.name })}
      className="sm:w-[560px]"
      footer={
        <>
          <span className="mr-auto text-meta text-text-3">{t("dialog.later")}</span>
          <Button variant="primary" size="lg" onClick={finish}>
            {t("dialog.confirm")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-6">
        <Field label={t("dialog.name")} error={isAsked && name === "" ? t("dialog.nameMissing") : null}>
          <Input
            size="lg"
            maxLength={80}
            placeholder={t("dialog.namePlaceholder")}
            value={form.name}
            onValueChange={(next) => set({ name: next })}
          />
        </Field>
        <ConditionList
          conditions={form.conditions}
          onChange={(conditions) => set({ conditions })}
          choices={view.choices}
          isAsked={isAsked}
        />
        <section aria-label={t("dialog.target")}>
          <h3 className="m-0 mb-1 text-body font-semibold">{t("dialog.target")}</h3>
          <TargetFields
            target={form.target}
            onChange={(target) => set({ target })}
            choices={view.choices}
            isAsked={isAsked}
          />
        </section>
      </div>
    </Dialog>
  );
}
