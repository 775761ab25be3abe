import type { TemplateStatus } from "@/db/enums";

export const templateActions = ["edit", "fix", "duplicate", "copy", "unpause", "appeal", "delete"] as const;
export type TemplateAction = (typeof templateActions)[number];

/** What may be done with a language version, by its state; a rejected one is repaired or contested (S4.9). */
const byStatus: Record<TemplateStatus, readonly TemplateAction[]> = {
  draft: ["duplicate", "copy", "delete"],
  pending: ["duplicate", "copy", "delete"],
  approved: ["edit", "duplicate", "copy", "delete"],
  rejected: ["fix", "edit", "appeal", "copy", "delete"],
  paused: ["unpause", "edit", "duplicate", "copy", "delete"],
  disabled: ["fix", "appeal", "copy"],
  archived: ["duplicate", "copy", "delete"],
  deleted: ["duplicate", "copy"],
  limit_exceeded: ["duplicate", "copy", "delete"],
};

/** The actions of a version, without those its provider has no door for. */
export function actionsOf(
  template: { status: TemplateStatus; removedAt: Date | null },
  can: { templateEdit: boolean; unpause: boolean },
): TemplateAction[] {
  const actions = byStatus[template.removedAt ? "deleted" : template.status];
  return actions.filter((action) => (action === "edit" ? can.templateEdit : action === "unpause" ? can.unpause : true));
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * Until when an edit has to wait; null = not at all. An approved template is edited once in 24 hours and ten times in 30 days
 * (providers.md A12.1). `edits` are the times of earlier ones, in any order.
 */
export function editableFrom(
  { status, edits }: { status: TemplateStatus; edits: Date[] },
  now: Date,
): { limit: "day" | "month"; from: Date } | null {
  if (status !== "approved") return null;
  const recent = edits.filter((at) => now.getTime() - at.getTime() < 30 * dayMs).sort((a, b) => +b - +a);
  const tenth = recent[9];
  if (tenth) return { limit: "month", from: new Date(tenth.getTime() + 30 * dayMs) };
  const last = recent[0];
  return last && now.getTime() - last.getTime() < dayMs
    ? { limit: "day", from: new Date(last.getTime() + dayMs) }
    : null;
}

/** Days a version has been waiting for its review; more than three are flagged (S4.16). */
export function waitingDays(
  { status, statusSince }: { status: TemplateStatus; statusSince: Date },
  now: Date,
): number | null {
  return status === "pending" ? Math.max(0, Math.floor((now.getTime() - statusSince.getTime()) / dayMs)) : null;
}
export const isLongWait = (days: number | null): boolean => days !== null && days >= 3;
