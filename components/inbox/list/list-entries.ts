import type { InboxRow, Section } from "../inbox-types";

export const groups = ["waiting", "mine", "snoozed", "team", "all"] as const satisfies readonly Section[];

/** What one group knows: its rows so far (null = not loaded) and whether more can come. */
export type GroupState = { section: Section; open: boolean; rows: InboxRow[] | null; more: boolean };

/** A line of the list, top to bottom; the list draws only those in sight. */
export type ListEntry =
  | { type: "group"; key: string; section: Section; open: boolean }
  | { type: "row"; key: string; section: Section; row: InboxRow }
  | { type: "more"; key: string; section: Section }
  | { type: "empty"; key: string; section: Section };

/** Groups one under another; a closed one is only its header, a group that says nothing when empty is left out. */
export function listEntries(states: GroupState[]): ListEntry[] {
  return states.flatMap(({ section, open, rows, more }) => {
    const header: ListEntry = { type: "group", key: `group-${section}`, section, open };
    if ((section === "team" || section === "snoozed") && rows?.length === 0) return [];
    return open ? [header, ...contentOf({ section, rows, more })] : [header];
  });
}

/** The rows of one section alone: a pill of the phone or a search. */
export function contentOf({ section, rows, more }: Omit<GroupState, "open">): ListEntry[] {
  if (!rows) return [{ type: "more", key: `more-${section}`, section }];
  if (rows.length === 0) return section === "all" ? [{ type: "empty", key: `empty-${section}`, section }] : [];
  const lines = rows.map((row): ListEntry => ({ type: "row", key: `${section}-${row.conversationId}`, section, row }));
  return more ? [...lines, { type: "more", key: `more-${section}`, section }] : lines;
}

/** The conversation `step` rows from the open one; from outside the list the first (or the last). */
export function neighbourOf(entries: ListEntry[], openId: string | null, step: 1 | -1): string | null {
  const ids = entries.flatMap((entry) => (entry.type === "row" ? [entry.row.conversationId] : []));
  const at = openId ? ids.indexOf(openId) : -1;
  if (at === -1) return (step === 1 ? ids[0] : ids.at(-1)) ?? null;
  return ids[at + step] ?? null;
}
