import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { notFound } from "../core/errors";
import { publish } from "../realtime/publish";
import { awayReasons } from "./away-reasons";
import { findUser, updateUser } from "./queries";
import type { PresenceInput } from "./schema";

/**
 * Online, or away with the company's reason; chosen by the person, or by a supervisor for them (N.36), which the audit keeps.
 * What waits is offered anew: to who came, or to others instead of who went.
 */
export async function setPresence(ctx: Ctx, input: PresenceInput & { userId: string }): Promise<void> {
  const { userId, presence } = input;
  const known = (await awayReasons(ctx)).some(({ id }) => id === input.awayReason);
  const awayReason = presence === "away" && known ? (input.awayReason ?? null) : null;
  await inTransaction(ctx, async (tx) => {
    const before = await findUser(tx.db, userId);
    if (!before) throw notFound("user");
    if (before.presence === presence && before.awayReason === awayReason) return;
    await updateUser(tx.db, userId, { presence, awayReason, presenceSince: tx.now() });
    if (tx.actor.kind !== "user" || tx.actor.userId !== userId)
      await record(tx, {
        action: "user.presence_changed",
        objectKind: "user",
        objectId: userId,
        details: { before: before.presence, after: presence, awayReason },
      });
    await publish(tx, { kind: "user", subjectId: userId });
    await tx.afterCommit(() => ctx.sendJob({ name: "inbox/offers.due", data: {} }));
  });
}
