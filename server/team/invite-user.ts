import { createHash, randomBytes } from "node:crypto";
import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError } from "../core/errors";
import { publish } from "../realtime/publish";
import { company } from "./company";
import { closeInvitation, emailIsTaken, insertInvitation, revokeInvitationsTo } from "./people-queries";
import type { InviteUserInput } from "./schema";

const lifeMs = 7 * 86_400_000;

/** What is kept of a token: who reads the database cannot use an invitation. */
export const hashOfToken = (token: string): string => createHash("sha256").update(token).digest("base64url");

/**
 * Asks somebody to join (N.27). The link is answered once, to be handed on by any way, and sent by e-mail where there is a mail
 * server; it opens one account and lasts a week.
 */
export async function inviteUser(ctx: Ctx, input: InviteUserInput): Promise<{ link: string; mailed: boolean }> {
  const token = randomBytes(32).toString("base64url");
  const link = `${ctx.env.APP_URL.replace(/\/$/, "")}/invite/${token}`;
  const now = ctx.now();
  const id = ctx.newId();
  await inTransaction(ctx, async (tx) => {
    if (tx.actor.kind !== "user") throw new DomainError("forbidden", "forbidden");
    if (await emailIsTaken(tx.db, input.email)) throw new DomainError("conflict", "emailTaken");
    await revokeInvitationsTo(tx.db, input.email, now);
    await insertInvitation(tx.db, {
      ...input,
      id,
      tokenHash: hashOfToken(token),
      invitedById: tx.actor.userId,
      createdAt: now,
      expiresAt: new Date(now.getTime() + lifeMs),
    });
    await record(tx, { action: "user.invited", objectKind: "invitation", objectId: id, details: { role: input.role } });
    await publish(tx, { kind: "user", subjectId: id });
  });
  return { link, mailed: await mail(ctx, { id, email: input.email, link }) };
}

/** The invitation stands whether or not the mail server takes the letter: the administrator has the link. */
async function mail(ctx: Ctx, { id, email, link }: { id: string; email: string; link: string }): Promise<boolean> {
  if (!ctx.sendMail) return false;
  const { name } = await company(ctx);
  try {
    await ctx.sendMail({
      to: email,
      subject: `${name}: pozvánka do Hovorny / invitation to Hovorna`,
      text: `Účet si založíte tady (odkaz platí týden):\nCreate your account here (the link lasts a week):\n\n${link}\n`,
      messageId: `<invitation.${id}@${new URL(ctx.env.APP_URL).hostname}>`,
    });
    return true;
  } catch (error) {
    ctx.log.warn({ err: error }, "an invitation was not mailed");
    return false;
  }
}

export async function revokeInvitation(ctx: Ctx, { invitationId }: { invitationId: string }): Promise<{ ok: boolean }> {
  return inTransaction(ctx, async (tx) => {
    if (!(await closeInvitation(tx.db, invitationId, { revokedAt: tx.now() }))) return { ok: false };
    await record(tx, { action: "invitation.revoked", objectKind: "invitation", objectId: invitationId });
    await publish(tx, { kind: "user", subjectId: invitationId });
    return { ok: true };
  });
}
