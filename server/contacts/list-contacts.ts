import type { ContactCondition } from "@/db/schema/contacts";
import type { Ctx } from "../context";
import { contactsPage, countContacts } from "./directory-queries";
import { searchPatterns } from "./rules";
import type { CountInput, ListContactsInput } from "./schema";

/** A count stops here: "more than ten thousand" is all anybody needs at once. */
export const mostCounted = 10_000;

/** A page of the directory (N.33): by name or the newest first, searched, and with every condition of a filter. */
export async function listContacts(ctx: Ctx, { search, conditions, order, cursor, limit }: ListContactsInput) {
  const after = cursor ?? null;
  const rows = await contactsPage(ctx.db, soughtOf(ctx, search, conditions), { order, after, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(({ sortKey: _, ...row }) => row),
    nextCursor: rows.length > limit && last ? { key: last.sortKey, id: last.id } : null,
  };
}

export type DirectoryRow = Awaited<ReturnType<typeof listContacts>>["rows"][number];

/** How many contacts there are (S2.6), counted up to `mostCounted`. */
export async function countFound(ctx: Ctx, { search, conditions }: CountInput) {
  const count = await countContacts(ctx.db, soughtOf(ctx, search, conditions), mostCounted);
  return { count: Math.min(count, mostCounted), isMore: count > mostCounted };
}

/** A query too short to search by finds everybody, as an empty one does. */
export function soughtOf(ctx: Pick<Ctx, "now">, search: string, conditions: ContactCondition[]) {
  return { patterns: searchPatterns(search), conditions, now: ctx.now() };
}
