import { type Ctx, inTransaction } from "../context";
import { publish } from "../realtime/publish";
import { deleteDraft } from "./draft-queries";

/** Throws a draft away; the template it would have edited stays. One that is gone already is no error. */
export async function discardDraft(ctx: Ctx, { draftId }: { draftId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    if (await deleteDraft(tx.db, draftId)) await publish(tx, { kind: "template", subjectId: draftId });
  });
}
