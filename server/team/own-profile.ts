import { record } from "../audit/record";
import { type Actor, type Ctx, inTransaction } from "../context";
import { notFound } from "../core/errors";
import { publish } from "../realtime/publish";
import { findUser, updateUser } from "./queries";
import type { LocaleInput, ProfileInput } from "./schema";

export type Person = Ctx & { actor: Extract<Actor, { kind: "user" }> };

/** What colleagues call the person, and what clients read where a text names the operator (N.23). */
export async function saveProfile(ctx: Person, { name, clientName }: ProfileInput): Promise<void> {
  const { userId } = ctx.actor;
  await inTransaction(ctx, async (tx) => {
    const before = await findUser(tx.db, userId);
    if (!before) throw notFound("user");
    const change = { name, clientName: clientName || null };
    if (before.name === change.name && before.clientName === change.clientName) return;
    await updateUser(tx.db, userId, change);
    await record(tx, {
      action: "user.profile_changed",
      objectKind: "user",
      objectId: userId,
      details: { nameBefore: before.name, ...change },
    });
    await publish(tx, { kind: "user", subjectId: userId });
  });
}

/** The language in which Hovorna writes to the person outside the page: pushes and e-mails. */
export async function chooseLocale(ctx: Person, { locale }: LocaleInput): Promise<void> {
  await updateUser(ctx.db, ctx.actor.userId, { locale });
}
