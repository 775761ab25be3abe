import type { AlertKind, AlertSeverity } from "@/db/enums";

/** How loud each kind is. `critical`: nothing leaves; `info` is shown in the app only. */
export const severityOf = {
  number_disconnected: "critical",
  number_blocked: "critical",
  number_limited: "warning",
  quality_red: "critical",
  quality_yellow: "warning",
  name_rejected: "warning",
  name_waiting: "warning",
  health_unreadable: "warning",
  webhook_failed: "critical",
  provider_notice: "info",
} as const satisfies Record<AlertKind, AlertSeverity>;

/** Whether people are told outside the app too. */
export const isTold = (severity: AlertSeverity): boolean => severity !== "info";

/** After a failed try, in minutes; after the last one nobody tries again. */
const backOffMinutes = [1, 5, 30, 120];

export function nextNoticeTry(tries: number, now: Date): Date | null {
  const minutes = backOffMinutes[tries - 1];
  return minutes === undefined ? null : new Date(now.getTime() + minutes * 60_000);
}

/** So long a notice belongs to whoever sends it; longer than any connection is kept open. */
export const noticeLeaseMs = 2 * 60_000;

/** What nobody could be told of for so long is told in the app only. */
export const noticeLifeMs = 24 * 3_600_000;
