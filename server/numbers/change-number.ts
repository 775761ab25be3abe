import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { publish } from "../realtime/publish";
import { noteEvents } from "./note-event";
import { dailyLimitOf, updateNumber } from "./queries";
import type { ChangeNumberInput } from "./schema";

/**
 * Name, pace, campaign share and routing of a number. A share above the daily limit is refused (S0.35).
 * The ring of permits follows the pace with the next claim (delivery/lane).
 */
export async function changeNumber(ctx: Ctx, { numberId, ...change }: ChangeNumberInput): Promise<void> {
  const limit = await dailyLimitOf(ctx.db, numberId);
  if (limit !== null && (change.campaignDailyShare ?? 0) > limit) {
    throw new DomainError("invalid", "shareAboveLimit", { limit });
  }
  await inTransaction(ctx, async (tx) => {
    if (!(await updateNumber(tx.db, numberId, change))) throw notFound("number");
    await noteEvents(tx, { numberId, notes: [{ kind: "settings", details: change }] });
    await record(tx, { action: "number.changed", objectKind: "number", objectId: numberId, details: change });
    await publish(tx, { kind: "number", subjectId: numberId });
  });
}
