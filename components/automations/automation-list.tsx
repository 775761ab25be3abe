"use client";
import { ArrowDown, ArrowUp, Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useConditionText } from "@/components/routing/use-condition-text";
import { cn } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { RemoveDialog } from "@/components/ui/remove-dialog";
import { Switch } from "@/components/ui/switch";
import type { AutomationRow } from "@/server/automations/show-automations";
import { moveRule } from "@/server/routing/rules";
import { useAutomationChanges } from "./use-automation-changes";
import { useAutomationWords } from "./use-automation-words";

/** The rules in the order in which they are asked; each says itself as a sentence. */
export function AutomationList({
  automations,
  mayEdit,
  onEdit,
}: {
  automations: AutomationRow[];
  mayEdit: boolean;
  onEdit: (automation: AutomationRow) => void;
}) {
  const t = useTranslations("automations");
  const { toggle, order, remove } = useAutomationChanges();
  const [removed, setRemoved] = useState<AutomationRow | null>(null);
  const move = (from: number, to: number) =>
    order.mutate({ automationIds: moveRule(automations, from, to).map(({ id }) => id) });
  return (
    <>
      <ol aria-label={t("title")} className="m-0 flex list-none flex-col gap-2 p-0">
        {automations.map((automation, n) => (
          <li
            key={automation.id}
            className="flex items-start gap-2 rounded-lg p-3 max-sm:flex-wrap shadow-[inset_0_0_0_1px_var(--line-strong)]"
          >
            <span aria-hidden className="mt-1.5 w-6 shrink-0 text-center text-text-3">
              {n + 1}.
            </span>
            <Sentence automation={automation} />
            {mayEdit ? (
              <div className="flex shrink-0 items-center gap-1 max-sm:ml-auto">
                <Switch
                  label={<span className="sr-only">{t("enabled", { name: automation.name })}</span>}
                  checked={automation.enabled}
                  disabled={toggle.isPending}
                  onCheckedChange={(enabled) => toggle.mutate({ automationId: automation.id, enabled })}
                />
                <IconButton label={t("edit", { name: automation.name })} onClick={() => onEdit(automation)}>
                  <Pencil aria-hidden />
                </IconButton>
                <Menu
                  trigger={
                    <IconButton label={t("actions", { name: automation.name })}>
                      <Ellipsis aria-hidden />
                    </IconButton>
                  }
                >
                  <MenuItem icon={<ArrowUp aria-hidden />} disabled={n === 0} onClick={() => move(n, n - 1)}>
                    {t("up")}
                  </MenuItem>
                  <MenuItem
                    icon={<ArrowDown aria-hidden />}
                    disabled={n === automations.length - 1}
                    onClick={() => move(n, n + 1)}
                  >
                    {t("down")}
                  </MenuItem>
                  <MenuSeparator />
                  <MenuItem danger icon={<Trash2 aria-hidden />} onClick={() => setRemoved(automation)}>
                    {t("remove")}
                  </MenuItem>
                </Menu>
              </div>
            ) : null}
          </li>
        ))}
      </ol>
      <RemoveDialog
        row={removed}
        texts="automations"
        onRemove={({ id }) => remove.mutate({ automationId: id })}
        onClose={() => setRemoved(null)}
      />
    </>
  );
}

function Sentence({ automation }: { automation: AutomationRow }) {
  const t = useTranslations("automations");
  const tRule = useTranslations("routing.rule");
  const { clause } = useConditionText();
  const { triggerText, actionText } = useAutomationWords();
  const { name, enabled, trigger, conditions, actions, firedCount } = automation;
  return (
    <div className={cn("min-w-0 flex-1 py-1.5 max-sm:basis-[calc(100%-2.5rem)]", !enabled && "text-text-3")}>
      <h2 className="m-0 text-body font-semibold break-words">
        {name}
        {enabled ? null : <span className="font-normal"> · {tRule("off")}</span>}
      </h2>
      <p className="m-0 mt-1 break-words">
        {[triggerText(trigger), ...conditions.map(clause)].join(` ${tRule("and")} `)}
      </p>
      <ul className="m-0 mt-1 flex list-none flex-col gap-0.5 p-0">
        {actions.map((action, n) => (
          <li key={n} className="break-words">
            → {actionText(action)}
          </li>
        ))}
      </ul>
      <p className={cn("m-0 mt-1 text-meta", enabled && "text-text-2")}>{t("fired", { count: firedCount })}</p>
    </div>
  );
}
