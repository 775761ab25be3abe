import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { operatorOf } from "../inbox/operator";
import { mayDo } from "../team/permissions";
import { parseAddress } from "./rules";
import type { SaveViewInput } from "./schema";
import { deleteViewRow, findView, hasViewNamed, insertView, updateView } from "./view-queries";

/** A new view of the table (N.34), or another name, question, columns or reach of one. */
export async function saveView(ctx: Ctx, { viewId, ...fields }: SaveViewInput): Promise<{ viewId: string }> {
  if (!parseAddress(fields.address).success) throw new DomainError("invalid", "unexpected");
  return inTransaction(ctx, async (tx) => {
    const before = viewId ? await mustFindOwn(tx, viewId) : null;
    const ownerId = before?.ownerId ?? operatorOf(tx).userId;
    if (await hasViewNamed(tx.db, ownerId, fields.name, viewId ?? null))
      throw new DomainError("conflict", "viewTaken", { name: fields.name });
    const id = before?.id ?? tx.newId();
    if (before) await updateView(tx.db, id, fields);
    else await insertView(tx.db, { id, ...fields, ownerId, createdAt: tx.now() });
    const details = { name: fields.name, isShared: fields.isShared };
    await record(tx, { action: "session_view.saved", objectKind: "session_view", objectId: id, details });
    return { viewId: id };
  });
}

export async function deleteView(ctx: Ctx, { viewId }: { viewId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { name } = await mustFindOwn(tx, viewId);
    await deleteViewRow(tx.db, viewId);
    await record(tx, {
      action: "session_view.deleted",
      objectKind: "session_view",
      objectId: viewId,
      details: { name },
    });
  });
}

/** A shared view only its owner and who manages shared ones change. */
export const mayChangeView = (ctx: Pick<Ctx, "actor">, { ownerId }: { ownerId: string }): boolean => {
  const { userId, role } = operatorOf(ctx);
  return userId === ownerId || mayDo(role, "sessions.manageViews");
};

async function mustFindOwn(ctx: Ctx, viewId: string) {
  const found = await findView(ctx.db, operatorOf(ctx).userId, viewId);
  if (!found) throw notFound("view");
  if (!mayChangeView(ctx, found)) throw new DomainError("forbidden", "forbidden");
  return found;
}
