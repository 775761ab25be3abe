"use client";
import { useTranslations } from "next-intl";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { routingTargets } from "@/db/enums";
import type { RuleInput } from "@/server/routing/schema";
import type { RoutingView } from "@/server/routing/show-routing";
import { retarget } from "./rule-form";

const ofNumber = "number";
type Target = RuleInput["target"];

/** Whom a rule hands sessions to; a person has a group behind them. */
export function TargetFields({
  target,
  onChange,
  choices,
  isAsked,
}: {
  target: Target;
  onChange: (target: Target) => void;
  choices: RoutingView["choices"];
  isAsked: boolean;
}) {
  const t = useTranslations("routing");
  const groups = choices.groups.map(({ id, name }) => ({ value: id, label: name }));
  const isKnown = groups.some(({ value }) => value === target.groupId);
  const operators = choices.operators.filter(({ isActive }) => isActive);
  const isBotKnown = choices.bots.some(({ id }) => id === target.botId);
  const isHere = operators.some(({ id }) => id === target.operatorId);
  return (
    <div className="flex flex-col gap-3">
      <RadioGroup
        aria-label={t("dialog.target")}
        options={routingTargets.map((value) => ({ value, label: t(`targets.${value}`) }))}
        value={target.kind}
        onValueChange={(kind) => onChange(retarget(target, kind))}
      />
      {target.kind === "group" ? (
        <Field label={t("targets.group")} error={isAsked && !isKnown ? t("targets.groupMissing") : null}>
          <Select
            options={groups}
            value={isKnown ? target.groupId : null}
            placeholder={t("targets.chooseGroup")}
            onValueChange={(groupId) => onChange({ ...target, groupId })}
          />
        </Field>
      ) : null}
      {target.kind === "operator" ? (
        <Field label={t("targets.operator")} error={isAsked && !isHere ? t("targets.operatorMissing") : null}>
          <Combobox
            options={operators.map(({ id, name }) => ({ value: id, label: name }))}
            value={isHere ? target.operatorId : null}
            placeholder={t("targets.chooseOperator")}
            onValueChange={(operatorId) => onChange({ ...target, operatorId })}
          />
        </Field>
      ) : null}
      {target.kind === "bot" ? (
        <Field
          label={t("targets.bot")}
          hint={choices.bots.length === 0 ? t("targets.noBots") : null}
          error={isAsked && !isBotKnown ? t("targets.botMissing") : null}
        >
          <Select
            options={choices.bots.map(({ id, name, isOn }) => ({
              value: id,
              label: isOn ? name : t("targets.botOff", { bot: name }),
            }))}
            value={isBotKnown ? target.botId : null}
            placeholder={t("targets.chooseBot")}
            onValueChange={(botId) => onChange({ ...target, botId })}
          />
        </Field>
      ) : null}
      {target.kind === "operator" || target.kind === "last_operator" || target.kind === "bot" ? (
        <Field label={t(target.kind === "bot" ? "dialog.botGroup" : "dialog.thenGroup")}>
          <Select
            options={[{ value: ofNumber, label: t("dialog.numberGroup") }, ...groups]}
            value={isKnown ? (target.groupId ?? ofNumber) : ofNumber}
            onValueChange={(id) => onChange({ ...target, groupId: id === ofNumber ? null : id })}
          />
        </Field>
      ) : null}
    </div>
  );
}
