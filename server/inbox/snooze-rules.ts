import { addDays, momentOf, wallTimeOf } from "../routing/hours-rules";

/** What a session's row says of being put aside; null = it is not. `until` null = until the client writes. */
export const snoozeOf = ({ snoozedAt, snoozedUntil }: { snoozedAt: Date | null; snoozedUntil: Date | null }) =>
  snoozedAt && { since: snoozedAt, until: snoozedUntil };

export const snoozePresets = ["hour", "evening", "tomorrow", "monday"] as const;
export type SnoozePreset = (typeof snoozePresets)[number];

const [hourMs, evening, morning] = [3_600_000, 18 * 60, 8 * 60];

/** The moment a preset means on the clocks of a zone; null where it makes no sense any more (this evening, late in the day). */
export function presetMoment(preset: SnoozePreset, now: Date, timeZone: string): Date | null {
  const { date, weekday, minutes } = wallTimeOf(now, timeZone);
  const at = (days: number, minute: number) => momentOf({ date: addDays(date, days), minutes: minute }, timeZone);
  switch (preset) {
    case "hour":
      return new Date(now.getTime() + hourMs);
    case "evening":
      return minutes < evening - 60 ? at(0, evening) : null;
    case "tomorrow":
      return at(1, morning);
    case "monday":
      // On a Sunday that is tomorrow, which is offered already.
      return weekday === 6 ? null : at(7 - weekday, morning);
  }
}
