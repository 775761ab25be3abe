import type { AlertKind, NameStatus, NumberStatus, Quality } from "@/db/enums";

/** Of how a number stands, what administrators are told (S0.13, S3.32, S3.37, S3.39). */
export type WatchedNumber = {
  status: NumberStatus;
  statusReason: string | null;
  quality: Quality;
  nameStatus: NameStatus;
  nameStatusSince: Date | null;
  nameReason: string | null;
  displayName: string | null;
  healthError: string | null;
  healthReadAt: Date | null;
  webhookError: string | null;
  createdAt: Date;
};

export type Concern = { kind: AlertKind; reason: string | null };

/** Every kind that `concernsOf` decides on: those that it does not name are over. */
export const watchedKinds = [
  "number_disconnected",
  "number_blocked",
  "number_limited",
  "quality_red",
  "quality_yellow",
  "name_rejected",
  "name_waiting",
  "health_unreadable",
  "webhook_failed",
] as const satisfies AlertKind[];

const hourMs = 3_600_000;
/** A name is reviewed in 24 to 48 hours (S3.39); one that waits longer is flagged. */
export const nameReviewMs = 48 * hourMs;
/** One reading that fails says little; a number that cannot be read for so long is a concern. */
const unreadMs = 3 * hourMs;

export function concernsOf(number: WatchedNumber, now: Date): Concern[] {
  if (number.status === "draft" || number.status === "connecting") return [];
  const isLate = isNameLate(number, now);
  const readable = number.healthReadAt ?? number.createdAt;
  const isUnreadable = number.healthError !== null && now.getTime() - readable.getTime() > unreadMs;
  return [
    ...when(number.status === "disconnected", "number_disconnected", number.statusReason),
    ...when(number.status === "blocked", "number_blocked", number.statusReason),
    ...when(number.status === "limited", "number_limited", number.statusReason),
    ...when(number.quality === "red", "quality_red"),
    ...when(number.quality === "yellow", "quality_yellow"),
    ...when(number.nameStatus === "rejected", "name_rejected", number.nameReason),
    ...when(isLate, "name_waiting"),
    ...when(isUnreadable, "health_unreadable", number.healthError),
    ...when(number.webhookError !== null, "webhook_failed", number.webhookError),
  ];
}

export const isNameLate = (
  { nameStatus, nameStatusSince }: Pick<WatchedNumber, "nameStatus" | "nameStatusSince">,
  now: Date,
): boolean =>
  nameStatus === "pending" && nameStatusSince !== null && now.getTime() - nameStatusSince.getTime() > nameReviewMs;

const when = (is: boolean, kind: AlertKind, reason: string | null = null): Concern[] => (is ? [{ kind, reason }] : []);
