"use client";
import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { RoutingCondition } from "@/db/schema/routing";
import type { RuleChoices } from "@/server/routing/show-routing";
import { ConditionFields } from "./condition-fields";
import { addableKinds, maxConditions, newCondition } from "./rule-form";

type Keyed = { key: number; condition: RoutingCondition };

/** Conditions that must all hold, of a rule of the routing or of the company. */
export function ConditionList({
  conditions,
  onChange,
  choices,
  isAsked,
}: {
  conditions: RoutingCondition[];
  onChange: (conditions: RoutingCondition[]) => void;
  choices: RuleChoices;
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
              choices={choices}
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
