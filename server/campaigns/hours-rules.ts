import { addDays, momentOf, publicHolidays, wallTimeOf, weekdayOf } from "../routing/hours-rules";
import { zonesOfDial } from "./dial-zone-rules";
import type { AllowedHours } from "./schedule-schema";

/** From when until when something may leave; `until` is no longer allowed. */
export type Span = { from: number; until: number };

/** Whose clock counts: of a country with several zones, what all of them allow (O7). Codes of no country keep the company's clock. */
export type Place = { dialCode: string | null; companyZone: string };

/** What is claimed in the last moments may leave a little later. */
export const marginMs = 15_000;

const czech = "420";
const dayMs = 86_400_000;
/** Searched in ever longer stretches: nearly always the first one answers. */
const stretches = [3, 14, 45] as const;

/** The span in which a message may leave: the one that lasts now, or the next one. */
export function sendSpan(hours: AllowedHours, place: Place, now: Date): Span {
  for (const days of stretches) {
    const span = spansOf(hours, place, now.getTime(), days).find(({ until }) => until > now.getTime());
    if (span) return span;
  }
  throw new Error(`no hour is allowed for +${place.dialCode}`);
}

/**
 * All spans that touch the days from a moment on, in order. Where no minute is allowed in all zones of a country at once, its main zone
 * decides alone.
 */
export function spansOf(hours: AllowedHours, place: Place, fromMs: number, days: number): Span[] {
  const zones = zonesOf(place);
  const [main = place.companyZone] = zones;
  const isCzech = place.dialCode === czech;
  const each = zones.map((zone) => zoneSpans(hours, { zone, isCzech }, fromMs, days));
  const common = each.reduce((left, right) => intersection(left, right));
  return common.length > 0 || zones.length === 1 ? common : zoneSpans(hours, { zone: main, isCzech }, fromMs, days);
}

export const zonesOf = ({ dialCode, companyZone }: Place): string[] =>
  zonesOfDial(dialCode ?? "")?.zones ?? [companyZone];

function zoneSpans(
  { from, to, weekends, holidays }: AllowedHours,
  { zone, isCzech }: { zone: string; isCzech: boolean },
  fromMs: number,
  days: number,
): Span[] {
  const first = wallTimeOf(new Date(fromMs - dayMs), zone).date;
  const dates = Array.from({ length: days + 2 }, (_, n) => addDays(first, n)).filter(
    (date) => (weekends || weekdayOf(date) < 5) && (holidays || !isCzech || !isHoliday(date)),
  );
  const spans = dates.map((date) => ({
    from: momentOf({ date, minutes: from }, zone).getTime(),
    until: momentOf({ date, minutes: to }, zone).getTime(),
  }));
  return joined(spans.filter((span) => span.from < span.until));
}

const holidaysOf = new Map<number, Set<string>>();

function isHoliday(date: string): boolean {
  const year = Number(date.slice(0, 4));
  const known = holidaysOf.get(year) ?? new Set(publicHolidays(year).map((holiday) => holiday.date));
  holidaysOf.set(year, known);
  return known.has(date);
}

/** Days that touch (all 24 hours are allowed) are one span. */
function joined(spans: Span[]): Span[] {
  const whole: Span[] = [];
  for (const span of spans) {
    const last = whole.at(-1);
    if (last && last.until >= span.from) last.until = Math.max(last.until, span.until);
    else whole.push({ ...span });
  }
  return whole;
}

function intersection(left: Span[], right: Span[]): Span[] {
  return left.flatMap((a) =>
    right.flatMap((b) => {
      const span = { from: Math.max(a.from, b.from), until: Math.min(a.until, b.until) };
      return span.from < span.until ? [span] : [];
    }),
  );
}
