import type { Ctx } from "../context";
import type { ProviderEvent } from "../providers/types";
import { numbersOfConnection } from "./queries";
import { lockNumbers } from "./state-queries";
import { takeReport } from "./take-report";

type NumberEvent = Extract<ProviderEvent, { type: "number" }>;

/** A provider's webhook about the number or its account: quality, limit, name, state, review (S0.36, S3.31, S3.32). */
export async function applyNumberEvent(
  ctx: Ctx,
  { connectionId, event }: { connectionId: string; event: NumberEvent },
): Promise<void> {
  const { state: status, reason, quality, dailyLimit } = event;
  const meant = (await numbersOfConnection(ctx.db, connectionId)).filter((row) => isMeant(row, event));
  await lockNumbers(
    ctx.db,
    meant.map(({ id }) => id),
  );
  for (const number of meant)
    await takeReport(ctx, {
      numberId: number.id,
      source: "webhook",
      report: { status, reason, quality, dailyLimit },
    });
}

/** An event that names no number is about the whole account. */
function isMeant(row: { providerNumberId: string; phone: string }, event: NumberEvent): boolean {
  if (event.providerNumberId) return row.providerNumberId === event.providerNumberId;
  if (event.phone) return row.phone.replace(/\D/g, "") === event.phone.replace(/\D/g, "");
  return true;
}
