import { signInPolicy } from "../auth/policy";
import type { Ctx } from "../context";
import { allGroups } from "./group-queries";
import { allPeople, openInvitations } from "./people-queries";

/** Accounts, invitations that wait, and the groups people can be in (N.27). */
export async function listPeople(ctx: Ctx) {
  const [people, invitations, groups, { ssoOnly }] = await Promise.all([
    allPeople(ctx.db),
    openInvitations(ctx.db, ctx.now()),
    allGroups(ctx.db),
    signInPolicy(ctx),
  ]);
  return { people, invitations, ssoOnly, groups: groups.map(({ id, name }) => ({ id, name })) };
}
