import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError } from "../core/errors";
import { loadNumber } from "../numbers/load-number";
import { publish } from "../realtime/publish";
import { deleteCalendar, saveCalendarRow } from "./calendar-queries";
import type { SaveCalendarInput } from "./schema";

/** For the live stream: hours are one page. */
export const hoursSubject = "hours";

const changedMeanwhile = () => new DomainError("conflict", "hoursChanged");

/** The working hours of the company or of one number, and what clients are told outside them. Throws `hoursChanged`. */
export async function saveCalendar(ctx: Ctx, { version, ...input }: SaveCalendarInput): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    if (input.numberId) await loadNumber(tx, { numberId: input.numberId });
    const updatedById = tx.actor.kind === "user" ? tx.actor.userId : null;
    const row = { ...input, id: tx.newId(), updatedAt: tx.now(), updatedById };
    if (!(await saveCalendarRow(tx.db, version, row))) throw changedMeanwhile();
    const { week, observesHolidays, replyEnabled } = input;
    await noteHours(tx, "hours.saved", input.numberId, { week, observesHolidays, replyEnabled });
  });
}

/** The number follows the company's hours again. Throws `hoursChanged`. */
export async function dropCalendar(
  ctx: Ctx,
  { numberId, version }: { numberId: string; version: number },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    if (!(await deleteCalendar(tx.db, numberId, version))) throw changedMeanwhile();
    await noteHours(tx, "hours.dropped", numberId, {});
  });
}

async function noteHours(ctx: Ctx, action: string, numberId: string | null, details: Record<string, unknown>) {
  const object = numberId ? { objectKind: "number", objectId: numberId } : { objectKind: "company" };
  await record(ctx, { action, ...object, details });
  await publish(ctx, { kind: "routing", subjectId: hoursSubject });
}
