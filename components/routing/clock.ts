/** "8:00" or "16:30" as minutes after midnight; "24:00" is the end of the day. Null = no time. */
export function clockIn(text: string): number | null {
  const [, hours, minutes] = /^\s*(\d{1,2})[:.](\d{2})\s*$/.exec(text) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  const total = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && total <= 1440 ? total : null;
}

export const clockText = (minutes: number): string =>
  `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;

/** A time as people type it, "8" or "1630", written as a time; what is none stays as it is. */
export function tidyClock(text: string): string {
  const [, hours, minutes] = /^\s*(\d{1,2}?)[:. ]?(\d{2})?\s*$/.exec(text) ?? [];
  const read = clockIn(text) ?? (hours === undefined ? null : clockIn(`${hours}:${minutes ?? "00"}`));
  return read === null ? text : clockText(read);
}

/** When a tried message comes: now (`at` null) or at a time on the wall; null while that time is not filled in. */
export function whenOf({
  isNow,
  date,
  time,
}: {
  isNow: boolean;
  date: string;
  time: string;
}): { at: { date: string; minutes: number } | null } | null {
  if (isNow) return { at: null };
  const minutes = clockIn(time);
  return date && minutes !== null && minutes < 1440 ? { at: { date, minutes } } : null;
}
