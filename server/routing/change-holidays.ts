import type { Locale } from "@/db/enums";
import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { notFound } from "../core/errors";
import { publish } from "../realtime/publish";
import { deleteHoliday, insertHolidays, saveHolidayRow } from "./calendar-queries";
import { holidayNames } from "./holiday-names";
import { publicHolidays } from "./hours-rules";
import { hoursSubject } from "./save-calendar";
import type { HolidayInput } from "./schema";

/** A day that is unlike others: closed, or open at these hours. The same day again replaces it. */
export async function saveHoliday(ctx: Ctx, holiday: HolidayInput): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await saveHolidayRow(tx.db, holiday);
    await note(tx, "holiday.saved", holiday);
  });
}

export async function removeHoliday(ctx: Ctx, { date }: { date: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    if (!(await deleteHoliday(tx.db, date))) throw notFound("holiday");
    await note(tx, "holiday.removed", { date });
  });
}

/** The Czech public holidays of a year, closed; days that are listed already stay as they are. Answers how many were new. */
export async function addPublicHolidays(
  ctx: Ctx,
  { year, locale }: { year: number; locale: Locale },
): Promise<{ added: number }> {
  return inTransaction(ctx, async (tx) => {
    const names = holidayNames[locale];
    const rows = publicHolidays(year).map(({ date, key }) => ({ date, name: names[key], open: [] }));
    const added = await insertHolidays(tx.db, rows);
    if (added > 0) await note(tx, "holiday.public_added", { year, added });
    return { added };
  });
}

async function note(ctx: Ctx, action: string, details: Record<string, unknown>): Promise<void> {
  await record(ctx, { action, objectKind: "company", details });
  await publish(ctx, { kind: "routing", subjectId: hoursSubject });
}
