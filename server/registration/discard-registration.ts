import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { changeRegistration, lockRegistration } from "./queries";
import { isFinished } from "./rules";

/** "Zahodit": final; the credentials are forgotten. What was made at the provider stays there. Twice is once. */
export async function discardRegistration(ctx: Ctx, { registrationId }: { registrationId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await lockRegistration(tx.db, registrationId);
    if (!row) throw notFound("registration");
    if (row.state === "discarded") return;
    if (isFinished(row.state)) throw new DomainError("conflict", "registrationOver");
    const now = tx.now();
    await changeRegistration(tx.db, registrationId, [row.state], {
      state: "discarded",
      discardedAt: now,
      updatedAt: now,
      sealedSecrets: null,
      redirectHash: null,
    });
    await record(tx, { action: "registration.discarded", objectKind: "registration", objectId: registrationId });
  });
}
