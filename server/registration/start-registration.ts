import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError } from "../core/errors";
import { loadNumber } from "../numbers/load-number";
import { insertRegistration } from "./queries";
import { emptyData } from "./rules";
import type { StartInput } from "./schema";

/** "Nový" (S0.7): begins a registration that can be left and gone on with; or the move of a number that we have. Throws `not_found`. */
export async function startRegistration(ctx: Ctx, input: StartInput): Promise<{ registrationId: string }> {
  const { provider, way, movesNumberId } = input;
  const { actor } = ctx;
  if (actor.kind !== "user") throw new DomainError("forbidden", "forbidden");
  const moving = movesNumberId ? await loadNumber(ctx, { numberId: movesNumberId }) : null;
  const registrationId = ctx.newId();
  const now = ctx.now();
  await inTransaction(ctx, async (tx) => {
    await insertRegistration(tx.db, {
      id: registrationId,
      provider,
      way,
      state: "draft",
      step: "prepare",
      data: moving
        ? { ...emptyData, name: moving.name, moving: { numberId: moving.id, name: moving.name, phone: moving.phone } }
        : emptyData,
      ownerId: actor.userId,
      createdAt: now,
      updatedAt: now,
    });
    const details = { provider, way, ...(moving ? { movesNumberId: moving.id } : {}) };
    await record(tx, {
      action: "registration.started",
      objectKind: "registration",
      objectId: registrationId,
      details,
    });
  });
  return { registrationId };
}
