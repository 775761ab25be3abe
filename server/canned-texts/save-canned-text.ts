import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { filesOf, findText, hasGroup, insertText, isShortcutTaken, ownUploads, setFiles, updateText } from "./queries";
import { readerOf } from "./reader";
import { mayChange, maySee } from "./rules";
import type { CannedTextFields, ChangeCannedTextInput } from "./schema";

/** A new text of one's own, of a group or of the company (N.61); shared ones leave a trace in the audit log. */
export async function addCannedText(ctx: Ctx, fields: CannedTextFields): Promise<{ cannedTextId: string }> {
  const id = ctx.newId();
  const row = await rowOf(ctx, fields);
  await inTransaction(ctx, async (tx) => {
    if (!(await insertText(tx.db, { id, ...row }))) throw taken(fields.shortcut);
    await keepFiles(tx, id, fields.mediaIds);
    if (fields.scope !== "personal") await trace(tx, "canned_text.added", id, fields);
  });
  return { cannedTextId: id };
}

/** Changes everything of a text, whose it is too. */
export async function changeCannedText(ctx: Ctx, { cannedTextId, fields }: ChangeCannedTextInput): Promise<void> {
  const row = await rowOf(ctx, fields);
  await inTransaction(ctx, async (tx) => {
    const before = await findText(tx.db, cannedTextId);
    const me = readerOf(tx);
    if (!before || !maySee(before, me)) throw notFound("cannedText");
    if (!mayChange(before, me)) throw new DomainError("forbidden", "forbidden");
    const { ownerId, groupId, shortcut } = row;
    if (shortcut && (await isShortcutTaken(tx.db, { id: cannedTextId, ownerId, groupId, shortcut })))
      throw taken(shortcut);
    await updateText(tx.db, cannedTextId, row);
    await keepFiles(tx, cannedTextId, fields.mediaIds);
    const isShared = before.scope !== "personal" || fields.scope !== "personal";
    if (isShared) await trace(tx, "canned_text.changed", cannedTextId, fields);
  });
}

/** The columns that the fields mean, if the person may write there. */
async function rowOf(ctx: Ctx, { scope, groupId, folder, name, shortcut, body }: CannedTextFields) {
  const me = readerOf(ctx);
  const ownerId = scope === "personal" ? me.userId : null;
  if (!mayChange({ scope, ownerId, groupId }, me)) throw new DomainError("forbidden", "forbidden");
  if (groupId && !(await hasGroup(ctx.db, groupId))) throw notFound("group");
  return { scope, ownerId, groupId, folder, name, shortcut, body, updatedAt: ctx.now(), updatedById: me.userId };
}

/** Only files that the text has already or that the person uploaded. */
async function keepFiles(ctx: Ctx, cannedTextId: string, mediaIds: string[]): Promise<void> {
  const known = (await filesOf(ctx.db, [cannedTextId])).map(({ mediaId }) => mediaId);
  const own = await ownUploads(ctx.db, mediaIds, readerOf(ctx).userId);
  if (mediaIds.some((id) => !known.includes(id) && !own.includes(id))) throw notFound("file");
  await setFiles(ctx.db, cannedTextId, [...new Set(mediaIds)]);
}

const trace = (ctx: Ctx, action: string, objectId: string, { scope, groupId, name, shortcut }: CannedTextFields) =>
  record(ctx, { action, objectKind: "cannedText", objectId, details: { scope, groupId, name, shortcut } });

const taken = (shortcut: string | null) => new DomainError("conflict", "shortcutTaken", { shortcut: shortcut ?? "" });
