import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { mayDo } from "../team/permissions";
import {
  deleteFilterRow,
  filtersOf,
  findFilter,
  hasFilterNamed,
  insertFilter,
  numberNames,
  updateFilter,
} from "./filter-queries";
import type { SaveFilterInput } from "./schema";

/** The acting person's filters and those of everybody (S2.6, S2.7); `isMine`: they may change it. */
export async function listFilters(ctx: Ctx) {
  const rows = await filtersOf(ctx.db, personOf(ctx).userId);
  return rows.map((row) => ({ ...row, isMine: mayChange(ctx, row.ownerId) }));
}

export type SavedFilter = Awaited<ReturnType<typeof listFilters>>[number];

/** What a filter may ask for besides fields and tags. */
export const filterNumbers = (ctx: Pick<Ctx, "db">) => numberNames(ctx.db);

/** A new filter, or another name, conditions or reach of one. */
export async function saveFilter(ctx: Ctx, { filterId, ...fields }: SaveFilterInput): Promise<{ filterId: string }> {
  return inTransaction(ctx, async (tx) => {
    const before = filterId ? await mustFindOwn(tx, filterId) : null;
    const ownerId = before?.ownerId ?? personOf(tx).userId;
    if (await hasFilterNamed(tx.db, ownerId, fields.name, filterId ?? null))
      throw new DomainError("conflict", "filterTaken", { name: fields.name });
    const id = before?.id ?? tx.newId();
    if (before) await updateFilter(tx.db, id, fields);
    else await insertFilter(tx.db, { id, ...fields, ownerId, createdAt: tx.now() });
    const details = { name: fields.name, isShared: fields.isShared };
    await record(tx, { action: "contact_filter.saved", objectKind: "contact_filter", objectId: id, details });
    return { filterId: id };
  });
}

export async function deleteFilter(ctx: Ctx, { filterId }: { filterId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { name } = await mustFindOwn(tx, filterId);
    await deleteFilterRow(tx.db, filterId);
    const details = { name };
    await record(tx, { action: "contact_filter.deleted", objectKind: "contact_filter", objectId: filterId, details });
  });
}

/** Somebody else's own filter is not there for others; a shared one only its owner and who manages contacts change. */
async function mustFindOwn(ctx: Ctx, filterId: string) {
  const found = await findFilter(ctx.db, filterId);
  if (!found || (!found.isShared && found.ownerId !== personOf(ctx).userId)) throw notFound("filter");
  if (!mayChange(ctx, found.ownerId)) throw new DomainError("forbidden", "forbidden");
  return found;
}

const mayChange = (ctx: Ctx, ownerId: string) =>
  personOf(ctx).userId === ownerId || mayDo(personOf(ctx).role, "contacts.manage");

function personOf({ actor }: Pick<Ctx, "actor">) {
  if (actor.kind !== "user") throw new Error("filters belong to people");
  return actor;
}
