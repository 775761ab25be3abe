import type { Ctx } from "../context";
import { company } from "../team/company";
import { allCalendars, type CalendarRow, holidaysFrom, numbersWithHours } from "./calendar-queries";
import { addDays, isOpenOnWall, nextOpening, type WallTime, wallTimeOf } from "./hours-rules";

export type HoursView = Awaited<ReturnType<typeof showHours>>;
export type CalendarView = HoursView["company"];

/** The hours of the company and of numbers with hours of their own, the days that are unlike others, and how it is right now. */
export async function showHours(ctx: Ctx) {
  const { timeZone } = await company(ctx);
  const wall = wallTimeOf(ctx.now(), timeZone);
  const [calendars, numbers, holidays] = await Promise.all([
    allCalendars(ctx.db),
    numbersWithHours(ctx.db),
    holidaysFrom(ctx.db, addDays(wall.date, -31)),
  ]);
  const find = (numberId: string | null) => calendars.find(({ calendar }) => calendar.numberId === numberId);
  const view = (numberId: string | null) => {
    const own = find(numberId);
    const used = own ?? find(null);
    return {
      own: own ? { ...toView(own.calendar), updatedByName: own.updatedByName } : null,
      now: used ? stateNow({ ...used.calendar, holidays }, wall) : { isOpen: true, next: null },
    };
  };
  return {
    timeZone,
    wall,
    holidays,
    company: view(null),
    numbers: numbers.map((number) => ({ ...number, ...view(number.numberId) })),
  };
}

const toView = ({ week, observesHolidays, replyEnabled, reply, callbackLabel, version, updatedAt }: CalendarRow) => ({
  week,
  observesHolidays,
  replyEnabled,
  reply,
  callbackLabel,
  version,
  updatedAt,
});

function stateNow(calendar: Parameters<typeof isOpenOnWall>[0], wall: WallTime) {
  const isOpen = isOpenOnWall(calendar, wall);
  return { isOpen, next: isOpen ? null : nextOpening(calendar, wall) };
}
