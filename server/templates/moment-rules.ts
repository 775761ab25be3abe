/** `2026-11-28T18:00` on the zone's clock as an exact moment; null for what is no moment. In an hour that is skipped, the one after. */
export function toMoment(local: string, timeZone: string): Date | null {
  const wanted = Date.parse(`${local}Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local) || Number.isNaN(wanted)) return null;
  const first = wanted - offsetMs(new Date(wanted), timeZone);
  return new Date(wanted - offsetMs(new Date(first), timeZone));
}

/** The zone's clock at a moment, as a field of date and time wants it; empty for what is no moment. */
export function toLocal(moment: string, timeZone: string): string {
  const at = Date.parse(moment);
  return Number.isNaN(at) ? "" : new Date(at + offsetMs(new Date(at), timeZone)).toISOString().slice(0, 16);
}

/** How far the zone's clock is ahead of UTC then. */
function offsetMs(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(at);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  const local = Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second"));
  return local - Math.floor(at.getTime() / 1000) * 1000;
}
