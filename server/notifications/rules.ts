import { type NotificationKind, notificationKinds } from "@/db/enums";

/** The ways in which somebody can hear of a thing. */
export const ways = ["inApp", "sound", "push"] as const;
export type Way = (typeof ways)[number];
export type Choice = Record<Way, boolean>;

/**
 * Every event that people are told of, in one place (O25): how, unless they chose otherwise, and how long it waits before it leaves
 * the app (who reads it meanwhile needs no push).
 */
export const notificationRules = {
  /** Anybody of the group may take it, so it makes no phone buzz unless its owner wants that. */
  waiting: { usual: { inApp: true, sound: true, push: false }, pushAfterMs: 0 },
  /** Offered to me, forwarded to me, or I was invited. */
  offered: { usual: { inApp: true, sound: true, push: true }, pushAfterMs: 0 },
  message: { usual: { inApp: true, sound: true, push: true }, pushAfterMs: 4_000 },
  mention: { usual: { inApp: true, sound: true, push: true }, pushAfterMs: 4_000 },
  /** A client of mine waits for an answer and the window ends soon (O13). */
  window: { usual: { inApp: true, sound: true, push: true }, pushAfterMs: 0 },
  /** A rule of the company alerts me (N.46). */
  rule: { usual: { inApp: true, sound: true, push: true }, pushAfterMs: 0 },
  scheduled_failed: { usual: { inApp: true, sound: false, push: true }, pushAfterMs: 0 },
  /** A campaign stands still and waits for a person (O3, O8). Outside the app means by e-mail, too. */
  campaign: { usual: { inApp: true, sound: false, push: true }, pushAfterMs: 0 },
} as const satisfies Record<NotificationKind, { usual: Choice; pushAfterMs: number }>;

/** What happened longer ago is seen in the lists; nobody is told of it any more. */
export const freshMs = 10 * 60_000;

/** A full queue is not told session by session. */
export const waitingQuietMs = 30_000;

/** After a failed try; after the last one nobody tries again, the thing is old by then. */
const backOffMs = [15_000, 60_000];

export function nextPushTry(tries: number, now: Date): Date | null {
  const ms = backOffMs[tries - 1];
  return ms === undefined ? null : new Date(now.getTime() + ms);
}

/** An e-mail may wait: after a failed try, in minutes. */
const mailBackOffMinutes = [1, 5, 30, 120];

export function nextMailTry(tries: number, now: Date): Date | null {
  const minutes = mailBackOffMinutes[tries - 1];
  return minutes === undefined ? null : new Date(now.getTime() + minutes * 60_000);
}

/** So long an e-mail belongs to whoever sends it; longer than any connection is kept open. */
export const mailLeaseMs = 2 * 60_000;

/** So long a push belongs to whoever sends it. */
export const pushLeaseMs = 30_000;

/** The choices of a person: what they said, else what is usual. */
export function choicesOf(
  stored: readonly (Choice & { kind: NotificationKind })[],
): { kind: NotificationKind; choice: Choice }[] {
  return notificationKinds.map((kind) => {
    const own = stored.find((row) => row.kind === kind);
    const { inApp, sound, push } = own ?? notificationRules[kind].usual;
    return { kind, choice: { inApp, sound, push } };
  });
}
