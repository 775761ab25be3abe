"use client";
import { Phone } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import type { RoutingExplanation } from "@/db/schema/routing";
import { formatPhone } from "@/server/core/phone";
import type { RoutingView } from "@/server/routing/show-routing";
import { curve, heightOf, middleOf, nodeHeight, rowHeight, targetsOf } from "./picture-layout";
import type { Draft } from "./use-routing-editor";
import { useTargetText } from "./use-target-text";

type Row = { id: string; label: string; target: string; isOn: boolean; count: number; isTested: boolean };

/**
 * Vizualizace routingu (N.62): number, rules, targets, and how many sessions went which way. A list for screen readers and phones,
 * where the lines are left out and each rule says its target.
 */
export function RoutingPicture({
  draft,
  view,
  tested,
}: {
  draft: Draft;
  view: RoutingView;
  tested: RoutingExplanation | null;
}) {
  const t = useTranslations("routing.picture");
  const rows = useRows(draft, view, tested);
  const targets = targetsOf(rows);
  const height = heightOf(rows.length);
  return (
    <figure aria-label={t("label", { number: view.number.name })} className="m-0">
      <figcaption className="mb-3 text-meta text-text-3">{t("hint")}</figcaption>
      <div className="grid sm:grid-cols-[minmax(96px,140px)_32px_minmax(0,1fr)_48px_minmax(0,1fr)]">
        <div className="flex items-center max-sm:mb-3">
          <div className={cn(nodeClass, "w-full justify-center bg-sunken sm:flex-col sm:items-start")}>
            <Phone aria-hidden className="size-4 shrink-0 text-text-2" />
            <span className="min-w-0 truncate font-semibold">{view.number.name}</span>
            <span className="text-meta text-text-2">{formatPhone(view.number.phone)}</span>
          </div>
        </div>
        <Lines height={height} lines={rows.map((row, n) => ({ ...row, from: height / 2, to: middleOf(n) }))} />
        <ol className="m-0 list-none p-0" style={{ height }}>
          {rows.map((row) => (
            <RowNode key={row.id} row={row} />
          ))}
        </ol>
        <Lines
          height={height}
          lines={rows.map((row, n) => ({
            ...row,
            from: middleOf(n),
            to: targets.find(({ target }) => target === row.target)?.middle ?? 0,
          }))}
        />
        <ul className="relative m-0 list-none p-0 max-sm:hidden">
          {targets.map(({ target, rows: ids, middle }) => (
            <li
              key={target}
              className={cn(nodeClass, "absolute inset-x-0 flex-col items-start justify-center gap-0")}
              style={{ top: middle - nodeHeight / 2, height: nodeHeight }}
            >
              <span title={target} className="line-clamp-2 font-medium break-words">
                {target}
              </span>
              <Count count={sum(rows.filter(({ id }) => ids.includes(id)).map(({ count }) => count))} />
            </li>
          ))}
        </ul>
      </div>
    </figure>
  );
}

const nodeClass = "flex min-h-16 items-center gap-2 rounded-lg px-3 py-1.5 shadow-[inset_0_0_0_1px_var(--line-strong)]";
const sum = (counts: number[]) => counts.reduce((all, count) => all + count, 0);

function useRows(draft: Draft, view: RoutingView, tested: RoutingExplanation | null): Row[] {
  const t = useTranslations("routing");
  const text = useTargetText(view.choices);
  const countOf = (ruleId: string | null) => view.counts.find((row) => row.ruleId === ruleId)?.count ?? 0;
  const rules = draft.rules.map((rule, n) => ({
    id: rule.id,
    label: `${n + 1}. ${rule.name}`,
    target: text.ofRule(rule, draft.fallbackGroupId) ?? t("target.gone"),
    isOn: rule.enabled,
    count: countOf(rule.id),
    isTested: tested?.ruleId === rule.id,
  }));
  const fallback = {
    id: "fallback",
    label: t("picture.fallback"),
    target: text.ofFallback(draft.fallbackGroupId) ?? t("target.gone"),
    isOn: true,
    count: countOf(null),
    isTested: tested !== null && tested.ruleId === null,
  };
  return [...rules, fallback];
}

function RowNode({ row }: { row: Row }) {
  const t = useTranslations("routing.picture");
  const tRule = useTranslations("routing.rule");
  return (
    <li style={{ height: rowHeight }}>
      <div
        className={cn(
          nodeClass,
          "bg-raised dark:bg-surface",
          row.isTested && "bg-accent-soft shadow-[inset_0_0_0_2px_var(--accent)] dark:bg-accent-soft",
          !row.isOn && "text-text-3",
        )}
        style={{ height: nodeHeight }}
      >
        <div className="min-w-0 flex-1">
          <span className="block truncate font-medium">{row.label}</span>
          <span className="block truncate text-meta sm:sr-only">{t("goes", { target: row.target })}</span>
          {row.isOn ? <Count count={row.count} /> : <span className="text-meta">{tRule("off")}</span>}
          {row.isTested ? <span className="sr-only">{t("tested")}</span> : null}
        </div>
      </div>
    </li>
  );
}

function Count({ count }: { count: number }) {
  const t = useTranslations("routing.picture");
  return <span className="text-meta text-text-2">{t("sessions", { count })}</span>;
}

type Line = { id: string; from: number; to: number; isOn: boolean; isTested: boolean };

/** What is tested lies on top; a rule that is off has a dashed line. */
function Lines({ height, lines }: { height: number; lines: Line[] }) {
  const sorted = [...lines].sort((a, b) => Number(a.isTested) - Number(b.isTested));
  return (
    <svg
      aria-hidden
      viewBox={`0 0 100 ${height}`}
      preserveAspectRatio="none"
      className="w-full max-sm:hidden"
      style={{ height }}
    >
      {sorted.map(({ id, from, to, isOn, isTested }) => (
        <path
          key={id}
          d={curve(from, to)}
          fill="none"
          vectorEffect="non-scaling-stroke"
          strokeWidth={isTested ? 3 : 1.5}
          strokeDasharray={isOn ? undefined : "4 4"}
          className={isTested ? "stroke-accent" : "stroke-line-strong"}
        />
      ))}
    </svg>
  );
}
