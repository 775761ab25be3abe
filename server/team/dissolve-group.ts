import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { publish } from "../realtime/publish";
import { allGroups, setMembers, updateGroup, usesOfGroup } from "./group-queries";

/** Ends a group that holds no number and no open session; what it did stays in the past's records. */
export async function dissolveGroup(ctx: Ctx, { groupId }: { groupId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const uses = await usesOfGroup(tx.db, groupId);
    if (uses.numbers > 0 || uses.sessions > 0) throw new DomainError("conflict", "groupInUse", uses);
    const group = (await allGroups(tx.db)).find(({ id }) => id === groupId);
    if (!group) throw notFound("group");
    // The name becomes free for a new group; the past still says which one it was.
    const name = `${group.name} · ${tx.now().toISOString().slice(0, 16).replace("T", " ")}`;
    await updateGroup(tx.db, groupId, { active: false, name });
    await setMembers(tx.db, groupId, []);
    await record(tx, { action: "group.dissolved", objectKind: "group", objectId: groupId });
    await publish(tx, { kind: "user", subjectId: groupId });
  });
}
