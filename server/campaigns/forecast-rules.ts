import { type Place, type Span, spansOf, zonesOf } from "./hours-rules";
import { rampRoom, spreadDay, spreadPart } from "./plan-rules";
import type { CampaignSchedule } from "./schedule-schema";

const dayMs = 86_400_000;

export type ForecastFacts = {
  now: Date;
  /** Not before this moment: a planned start, the end of a reached limit. */
  startAt: Date;
  /** When it was launched; null = it will be at `startAt`. */
  launchedAt: Date | null;
  companyZone: string;
  ratePerSecond: number;
  /** Recipients whose message has not left, by the calling code of their phone. */
  left: { dialCode: string | null; count: number }[];
  /** Clients in a rolling 24 hours: the number's limit, the campaign's share. `freesAt`: when what is used frees; null = in a day. */
  caps: { cap: number; used: number; freesAt: Date | null }[];
  /** Recipients fed so far, and in the present day of a spread plan. */
  fed: number;
  dayFed: number;
  /** When the last of a step of the ramp-up left; null = just now. */
  stepLeftAt: Date | null;
  schedule: Pick<CampaignSchedule, "hours" | "spreadDays" | "rampUp" | "start">;
};

/** So many leave one after the other, from a moment on. */
export type Burst = { at: number; count: number };

export type Forecast = {
  bursts: Burst[];
  /** When the last one leaves; null = the limits let nothing out. */
  endsAt: Date | null;
  /** Rolling days from the first message to the last. */
  days: number;
};

/** Nobody reads a picture that goes further; the end is then reckoned on at the pace of the last part. */
const horizonDays = 120;
const mostBursts = 3000;

type Group = { count: number; spans: Span[] };
type Room = { room: number; until: number };

/**
 * How a campaign will go: from the pace of the number, all limits of 24 hours, allowed hours, spread and ramp-up, as feeding and delivery
 * keep them. Other campaigns of the number are not in it.
 */
export function forecast(facts: ForecastFacts): Forecast {
  const begin = Math.max(facts.now.getTime(), facts.startAt.getTime());
  const groups = groupsOf(facts, begin);
  const total = groups.reduce((sum, { count }) => sum + count, 0);
  const bursts: Burst[] = [];
  let at = begin;
  let left = total;
  while (left > 0 && bursts.length < mostBursts && at < begin + horizonDays * dayMs) {
    const open = groups.flatMap((group) => openSpan(group, at));
    if (open.length === 0) {
      at = nextOpening(groups, at);
      if (at === Number.POSITIVE_INFINITY) break;
      continue;
    }
    const { room, until } = roomAt(facts, bursts, { begin, at, total });
    if (room <= 0) {
      if (until === Number.POSITIVE_INFINITY) return { bursts, endsAt: null, days: 0 };
      at = until;
      continue;
    }
    const closes = Math.min(until, ...open.map(({ span }) => span.until));
    const fits = Math.max(1, Math.floor(((closes - at) / 1000) * facts.ratePerSecond));
    const count = Math.min(room, fits, take(open, Math.min(room, fits)));
    bursts.push({ at, count });
    left -= count;
    at += (count / facts.ratePerSecond) * 1000;
  }
  return { bursts, ...endOf(bursts, { begin, at, left, total }) };
}

function groupsOf({ left, schedule, companyZone }: ForecastFacts, begin: number): Group[] {
  const byClock = new Map<string, { count: number; place: Place }>();
  for (const { dialCode, count } of left) {
    const place = { dialCode, companyZone };
    const key = schedule.hours ? `${zonesOf(place)}|${dialCode === "420"}` : "";
    byClock.set(key, { place, count: count + (byClock.get(key)?.count ?? 0) });
  }
  const always = [{ from: 0, until: Number.POSITIVE_INFINITY }];
  return [...byClock.values()].map(({ place, count }) => ({
    count,
    spans: schedule.hours ? spansOf(schedule.hours, place, begin, horizonDays) : always,
  }));
}

function openSpan(group: Group, at: number): { group: Group; span: Span }[] {
  while (group.spans[0] && group.spans[0].until <= at) group.spans.shift();
  const span = group.count > 0 ? group.spans[0] : undefined;
  return span && span.from <= at ? [{ group, span }] : [];
}

const nextOpening = (groups: Group[], at: number): number =>
  Math.min(
    ...groups
      .filter(({ count }) => count > 0)
      .map(({ spans }) => spans.find(({ from }) => from > at)?.from ?? Infinity),
  );

/** Takes from the groups that are open, in turn; answers how many there were. */
function take(open: { group: Group }[], most: number): number {
  let taken = 0;
  for (const { group } of open) {
    const count = Math.min(group.count, most - taken);
    group.count -= count;
    taken += count;
  }
  return taken;
}

/** How many may leave now by every limit that does not ask for the clock, and until when: with no room, when there will be some. */
function roomAt(facts: ForecastFacts, bursts: Burst[], when: { begin: number; at: number; total: number }): Room {
  const rooms = [
    ...facts.caps.map((cap) => capRoom(cap, facts.now.getTime(), bursts, when.at)),
    spreadRoom(facts, bursts, when),
    rampUpRoom(facts, bursts, when.at),
  ];
  const blocked = rooms.filter(({ room }) => room <= 0);
  if (blocked.length > 0) return { room: 0, until: Math.max(...blocked.map(({ until }) => until)) };
  return { room: Math.min(...rooms.map(({ room }) => room)), until: Math.min(...rooms.map(({ until }) => until)) };
}

const noLimit: Room = { room: Number.POSITIVE_INFINITY, until: Number.POSITIVE_INFINITY };

function capRoom(
  { cap, used, freesAt }: ForecastFacts["caps"][number],
  now: number,
  bursts: Burst[],
  at: number,
): Room {
  const freed = freesAt?.getTime() ?? now + dayMs;
  const old = at < freed ? used : 0;
  const inDay = bursts.filter((burst) => burst.at > at - dayMs);
  const room = cap - old - inDay.reduce((sum, { count }) => sum + count, 0);
  if (room > 0) return { room, until: Number.POSITIVE_INFINITY };
  if (cap <= 0) return { room: 0, until: Number.POSITIVE_INFINITY };
  const next = Math.min(old > 0 ? freed : Infinity, inDay[0] ? inDay[0].at + dayMs : Infinity);
  return { room: 0, until: next };
}

function spreadRoom(facts: ForecastFacts, bursts: Burst[], when: { begin: number; at: number; total: number }): Room {
  const { spreadDays, start } = facts.schedule;
  if (!spreadDays) return noLimit;
  const zone = start?.zone ?? facts.companyZone;
  const { day, from, until } = spreadDay(facts.launchedAt ?? new Date(when.begin), new Date(when.at), zone);
  const part = spreadPart(facts.fed + when.total, spreadDays, day);
  const isToday = from <= facts.now;
  const sent = bursts.reduce((sum, burst) => (burst.at >= from.getTime() ? sum + burst.count : sum), 0);
  return { room: part - sent - (isToday ? facts.dayFed : 0), until: until.getTime() };
}

function rampUpRoom(facts: ForecastFacts, bursts: Burst[], at: number): Room {
  const fed = facts.fed + bursts.reduce((sum, { count }) => sum + count, 0);
  const last = bursts.at(-1);
  const lastAt = last ? last.at + (last.count / facts.ratePerSecond) * 1000 : (facts.stepLeftAt ?? facts.now).getTime();
  const ramp = rampRoom(facts.schedule.rampUp, { fed, untried: 0, lastAt: new Date(lastAt), now: new Date(at) });
  return ramp ? { room: ramp.room, until: ramp.until?.getTime() ?? Number.POSITIVE_INFINITY } : noLimit;
}

function endOf(
  bursts: Burst[],
  { begin, at, left, total }: { begin: number; at: number; left: number; total: number },
): { endsAt: Date | null; days: number } {
  if (total === 0) return { endsAt: new Date(begin), days: 1 };
  const [first] = bursts;
  if (!first) return { endsAt: null, days: 0 };
  const sent = total - left;
  const endsAt = left === 0 ? at : at + ((at - first.at) / sent) * left;
  return { endsAt: new Date(endsAt), days: Math.max(1, Math.ceil((endsAt - begin) / dayMs)) };
}

/**
 * All who are left, by calling code, from those without a message: who else is left (with a message already, or still in the directory)
 * belongs to the largest, or to `usual`. Where fewer will get it than wait (no consent), nobody knows who.
 */
export function mixOf(
  counted: { dialCode: string; count: number }[],
  { total, usual }: { total: number; usual: string | null },
): ForecastFacts["left"] {
  const known = counted.reduce((sum, { count }) => sum + count, 0);
  if (known > total) return counted.map((one) => ({ ...one, count: Math.round((one.count * total) / known) }));
  const [largest] = counted.toSorted((a, b) => b.count - a.count);
  if (!largest) return total > 0 ? [{ dialCode: usual, count: total }] : [];
  return counted.map((one) => (one === largest ? { ...one, count: one.count + total - known } : one));
}

export type Bar = { at: number; count: number };

/** The bursts as bars: hours of the first two days, days beyond. A burst that crosses a border is divided by time. */
export function barsOf(
  bursts: Burst[],
  facts: { ratePerSecond: number; dayStart: (at: number) => number; isLong: boolean },
): Bar[] {
  const bars = new Map<number, number>();
  for (const { at, count } of bursts) {
    let [from, left] = [at, count];
    while (left > 0) {
      const start = facts.isLong ? facts.dayStart(from) : Math.floor(from / 3_600_000) * 3_600_000;
      const end = facts.isLong ? facts.dayStart(start + 1.5 * dayMs) : start + 3_600_000;
      const part = Math.min(left, Math.max(1, Math.round(((end - from) / 1000) * facts.ratePerSecond)));
      bars.set(start, (bars.get(start) ?? 0) + part);
      left -= part;
      from = end;
    }
  }
  return [...bars].map(([at, count]) => ({ at, count })).sort((a, b) => a.at - b.at);
}
