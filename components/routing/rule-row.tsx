"use client";
import { ArrowDown, ArrowUp, Copy, Ellipsis, GripVertical, Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { cn } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { Switch } from "@/components/ui/switch";
import type { RuleInput } from "@/server/routing/schema";
import type { RoutingView } from "@/server/routing/show-routing";
import { useConditionText } from "./use-condition-text";
import { isLost } from "./use-routing-editor";
import { useTargetText } from "./use-target-text";

export type RowDrag = { isDragged: boolean; start: () => void; end: () => void; over: () => void };

/** A rule as a sentence: when all this holds, hand it there. */
export function RuleRow({
  rule,
  n,
  isLast,
  fallbackGroupId,
  view,
  mayEdit,
  handleId,
  drag,
  onMove,
  onEdit,
  onCopy,
  onRemove,
  onEnable,
}: {
  rule: RuleInput;
  n: number;
  isLast: boolean;
  fallbackGroupId: string | null;
  view: RoutingView;
  mayEdit: boolean;
  handleId: string;
  drag: RowDrag;
  onMove: (to: number) => void;
  onEdit: () => void;
  onCopy: () => void;
  onRemove: () => void;
  onEnable: (enabled: boolean) => void;
}) {
  const t = useTranslations("routing.rule");
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    onMove(n + step);
  };
  return (
    <li
      onDragOver={(event) => {
        event.preventDefault();
        drag.over();
      }}
      onDrop={(event) => event.preventDefault()}
      className={cn(
        "flex items-start gap-2 rounded-lg bg-raised py-3 pr-3 pl-2 shadow-[inset_0_0_0_1px_var(--line)] dark:bg-surface",
        drag.isDragged && "opacity-50",
      )}
    >
      {mayEdit ? (
        <IconButton
          id={handleId}
          label={t("move", { name: rule.name })}
          reason={undefined}
          draggable
          onDragStart={drag.start}
          onDragEnd={drag.end}
          onKeyDown={onKeyDown}
          className="cursor-grab max-sm:hidden"
          title={t("moveHint")}
        >
          <GripVertical aria-hidden />
        </IconButton>
      ) : null}
      <span aria-hidden className="mt-1.5 w-6 shrink-0 text-center text-text-3">
        {n + 1}.
      </span>
      <RuleSentence rule={rule} view={view} fallbackGroupId={fallbackGroupId} />
      {mayEdit ? (
        <div className="flex shrink-0 items-center gap-1">
          <Switch
            label={<span className="sr-only">{t("enabled", { name: rule.name })}</span>}
            checked={rule.enabled}
            onCheckedChange={onEnable}
          />
          <IconButton label={t("editNamed", { name: rule.name })} onClick={onEdit}>
            <Pencil aria-hidden />
          </IconButton>
          <Menu
            trigger={
              <IconButton label={t("actions", { name: rule.name })}>
                <Ellipsis aria-hidden />
              </IconButton>
            }
          >
            <MenuItem icon={<ArrowUp aria-hidden />} disabled={n === 0} onClick={() => onMove(n - 1)}>
              {t("up")}
            </MenuItem>
            <MenuItem icon={<ArrowDown aria-hidden />} disabled={isLast} onClick={() => onMove(n + 1)}>
              {t("down")}
            </MenuItem>
            <MenuItem icon={<Copy aria-hidden />} onClick={onCopy}>
              {t("copy")}
            </MenuItem>
            <MenuSeparator />
            <MenuItem danger icon={<Trash2 aria-hidden />} onClick={onRemove}>
              {t("delete")}
            </MenuItem>
          </Menu>
        </div>
      ) : null}
    </li>
  );
}

function RuleSentence({
  rule,
  view,
  fallbackGroupId,
}: {
  rule: RuleInput;
  view: RoutingView;
  fallbackGroupId: string | null;
}) {
  const t = useTranslations("routing.rule");
  const text = useConditionText();
  const target = useTargetText(view.choices).ofRule(rule, fallbackGroupId);
  const isBroken = isLost(rule, view);
  return (
    <div className={cn("min-w-0 flex-1 py-1.5", !rule.enabled && "text-text-3")}>
      <h3 className="m-0 text-body font-semibold break-words">
        {rule.name}
        {rule.enabled ? null : <span className="font-normal"> · {t("off")}</span>}
      </h3>
      <p className="m-0 mt-1 break-words">
        {rule.conditions.length === 0
          ? t("always")
          : `${t("when")} ${rule.conditions.map(text.clause).join(` ${t("and")} `)}`}
      </p>
      <p className="m-0 mt-1 break-words">
        <span className={rule.enabled ? "text-text-2" : undefined}>{t("then")} </span>
        {target && !isBroken ? target : <span className="text-warn-text">{t("noTarget")}</span>}
      </p>
    </div>
  );
}
