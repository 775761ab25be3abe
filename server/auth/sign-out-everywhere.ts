import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { publish } from "../realtime/publish";
import { revokeLoginsOf } from "./queries";

/** Ends every login of the person, this one included; open live streams end at once. */
export async function signOutEverywhere(ctx: Ctx, { userId }: { userId: string }): Promise<{ ended: number }> {
  return inTransaction(ctx, async (tx) => {
    const ended = await revokeLoginsOf(tx.db, userId, tx.now());
    await record(tx, {
      action: "user.signed_out_everywhere",
      objectKind: "user",
      objectId: userId,
      details: { ended },
    });
    await publish(tx, { kind: "user", subjectId: userId });
    return { ended };
  });
}
