import { type TemplateCategory, type TemplateStatus, templateStatuses } from "@/db/enums";

/** What the list reads of one language version. */
export type Version = {
  numberId: string;
  name: string;
  language: string;
  status: TemplateStatus;
  statusReason: string | null;
  /** Announced by the provider; null = nothing is to change. */
  correctCategory?: TemplateCategory | null;
  previousCategory?: TemplateCategory | null;
  /** A person knows of the move. */
  categorySeenAt?: Date | null;
  /** An edit beside the approved version. */
  pendingEdit?: { status: TemplateStatus } | null;
};

export type VersionGroup<V extends Version> = { key: string; name: string; status: TemplateStatus; versions: V[] };

/** Language versions of one template of one number as one row, in the order they came. */
export function groupVersions<V extends Version>(versions: V[]): VersionGroup<V>[] {
  const groups = new Map<string, V[]>();
  for (const version of versions) {
    const key = `${version.numberId}/${version.name}`;
    groups.set(key, [...(groups.get(key) ?? []), version]);
  }
  return [...groups].map(([key, own]) => ({
    key,
    name: own[0]?.name ?? "",
    status: statusOfAll(own.map(({ status }) => status)),
    versions: own,
  }));
}

const byWeight = [
  "approved",
  "pending",
  "paused",
  "rejected",
  "limit_exceeded",
  "disabled",
  "draft",
  "archived",
  "deleted",
] as const satisfies TemplateStatus[];

/** The state of a template as a whole: usable as soon as one language is approved, else what is nearest to it. */
export const statusOfAll = (statuses: TemplateStatus[]): TemplateStatus =>
  byWeight.find((status) => statuses.includes(status)) ?? "draft";

const troubled: readonly TemplateStatus[] = ["rejected", "paused", "disabled", "limit_exceeded", "deleted"];

/** Versions a person should know about: the warning triangle (S2.19). */
export const versionsInTrouble = <V extends Version>(versions: V[]): V[] =>
  versions.filter(
    (version) =>
      troubled.includes(version.status) ||
      Boolean(version.statusReason ?? version.correctCategory) ||
      hasUnseenMove(version) ||
      version.pendingEdit?.status === "rejected",
  );

/** A move to another category warns until a person says that they know of it. */
export const hasUnseenMove = ({
  previousCategory,
  categorySeenAt,
}: Pick<Version, "previousCategory" | "categorySeenAt">): boolean => Boolean(previousCategory) && !categorySeenAt;

/** What is written down of a move; it warns anew, whoever knew of an earlier one. */
export const moveOf = (previousCategory: TemplateCategory, now: Date) => ({
  previousCategory,
  categoryChangedAt: now,
  categorySeenAt: null,
  categorySeenById: null,
});

/** How many templates are in each state; states nobody is in are left out. */
export function countStatuses(groups: { status: TemplateStatus }[]): { status: TemplateStatus; count: number }[] {
  return templateStatuses
    .map((status) => ({ status, count: groups.filter((group) => group.status === status).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => byWeight.indexOf(a.status) - byWeight.indexOf(b.status));
}
