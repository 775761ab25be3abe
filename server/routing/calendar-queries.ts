import { and, asc, eq, gte, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { numbers } from "@/db/schema/numbers";
import { calendars, holidays } from "@/db/schema/routing";
import { users } from "@/db/schema/team";

export type CalendarRow = typeof calendars.$inferSelect;
export type HolidayRow = typeof holidays.$inferSelect;

/** The company's (without a number) and those of numbers, with who changed them last. */
export async function allCalendars(db: Db) {
  return db
    .select({ calendar: calendars, updatedByName: users.name })
    .from(calendars)
    .leftJoin(users, eq(users.id, calendars.updatedById));
}

export async function numbersWithHours(db: Db) {
  return db
    .select({ numberId: numbers.id, name: numbers.name, phone: numbers.phone })
    .from(numbers)
    .orderBy(asc(numbers.name), asc(numbers.id));
}

export async function holidaysFrom(db: Db, date: string): Promise<HolidayRow[]> {
  return db.select().from(holidays).where(gte(holidays.date, date)).orderBy(asc(holidays.date));
}

const isOf = (numberId: string | null) =>
  numberId === null ? isNull(calendars.numberId) : eq(calendars.numberId, numberId);

/** Version `known` becomes the next one; false when somebody else was first. Version 0 is the row that is not there yet. */
export async function saveCalendarRow(db: Db, known: number, row: Omit<CalendarRow, "version">): Promise<boolean> {
  const { id, numberId, ...change } = row;
  const version = known + 1;
  const rows =
    known === 0
      ? await db
          .insert(calendars)
          .values({ ...row, version })
          .onConflictDoNothing()
          .returning({ id: calendars.id })
      : await db
          .update(calendars)
          .set({ ...change, version })
          .where(and(isOf(numberId), eq(calendars.version, known)))
          .returning({ id: calendars.id });
  return rows.length > 0;
}

export async function deleteCalendar(db: Db, numberId: string, version: number): Promise<boolean> {
  const rows = await db
    .delete(calendars)
    .where(and(isOf(numberId), eq(calendars.version, version)))
    .returning({ id: calendars.id });
  return rows.length > 0;
}

export async function saveHolidayRow(db: Db, row: HolidayRow): Promise<void> {
  const { name, open } = row;
  await db.insert(holidays).values(row).onConflictDoUpdate({ target: holidays.date, set: { name, open } });
}

export async function deleteHoliday(db: Db, date: string): Promise<boolean> {
  const rows = await db.delete(holidays).where(eq(holidays.date, date)).returning({ date: holidays.date });
  return rows.length > 0;
}

/** Leaves days alone that are there already; answers how many were new. */
export async function insertHolidays(db: Db, rows: HolidayRow[]): Promise<number> {
  const inserted = await db.insert(holidays).values(rows).onConflictDoNothing().returning({ date: holidays.date });
  return inserted.length;
}
