import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError } from "../core/errors";
import { insertRegistration } from "./queries";
import { emptyData } from "./rules";
import type { StartInput } from "./schema";

/** "Nový" (S0.7): begins a registration that can be left and gone on with. */
export async function startRegistration(ctx: Ctx, { provider, way }: StartInput): Promise<{ registrationId: string }> {
  const { actor } = ctx;
  if (actor.kind !== "user") throw new DomainError("forbidden", "forbidden");
  const registrationId = ctx.newId();
  const now = ctx.now();
  await inTransaction(ctx, async (tx) => {
    await insertRegistration(tx.db, {
      id: registrationId,
      provider,
      way,
      state: "draft",
      step: "prepare",
      data: emptyData,
      ownerId: actor.userId,
      createdAt: now,
      updatedAt: now,
    });
    const details = { provider, way };
    await record(tx, {
      action: "registration.started",
      objectKind: "registration",
      objectId: registrationId,
      details,
    });
  });
  return { registrationId };
}
