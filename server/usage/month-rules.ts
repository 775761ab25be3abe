/** Months and days of a time zone as exact moments. A month is `2026-11`, a day `2026-11-25`. */

export type Bounds = { from: Date; to: Date };

/** From the month's first moment in the zone to the next month's, which no longer belongs to it (S0.31). */
export function monthBounds(month: string, timeZone: string): Bounds {
  return { from: dayStart(`${month}-01`, timeZone), to: dayStart(`${addMonths(month, 1)}-01`, timeZone) };
}

/** The first moment of a day in the zone; where midnight does not exist, the moment that follows the gap. */
export function dayStart(day: string, timeZone: string): Date {
  let before = Date.parse(`${day}T00:00:00Z`) - widestMs;
  let reached = before + 2 * widestMs;
  while (reached - before > 1) {
    const middle = Math.floor((before + reached) / 2);
    if (dayOf(new Date(middle), timeZone) < day) before = middle;
    else reached = middle;
  }
  return new Date(reached);
}

/** No zone is further from UTC than this. */
const widestMs = 26 * 3_600_000;

export const dayOf = (moment: Date, timeZone: string): string => {
  const { year, month, day } = fieldsOf(moment, timeZone);
  return `${year}-${month}-${day}`;
};

export const monthOf = (moment: Date, timeZone: string): string => dayOf(moment, timeZone).slice(0, 7);

export function addMonths(month: string, count: number): string {
  const [year = 0, of = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, of - 1 + count, 1)).toISOString().slice(0, 7);
}

/** Every day of the month in order. */
export function daysOf(month: string): string[] {
  const first = Date.parse(`${month}-01T00:00:00Z`);
  const count = (Date.parse(`${addMonths(month, 1)}-01T00:00:00Z`) - first) / 86_400_000;
  return Array.from({ length: count }, (_, n) => new Date(first + n * 86_400_000).toISOString().slice(0, 10));
}

/** Months from the first to the last, newest first. */
export function monthsBetween(first: string, last: string): string[] {
  const months = [last];
  for (let month = addMonths(last, -1); month >= first; month = addMonths(month, -1)) months.push(month);
  return months;
}

/** `2026-11-25T14:05:09+01:00`: the zone's clock with its distance from UTC. */
export function isoInZone(moment: Date, timeZone: string): string {
  const { year, month, day, hour, minute, second } = fieldsOf(moment, timeZone);
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const offset = Math.round((Date.parse(`${local}Z`) - Math.floor(moment.getTime() / 1000) * 1000) / 60_000);
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  return `${local}${offset < 0 ? "-" : "+"}${two(hours)}:${two(minutes)}`;
}

const two = (n: number) => String(n).padStart(2, "0");

type Fields = Record<"year" | "month" | "day" | "hour" | "minute" | "second", string>;

function fieldsOf(moment: Date, timeZone: string): Fields {
  const fields: Fields = { year: "", month: "", day: "", hour: "", minute: "", second: "" };
  for (const { type, value } of clockOf(timeZone).formatToParts(moment))
    if (type in fields) Object.assign(fields, { [type]: value });
  return fields;
}

/** Making one takes far longer than using it. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const numeric = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" } as const;
  const clock = new Intl.DateTimeFormat("en-US", { timeZone, ...numeric, second: "2-digit", hourCycle: "h23" });
  clocks.set(timeZone, clock);
  return clock;
}
