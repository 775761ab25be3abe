import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { publish } from "../realtime/publish";
import { countPeople, insertGroup, nameIsTaken, setMembers, updateGroup } from "./group-queries";
import type { SaveGroupInput } from "./schema";

/** Makes a group or changes it with its members (N.41–N.43); whom it concerns now is offered what waits. */
export async function saveGroup(
  ctx: Ctx,
  { groupId, memberIds, ...group }: SaveGroupInput,
): Promise<{ groupId: string }> {
  const members = [...new Set(memberIds)];
  return inTransaction(ctx, async (tx) => {
    if (await nameIsTaken(tx.db, group.name, groupId)) throw new DomainError("conflict", "groupNameTaken");
    if ((await countPeople(tx.db, members)) < members.length) throw notFound("user");
    const id = groupId ?? tx.newId();
    const done = groupId ? await updateGroup(tx.db, id, group) : await insertGroup(tx.db, { id, ...group });
    if (!done) throw groupId ? notFound("group") : new DomainError("conflict", "groupNameTaken");
    await setMembers(tx.db, id, members);
    await record(tx, {
      action: groupId ? "group.changed" : "group.created",
      objectKind: "group",
      objectId: id,
      details: { ...group, members: members.length },
    });
    await publish(tx, { kind: "user", subjectId: id });
    await tx.afterCommit(() => ctx.sendJob({ name: "inbox/offers.due", data: {} }));
    return { groupId: id };
  });
}
