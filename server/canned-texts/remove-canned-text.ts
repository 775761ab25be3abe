import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { deleteText, findText } from "./queries";
import { readerOf } from "./reader";
import { mayChange, maySee } from "./rules";

/** Takes a text away for everybody who had it; messages made of it stay. */
export async function removeCannedText(ctx: Ctx, { cannedTextId }: { cannedTextId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const text = await findText(tx.db, cannedTextId);
    const me = readerOf(tx);
    if (!text || !maySee(text, me)) throw notFound("cannedText");
    if (!mayChange(text, me)) throw new DomainError("forbidden", "forbidden");
    await deleteText(tx.db, cannedTextId);
    if (text.scope === "personal") return;
    const { name, scope, groupId } = text;
    const details = { name, scope, groupId };
    await record(tx, { action: "canned_text.removed", objectKind: "cannedText", objectId: cannedTextId, details });
  });
}
