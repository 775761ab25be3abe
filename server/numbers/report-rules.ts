import type {
  BusinessVerification,
  NameStatus,
  NumberEventKind,
  NumberStatus,
  Quality,
  ReviewDecision,
} from "@/db/enums";
import type { ReportedStatus } from "./rules";

/** What a provider told of a number, by webhook or when asked. What is not named was not told. */
export type NumberReport = {
  status?: ReportedStatus | undefined;
  reason?: string | null | undefined;
  quality?: Quality | undefined;
  /** Unique clients in a rolling 24 h; null = unlimited. */
  dailyLimit?: number | null | undefined;
  displayName?: string | undefined;
  nameStatus?: NameStatus | undefined;
  nameReason?: string | null | undefined;
  twoStep?: boolean | undefined;
  providerRate?: number | undefined;
  review?: ReviewDecision | undefined;
  verification?: BusinessVerification | undefined;
  /** How many numbers the business may have (S3.35). */
  numberLimit?: number | undefined;
};

/** Provider and we count time apart; a webhook counts as older than a reading only when it is by more than this. */
const slackMs = 60_000;

/** A webhook that was held back and tells what a newer reading has overtaken. */
export const isOvertaken = (happenedAt: Date | undefined, readAt: Date | null): boolean =>
  happenedAt !== undefined && readAt !== null && readAt.getTime() - happenedAt.getTime() > slackMs;

/** What is known of a number before the report. */
export type KnownNumber = {
  status: NumberStatus;
  quality: Quality;
  dailyLimit: number | null;
  limitReadAt: Date | null;
  displayName: string | null;
  nameStatus: NameStatus;
  nameReason: string | null;
  twoStep: boolean | null;
  providerRate: number | null;
  review: ReviewDecision | null;
  verification: BusinessVerification | null;
};

export type NumberNews = {
  kind: NumberEventKind;
  details: Record<string, string | number | boolean | null>;
};

/** What of a report is news, in the order in which people read it. The state itself is told by whoever moves it. */
export function newsIn(known: KnownNumber, report: NumberReport): NumberNews[] {
  return [
    ...changed("quality", known.quality, report.quality),
    ...changed("limit", known.limitReadAt ? known.dailyLimit : undefined, report.dailyLimit),
    ...changed("rate", known.providerRate, report.providerRate),
    ...nameNews(known, report),
    ...changed("review", known.review, report.review),
    ...changed("verification", known.verification ?? "unknown", report.verification),
    ...changed("security", known.twoStep, report.twoStep),
  ];
}

/** A first value is news too; `from` is missing then. */
function changed<T extends string | number | boolean | null>(
  kind: NumberEventKind,
  from: T | undefined,
  to: T | undefined,
): NumberNews[] {
  if (to === undefined || from === to || (from === undefined && to === null)) return [];
  return [{ kind, details: from === undefined ? { to } : { from, to } }];
}

function nameNews(known: KnownNumber, { displayName, nameStatus, nameReason }: NumberReport): NumberNews[] {
  const isRenamed = displayName !== undefined && displayName !== known.displayName;
  const isJudged = nameStatus !== undefined && nameStatus !== known.nameStatus;
  if (!isRenamed && !isJudged) return [];
  return [
    {
      kind: "name",
      details: {
        name: displayName ?? known.displayName,
        ...(isJudged ? { from: known.nameStatus, to: nameStatus } : {}),
        ...(nameReason ? { reason: nameReason } : {}),
      },
    },
  ];
}

/**
 * The state that follows from all that is known: a number that is well at the provider still waits for its name (S3.37) or for
 * the account's policy review (S3.31); a refused review blocks it (S3.32). Undefined: nothing was told that bears on it.
 */
export function statusAfter(known: KnownNumber, report: NumberReport): ReportedStatus | undefined {
  const bears = [report.status, report.nameStatus, report.review].some((part) => part !== undefined);
  const before = known.status === "draft" || known.status === "connecting" ? undefined : known.status;
  const told = report.status ?? before;
  if (!bears || !told) return undefined;
  const review = report.review ?? known.review;
  if (review === "rejected" && told !== "disconnected") return "blocked";
  if (told === "disconnected" || told === "limited") return told;
  if (told === "blocked") return isFreedByReview(known, report) ? whenWell(known, report) : told;
  const isUnexplained =
    (report.status === "name_pending" && report.nameStatus === undefined) ||
    (report.status === "policy_review" && report.review === undefined);
  return isUnexplained ? told : whenWell(known, report);
}

/** Blocked for the review alone, which has now ended well. */
const isFreedByReview = (known: KnownNumber, { status, review }: NumberReport): boolean =>
  status === undefined && known.review === "rejected" && review !== undefined && review !== "rejected";

function whenWell(known: KnownNumber, report: NumberReport): ReportedStatus {
  const review = report.review ?? known.review;
  if (review === "pending" || review === "deferred") return "policy_review";
  return (report.nameStatus ?? known.nameStatus) === "pending" ? "name_pending" : "active";
}

/** True when more clients may be written to a day than before; null = unlimited, undefined = the provider is silent. */
export const isRaised = (before: number | null, after: number | null | undefined): boolean =>
  after !== undefined && before !== null && (after === null || after > before);
