import { useFormatter } from "next-intl";

/** Whole years are not said of what is near. */
const farDays = 180;

/** When a campaign is expected to end; with the year where it is far, for the same day comes again every year. */
export function useEndTime() {
  const format = useFormatter();
  return ({ at, days }: { at: Date; days: number }, timeZone?: string): string =>
    format.dateTime(at, {
      weekday: "short",
      day: "numeric",
      month: "numeric",
      ...(days > farDays ? { year: "numeric" } : {}),
      hour: "numeric",
      minute: "2-digit",
      ...(timeZone ? { timeZone } : {}),
    });
}
