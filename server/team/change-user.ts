import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { publish } from "../realtime/publish";
import { changePerson, lockPeople, setGroupsOf } from "./people-queries";
import { lastAdminRefusal } from "./rules";
import type { ChangeUserInput } from "./schema";

/** Name, role, groups and capacity of a person (N.27). The company's last administrator stays one. */
export async function changeUser(ctx: Ctx, { userId, groupIds, ...change }: ChangeUserInput): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const people = await lockPeople(tx.db);
    const before = people.find(({ id }) => id === userId);
    if (!before) throw notFound("user");
    const refusal = lastAdminRefusal(people, { userId, role: change.role, active: before.active });
    if (refusal) throw new DomainError("conflict", refusal);
    await changePerson(tx.db, userId, change);
    await setGroupsOf(tx.db, userId, [...new Set(groupIds)]);
    await record(tx, {
      action: "user.changed",
      objectKind: "user",
      objectId: userId,
      details: { roleBefore: before.role, role: change.role, capacity: change.capacity, groups: groupIds.length },
    });
    await publish(tx, { kind: "user", subjectId: userId });
    await tx.afterCommit(() => ctx.sendJob({ name: "inbox/offers.due", data: {} }));
  });
}
