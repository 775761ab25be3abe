"use client";
import { useTranslations } from "next-intl";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { BotMove, BotScript } from "@/db/schema/bots";
import type { BotChoices } from "@/server/bots/show-bots";
import { moveOf, stepName } from "./script-form";

const kinds = ["step", "people", "group", "operator", "end"] as const satisfies BotMove["kind"][];
const another = "new";

/** What follows a choice: a step, people, or the end. A step may be made on the spot. */
export function BotMoveField({
  move,
  stepId,
  script,
  choices,
  error,
  readOnly,
  onChange,
  onNewStep,
}: {
  move: BotMove;
  stepId: string;
  script: BotScript;
  choices: BotChoices;
  error: string | null;
  readOnly: boolean;
  onChange: (move: BotMove) => void;
  onNewStep: () => void;
}) {
  const t = useTranslations("bots.move");
  const kind = (
    <Field label={t("label")} hint={move.kind === "people" ? t("peopleHint") : null}>
      <Select
        disabled={readOnly}
        options={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        value={move.kind}
        onValueChange={(next) => {
          if (next === "step" && script.steps.length === 1) return onNewStep();
          if (next !== move.kind) onChange(moveOf(next, script, stepId));
        }}
      />
    </Field>
  );
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {kind}
      {move.kind === "step" ? (
        <Field label={t("step")} error={error}>
          <Select
            disabled={readOnly}
            placeholder={t("choose")}
            options={[
              ...script.steps.map(({ id }) => ({ value: id, label: stepName(script, id) })),
              { value: another, label: t("newStep") },
            ]}
            value={script.steps.some(({ id }) => id === move.stepId) ? move.stepId : null}
            onValueChange={(next) => (next === another ? onNewStep() : onChange({ kind: "step", stepId: next }))}
          />
        </Field>
      ) : null}
      {move.kind === "group" ? (
        <Field label={t("group")} error={error}>
          <Select
            disabled={readOnly}
            placeholder={t("choose")}
            options={choices.groups.map(({ id, name }) => ({ value: id, label: name }))}
            value={choices.groups.some(({ id }) => id === move.groupId) ? move.groupId : null}
            onValueChange={(groupId) => onChange({ kind: "group", groupId })}
          />
        </Field>
      ) : null}
      {move.kind === "operator" ? (
        <Field label={t("operator")} error={error}>
          <Combobox
            disabled={readOnly}
            placeholder={t("choose")}
            options={choices.operators.map(({ id, name }) => ({ value: id, label: name }))}
            value={choices.operators.some(({ id }) => id === move.operatorId) ? move.operatorId : null}
            onValueChange={(operatorId) => onChange({ kind: "operator", operatorId: operatorId ?? "" })}
          />
        </Field>
      ) : null}
    </div>
  );
}
