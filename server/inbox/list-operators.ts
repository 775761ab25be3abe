import type { Ctx } from "../context";
import { stateOf } from "../team/rules";
import { activeGroups, allMemberships, allOperators } from "./colleague-queries";

/** The people of the desk live: state, since when, what they work on (N.36); and the groups a session can go to. */
export async function listOperators(ctx: Ctx) {
  const now = ctx.now();
  const [people, groups, memberships] = await Promise.all([
    allOperators(ctx.db, now),
    activeGroups(ctx.db),
    allMemberships(ctx.db),
  ]);
  const operators = people.map(({ lastSeenAt, ...person }) => ({
    ...person,
    state: stateOf({ presence: person.presence, lastSeenAt }, now),
    lastSeenAt,
    groups: memberships.filter(({ userId }) => userId === person.id).map(({ groupName }) => groupName),
  }));
  const here = new Set(operators.filter(({ state }) => state === "online").map(({ id }) => id));
  return {
    operators,
    groups: groups.map((group) => ({
      ...group,
      online: memberships.filter(({ groupId, userId }) => groupId === group.id && here.has(userId)).length,
    })),
  };
}
