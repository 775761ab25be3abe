"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { newMessageId } from "@/components/inbox/composer/composer-ids";
import { Button } from "@/components/ui/button";
import type { RuleInput } from "@/server/routing/schema";
import type { RoutingView } from "@/server/routing/show-routing";
import { RuleDialog } from "./rule-dialog";
import { maxRules, newRule } from "./rule-form";
import { RuleRow } from "./rule-row";
import type { RoutingEditing } from "./use-routing-editor";

type Open = { rule: RuleInput; isNew: boolean };

/** The rules in their order: dragged by the handle, moved by its arrow keys or from the menu. */
export function RuleList({ editing, view, mayEdit }: { editing: RoutingEditing; view: RoutingView; mayEdit: boolean }) {
  const t = useTranslations("routing");
  const [open, setOpen] = useState<Open | null>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const [said, setSaid] = useState("");
  const { rules, fallbackGroupId } = editing.draft;
  const move = (from: number, to: number) => {
    const rule = rules[from];
    if (!rule || to < 0 || to >= rules.length || to === from) return;
    editing.move(from, to);
    setSaid(t("rule.moved", { name: t("quoted", { word: rule.name }), n: to + 1, count: rules.length }));
    // A row that moves down is put into the page anew and loses the focus.
    requestAnimationFrame(() => document.getElementById(handleId(rule.id))?.focus());
  };
  return (
    <section aria-label={t("rules")}>
      <div className="mb-3 flex flex-wrap items-baseline gap-x-3">
        <h2 className="m-0 text-body font-semibold">{t("rules")}</h2>
        <span className="text-meta text-text-3">{t("rulesHint")}</span>
      </div>
      {rules.length === 0 ? <p className="m-0 text-text-2">{t("noRules")}</p> : null}
      <ol className="m-0 flex list-none flex-col gap-2 p-0">
        {rules.map((rule, n) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            n={n}
            isLast={n === rules.length - 1}
            fallbackGroupId={fallbackGroupId}
            view={view}
            mayEdit={mayEdit}
            handleId={handleId(rule.id)}
            drag={{
              isDragged: dragged === n,
              start: () => setDragged(n),
              end: () => setDragged(null),
              over: () => {
                if (dragged === null || dragged === n) return;
                editing.move(dragged, n);
                setDragged(n);
              },
            }}
            onMove={(to) => move(n, to)}
            onEdit={() => setOpen({ rule, isNew: false })}
            onCopy={() =>
              editing.insert(
                { ...rule, id: newMessageId(), name: copyName(t("rule.copyOf", { name: rule.name })) },
                n + 1,
              )
            }
            onRemove={() => editing.remove(rule.id)}
            onEnable={(enabled) => editing.put({ ...rule, enabled })}
          />
        ))}
      </ol>
      <p role="status" className="sr-only">
        {said}
      </p>
      {mayEdit ? (
        <Button
          className="mt-3"
          reason={rules.length < maxRules ? null : t("tooMany")}
          onClick={() => setOpen({ rule: newRule(newMessageId()), isNew: true })}
        >
          <Plus aria-hidden />
          {t("addRule")}
        </Button>
      ) : null}
      {open ? (
        <RuleDialog
          key={open.rule.id}
          {...open}
          view={view}
          onClose={() => setOpen(null)}
          onDone={(rule) => {
            editing.put(rule);
            setOpen(null);
          }}
        />
      ) : null}
    </section>
  );
}

const handleId = (ruleId: string) => `rule-handle-${ruleId}`;
const copyName = (name: string) => name.slice(0, 80);
