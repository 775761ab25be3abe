import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { findTag, insertTag, isTaken, updateTag } from "./queries";
import type { ChangeTagInput, RetireTagInput, TagFields } from "./schema";

/** A new tag for everybody (S1.18); no two that are offered have one name. */
export async function addTag(ctx: Ctx, fields: TagFields): Promise<{ tagId: string }> {
  const tagId = ctx.newId();
  await inTransaction(ctx, async (tx) => {
    if (!(await insertTag(tx.db, { id: tagId, ...fields }))) throw taken(fields.name);
    await record(tx, { action: "tag.added", objectKind: "tag", objectId: tagId, details: fields });
  });
  return { tagId };
}

/** Another name or colour, on every session that has it. */
export async function changeTag(ctx: Ctx, { tagId, ...fields }: ChangeTagInput): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const before = await findTag(tx.db, tagId);
    if (!before) throw notFound("tag");
    if (!before.retiredAt && (await isTaken(tx.db, fields.name, tagId))) throw taken(fields.name);
    await updateTag(tx.db, tagId, fields);
    const details = { before: { name: before.name, color: before.color }, after: fields };
    await record(tx, { action: "tag.changed", objectKind: "tag", objectId: tagId, details });
  });
}

/** A retired tag can be added no more and stays on the sessions that have it. */
export async function retireTag(ctx: Ctx, { tagId, isRetired }: RetireTagInput): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const tag = await findTag(tx.db, tagId);
    if (!tag) throw notFound("tag");
    if (!isRetired && (await isTaken(tx.db, tag.name, tagId))) throw taken(tag.name);
    await updateTag(tx.db, tagId, { retiredAt: isRetired ? tx.now() : null });
    const action = isRetired ? "tag.retired" : "tag.restored";
    await record(tx, { action, objectKind: "tag", objectId: tagId });
  });
}

const taken = (name: string) => new DomainError("conflict", "tagTaken", { name });
