import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import type { NumberHealth } from "../providers/number-types";
import { ProviderError } from "../providers/types";
import { publish } from "../realtime/publish";
import { loadConnection } from "./connection";
import { moveNumber } from "./move-number";
import { allNumbers, findNumber, setDailyLimit, setHealth } from "./queries";

/** Reads state, quality and limit from the provider now (S0.36). */
export async function readHealth(ctx: Ctx, { numberId }: { numberId: string }): Promise<NumberHealth> {
  const number = await findNumber(ctx.db, numberId);
  if (!number) throw notFound("number");
  const connection = await loadConnection(ctx, number.connectionId);
  const health = await ctx.providers[connection.provider].readNumber(connection, number).catch((error: unknown) => {
    if (error instanceof ProviderError)
      throw new DomainError("unavailable", "providerFailed", { reason: error.message });
    throw error;
  });
  await inTransaction(ctx, async (tx) => {
    await setHealth(tx.db, numberId, { quality: health.quality, healthReadAt: tx.now() });
    if (health.dailyLimit !== undefined) await setDailyLimit(tx.db, numberId, health.dailyLimit, tx.now());
    await moveNumber(tx, { numberId, status: health.status, reason: health.notes[0] ?? null });
    await publish(tx, { kind: "number", subjectId: numberId });
  });
  return health;
}

/** Hourly for every number; the failure of one stops nobody else. */
export async function readAllHealth(ctx: Ctx): Promise<{ failed: number }> {
  const all = await allNumbers(ctx.db);
  const results = await Promise.allSettled(all.map(({ id }) => readHealth(ctx, { numberId: id })));
  const failed = results.filter(({ status }) => status === "rejected").length;
  if (failed > 0) ctx.log.warn({ failed }, "health of some numbers could not be read");
  return { failed };
}
