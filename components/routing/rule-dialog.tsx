"use client";
import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { RoutingCondition } from "@/db/schema/routing";
import type { RuleInput } from "@/server/routing/schema";
import type { RoutingView } from "@/server/routing/show-routing";
import { ConditionFields } from "./condition-fields";
import { addableKinds, conditionProblem, maxConditions, newCondition } from "./rule-form";
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
        <Conditions
          conditions={form.conditions}
          onChange={(conditions) => set({ conditions })}
          view={view}
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

type Keyed = { key: number; condition: RoutingCondition };

function Conditions({
  conditions,
  onChange,
  view,
  isAsked,
}: {
  conditions: RoutingCondition[];
  onChange: (conditions: RoutingCondition[]) => void;
  view: RoutingView;
  isAsked: boolean;
}) {
  const t = useTranslations("routing");
  // Fields keep what is typed in them, so each condition keeps its key when another one is removed.
  const [rows, setRows] = useState<Keyed[]>(() => conditions.map((condition, key) => ({ key, condition })));
  const [nextKey, setNextKey] = useState(conditions.length);
  const change = (next: Keyed[]) => {
    setRows(next);
    onChange(next.map(({ condition }) => condition));
  };
  const replace = (key: number, condition: RoutingCondition) =>
    change(rows.map((row) => (row.key === key ? { key, condition } : row)));
  const add = (kind: RoutingCondition["kind"]) => {
    setNextKey(nextKey + 1);
    change([...rows, { key: nextKey, condition: newCondition(kind) }]);
  };
  return (
    <section aria-label={t("dialog.conditions")}>
      <h3 className="m-0 text-body font-semibold">{t("dialog.conditions")}</h3>
      <p className="m-0 mb-2 text-meta text-text-3">{t("dialog.conditionsHint")}</p>
      <ul className="m-0 flex list-none flex-col gap-3 p-0">
        {rows.map(({ key, condition }) => (
          <li key={key} className="rounded-lg bg-sunken p-4">
            <div className="mb-2 flex items-center gap-2">
              <h4 className="m-0 flex-1 text-body font-medium">{t(`kinds.${condition.kind}`)}</h4>
              <IconButton
                label={t("dialog.removeCondition", { name: t(`kinds.${condition.kind}`) })}
                onClick={() => change(rows.filter((row) => row.key !== key))}
              >
                <Trash2 aria-hidden />
              </IconButton>
            </div>
            <ConditionFields
              condition={condition}
              onChange={(next) => replace(key, next)}
              choices={view.choices}
              isAsked={isAsked}
            />
          </li>
        ))}
      </ul>
      {rows.length < maxConditions ? (
        <Menu
          align="start"
          trigger={
            <Button className="mt-3">
              <Plus aria-hidden />
              {t("dialog.addCondition")}
            </Button>
          }
        >
          {addableKinds(rows.map(({ condition }) => condition)).map((kind) => (
            <MenuItem key={kind} onClick={() => add(kind)}>
              {t(`kinds.${kind}`)}
            </MenuItem>
          ))}
        </Menu>
      ) : null}
    </section>
  );
}
