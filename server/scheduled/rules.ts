import type { ScheduledStatus } from "@/db/enums";
import { windowOf } from "../delivery/window";

const minuteMs = 60_000;

/** Nobody plans further ahead with one client; what is further is a campaign. */
export const furthestMs = 60 * 24 * 60 * minuteMs;

/** So late (an outage) it is no longer what its author meant: they decide anew. */
export const latestMs = 60 * minuteMs;

export type TimeProblem = "past" | "far";

/** Whether a message may be planned for that moment. */
export function timeProblem(sendAt: Date, now: Date): TimeProblem | null {
  const ahead = sendAt.getTime() - now.getTime();
  if (ahead <= 0) return "past";
  return ahead > furthestMs ? "far" : null;
}

/**
 * Whether the window will be closed then, as far as is known now: only a template can be planned (O30). The client may still write
 * and open it anew.
 */
export const needsTemplate = (lastClientMessageAt: Date | null, sendAt: Date): boolean =>
  !windowOf(lastClientMessageAt, sendAt).open;

export type ScheduledFacts = {
  status: ScheduledStatus;
  sendAt: Date;
  cancelIfClientWrites: boolean;
  writtenAt: Date;
  /** When the client's newest message came to us, whatever its own time says. */
  clientWroteAt: Date | null;
};

export type ScheduledStep = "none" | "cancel" | "late" | "send";

/** What is to be done with a planned message now. The client who wrote first comes before the clock. */
export function scheduledStep(facts: ScheduledFacts, now: Date): ScheduledStep {
  if (facts.status !== "scheduled") return "none";
  if (isOvertaken(facts)) return "cancel";
  const late = now.getTime() - facts.sendAt.getTime();
  if (late < 0) return "none";
  return late > latestMs ? "late" : "send";
}

const isOvertaken = ({ cancelIfClientWrites, writtenAt, clientWroteAt }: ScheduledFacts): boolean =>
  cancelIfClientWrites && clientWroteAt !== null && clientWroteAt > writtenAt;

/** Its author changes it; who may see all conversations may take it away too. */
export const mayDrop = ({ authorId }: { authorId: string }, me: { userId: string; maySeeAll: boolean }): boolean =>
  authorId === me.userId || me.maySeeAll;
