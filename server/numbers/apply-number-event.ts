import type { Ctx } from "../context";
import type { ProviderEvent } from "../providers/types";
import { publish } from "../realtime/publish";
import { moveNumber } from "./move-number";
import { numbersOfConnection, setDailyLimit, setHealth } from "./queries";

type NumberEvent = Extract<ProviderEvent, { type: "number" }>;

/** A provider's webhook about the number or its account: quality, limit, state (S0.36, S3.32). */
export async function applyNumberEvent(
  ctx: Ctx,
  { connectionId, event }: { connectionId: string; event: NumberEvent },
): Promise<void> {
  const owned = await numbersOfConnection(ctx.db, connectionId);
  for (const number of owned.filter((row) => isMeant(row, event))) {
    if (event.quality) await setHealth(ctx.db, number.id, { quality: event.quality, healthReadAt: ctx.now() });
    if (event.dailyLimit !== undefined) await setDailyLimit(ctx.db, number.id, event.dailyLimit, ctx.now());
    if (event.state) await moveNumber(ctx, { numberId: number.id, status: event.state, reason: event.reason ?? null });
    await publish(ctx, { kind: "number", subjectId: number.id });
  }
}

/** An event that names no number is about the whole account. */
function isMeant(row: { providerNumberId: string; phone: string }, event: NumberEvent): boolean {
  if (event.providerNumberId) return row.providerNumberId === event.providerNumberId;
  if (event.phone) return row.phone.replace(/\D/g, "") === event.phone.replace(/\D/g, "");
  return true;
}
