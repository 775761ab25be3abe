import type { Ctx } from "../context";
import { allGroups, allMembers, numbersOfGroups } from "./group-queries";
import { allPeople } from "./people-queries";

/** Groups with their members and numbers, and everybody who can be a member (N.41). */
export async function listGroups(ctx: Ctx) {
  const [groups, members, numbers, people] = await Promise.all([
    allGroups(ctx.db),
    allMembers(ctx.db),
    numbersOfGroups(ctx.db),
    allPeople(ctx.db),
  ]);
  return {
    groups: groups.map(({ id, name, mode, offerSeconds, wrapUpSeconds }) => ({
      id,
      name,
      mode,
      offerSeconds,
      wrapUpSeconds,
      members: members.filter(({ groupId, active }) => groupId === id && active).map(({ id, name }) => ({ id, name })),
      numbers: numbers.filter(({ groupId }) => groupId === id).map(({ id, name }) => ({ id, name })),
    })),
    people: people.filter(({ active }) => active).map(({ id, name, role }) => ({ id, name, role })),
  };
}
