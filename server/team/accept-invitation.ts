import { record } from "../audit/record";
import { hashPassword } from "../auth/passwords";
import { signInPolicy } from "../auth/policy";
import { mayUsePassword } from "../auth/rules";
import { type Ctx, inTransaction } from "../context";
import { DomainError } from "../core/errors";
import { publish } from "../realtime/publish";
import { madePassword } from "./create-user";
import { allGroups } from "./group-queries";
import { hashOfToken } from "./invite-user";
import { closeInvitation, findInvitation, setGroupsOf } from "./people-queries";
import { insertUser } from "./queries";
import type { AcceptInvitationInput } from "./schema";

/** Whom a link is for; null when it was used, revoked, is too old or never was. */
export async function showInvitation(ctx: Ctx, { token }: { token: string }) {
  const found = await findInvitation(ctx.db, hashOfToken(token), ctx.now());
  if (!found) return null;
  const needsPassword = mayUsePassword(await signInPolicy(ctx), found.role);
  return { email: found.email, name: found.name, needsPassword };
}

/**
 * Opens the account that the link promises. Of two who use one link at once, one gets it. Who may sign in by SSO only gets a password
 * that nobody knows.
 */
export async function acceptInvitation(ctx: Ctx, input: AcceptInvitationInput): Promise<{ email: string }> {
  const shown = await showInvitation(ctx, input);
  if (!shown) throw new DomainError("not_found", "invitationOver");
  const passwordHash = await hashPassword(shown.needsPassword ? input.password : madePassword());
  return inTransaction(ctx, async (tx) => {
    const found = await findInvitation(tx.db, hashOfToken(input.token), tx.now());
    if (!found || !(await closeInvitation(tx.db, found.id, { acceptedAt: tx.now() })))
      throw new DomainError("not_found", "invitationOver");
    const { email, role } = found;
    const user = { id: tx.newId(), email, name: input.name, role, passwordHash };
    if (!(await insertUser(tx.db, user))) throw new DomainError("conflict", "emailTaken");
    const groups = new Set((await allGroups(tx.db)).map(({ id }) => id));
    await setGroupsOf(
      tx.db,
      user.id,
      found.groupIds.filter((id) => groups.has(id)),
    );
    const details = { role, invitationId: found.id };
    await record(tx, { action: "user.created", objectKind: "user", objectId: user.id, details });
    await publish(tx, { kind: "user", subjectId: user.id });
    return { email };
  });
}
