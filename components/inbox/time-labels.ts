/** Words of time as the inbox says them. Pure: the clock, the language and the zone are arguments. */
export type TimeTexts = {
  /** Texts under `inbox.time`. */
  t: (key: string, values?: Record<string, string | number>) => string;
  locale: string;
  timeZone: string;
};

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** 14:07; 9:12. */
export function timeLabel(at: Date, { locale, timeZone }: TimeTexts): string {
  return formatter(locale, { hour: "numeric", minute: "2-digit", hourCycle: "h23", timeZone }).format(at);
}

/** Today the time, yesterday the word, then the date (with the year when it is another one). */
export function listTimeLabel(at: Date, now: Date, texts: TimeTexts): string {
  const days = daysBetween(at, now, texts.timeZone);
  if (days <= 0) return timeLabel(at, texts);
  return days === 1 ? texts.t("yesterday") : dateLabel(at, now, texts);
}

/** 16. 11. — or 16. 11. 2025 in another year. */
export function dateLabel(at: Date, now: Date, { locale, timeZone }: TimeTexts): string {
  const sameYear = dayKey(at, timeZone).slice(0, 4) === dayKey(now, timeZone).slice(0, 4);
  const year = sameYear ? undefined : "numeric";
  const month = locale === "cs" ? "numeric" : "short";
  return formatter(locale, { day: "numeric", month, year, timeZone }).format(at).replaceAll(" ", "\u00a0");
}

/** "Dnes, neděle 22. listopadu": the heading of a day in the thread. */
export function dayLabel(at: Date, now: Date, texts: TimeTexts): string {
  const { t, locale, timeZone } = texts;
  const days = daysBetween(at, now, timeZone);
  const sameYear = dayKey(at, timeZone).slice(0, 4) === dayKey(now, timeZone).slice(0, 4);
  const date = formatter(locale, {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: sameYear ? undefined : "numeric",
    timeZone,
  }).format(at);
  if (days === 0) return t("todayDate", { date });
  if (days === 1) return t("yesterdayDate", { date });
  return date.charAt(0).toLocaleUpperCase(locale) + date.slice(1);
}

/** The whole date and time with its zone, for titles. */
export function fullLabel(at: Date, { locale, timeZone }: TimeTexts): string {
  return formatter(locale, { dateStyle: "long", timeStyle: "long", timeZone }).format(at);
}

/** One unit, rounded down: "27 min", "3 h", "6 dní"; under a minute "chvíli". */
export function durationLabel(ms: number, { t }: Pick<TimeTexts, "t">): string {
  if (ms < minuteMs) return t("moment");
  if (ms < hourMs) return t("minutes", { count: Math.floor(ms / minuteMs) });
  if (ms < dayMs) return t("hours", { count: Math.floor(ms / hourMs) });
  return t("days", { count: Math.floor(ms / dayMs) });
}

/** What is left of the window: hours, under one hour minutes (at least one). */
export function remainingLabel(ms: number, { t }: Pick<TimeTexts, "t">): string {
  if (ms >= hourMs) return t("hours", { count: Math.floor(ms / hourMs) });
  return t("minutes", { count: Math.max(1, Math.floor(ms / minuteMs)) });
}

/** 1:05 of a recording; hours when there are some. */
export function clockLabel(seconds: number): string {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.round(seconds)) : 0;
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const tail = String(rest).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${tail}` : `${minutes}:${tail}`;
}

/** The day in that zone, as 2026-11-22. */
export function dayKey(at: Date, timeZone: string): string {
  return formatter("en-CA", { year: "numeric", month: "2-digit", day: "2-digit", timeZone }).format(at);
}

function daysBetween(at: Date, now: Date, timeZone: string): number {
  return Math.round((Date.parse(dayKey(now, timeZone)) - Date.parse(dayKey(at, timeZone))) / dayMs);
}

/** Making one costs more than using it a hundred times. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const kept = formatters.get(key) ?? new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, options);
  formatters.set(key, kept);
  return kept;
}
