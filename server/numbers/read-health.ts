import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { safeReason } from "../core/safe-reason";
import type { NumberHealth } from "../providers/number-types";
import { ProviderError } from "../providers/types";
import { loadConnection } from "./connection";
import { connectedNumbers, findNumber } from "./queries";
import type { NumberReport } from "./report-rules";
import { updateFacts } from "./state-queries";
import { takeReport } from "./take-report";
import { watchNumber } from "./watch-number";

/** Reads state, quality, limit, name and account from the provider now (S0.36). */
export async function readHealth(ctx: Ctx, { numberId }: { numberId: string }): Promise<NumberHealth> {
  const number = await findNumber(ctx.db, numberId);
  if (!number) throw notFound("number");
  const connection = await loadConnection(ctx, number.connectionId);
  const health = await ctx.providers[connection.provider]
    .readNumber(connection, number)
    .catch(async (error: unknown) => {
      await keepFailure(ctx, numberId, error);
      if (error instanceof ProviderError)
        throw new DomainError("unavailable", "providerFailed", { reason: error.message });
      throw error;
    });
  await inTransaction(ctx, async (tx) => {
    await updateFacts(tx.db, numberId, { healthReadAt: tx.now(), healthError: null });
    await takeReport(tx, { numberId, source: "read", report: reportOf(health), waba: health.waba });
  });
  return health;
}

const reportOf = (health: NumberHealth): NumberReport => ({
  status: health.status,
  review: reviewIn(health),
  reason: health.notes[0] ?? null,
  quality: health.quality,
  dailyLimit: health.dailyLimit,
  displayName: health.displayName,
  nameStatus: health.nameStatus,
  twoStep: health.twoStep,
  providerRate: health.ratePerSecond,
});

/** A provider that tells of the account has looked at its review, too. */
function reviewIn({ status, waba }: NumberHealth): NumberReport["review"] {
  if (status === "policy_review") return "pending";
  return waba?.status && (status === "active" || status === "name_pending") ? "approved" : undefined;
}

/** What was known stays; that it may be old is shown, and told when it lasts. */
async function keepFailure(ctx: Ctx, numberId: string, error: unknown): Promise<void> {
  const healthError = error instanceof ProviderError ? error.message : safeReason(error).text;
  await inTransaction(ctx, async (tx) => {
    await updateFacts(tx.db, numberId, { healthError });
    await watchNumber(tx, { numberId });
  });
}

/** Hourly for every number; the failure of one stops nobody else. */
export async function readAllHealth(ctx: Ctx): Promise<{ failed: number }> {
  const all = await connectedNumbers(ctx.db);
  const results = await Promise.allSettled(all.map(({ id }) => readHealth(ctx, { numberId: id })));
  const failed = results.filter(({ status }) => status === "rejected").length;
  if (failed > 0) ctx.log.warn({ failed }, "health of some numbers could not be read");
  return { failed };
}
