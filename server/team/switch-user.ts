import { record } from "../audit/record";
import { signOutEverywhere } from "../auth/sign-out-everywhere";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { publish } from "../realtime/publish";
import { changePerson, lockPeople } from "./people-queries";
import { lastAdminRefusal } from "./rules";

/**
 * Switches an account off: every login ends at once, and what the person was working on goes back to the queue (N.27). Nothing
 * they wrote is lost; `active: true` lets them in again.
 */
export async function switchUser(ctx: Ctx, { userId, active }: { userId: string; active: boolean }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const people = await lockPeople(tx.db);
    const before = people.find(({ id }) => id === userId);
    if (!before) throw notFound("user");
    if (before.active === active) return;
    if (!active && tx.actor.kind === "user" && tx.actor.userId === userId)
      throw new DomainError("conflict", "ownAccount");
    const refusal = lastAdminRefusal(people, { userId, role: before.role, active });
    if (refusal) throw new DomainError("conflict", refusal);
    await changePerson(tx.db, userId, { active });
    if (!active) await signOutEverywhere(tx, { userId });
    await record(tx, {
      action: active ? "user.reactivated" : "user.deactivated",
      objectKind: "user",
      objectId: userId,
    });
    await publish(tx, { kind: "user", subjectId: userId });
    await tx.afterCommit(() => ctx.sendJob({ name: "inbox/offers.due", data: {} }));
  });
}
