import type { Ctx } from "../context";
import type { JobEventData, JobEventName } from "./events";

export type EventJob = {
  kind: "event";
  id: string;
  on: JobEventName;
  /** Runs with the same value of this event field wait for each other; it saves work, claims in our tables decide. */
  concurrencyKey?: string;
  /** The event field with the time (ISO) at which it runs. */
  until?: string;
  retries: number;
  run: (ctx: Ctx, data: Record<string, string>) => Promise<unknown>;
};

export type CronJob = {
  kind: "cron";
  id: string;
  cron: string;
  run: (ctx: Ctx) => Promise<unknown>;
};

export type Job = EventJob | CronJob;

/** A job is a bell: it names its event and rings one verb, which must be safe to repeat. */
export function defineJob<N extends JobEventName>(job: {
  id: string;
  on: N;
  concurrencyKey?: keyof JobEventData<N> & string;
  until?: keyof JobEventData<N> & string;
  retries: number;
  run: (ctx: Ctx, data: JobEventData<N>) => Promise<unknown>;
}): EventJob {
  // The event name chooses the shape of its data; jobs/functions passes exactly that event.
  return { kind: "event", ...job, run: job.run as EventJob["run"] };
}

/** `cron` has five fields, optionally after `TZ=Area/City `. */
export function defineCron(job: Omit<CronJob, "kind">): CronJob {
  return { kind: "cron", ...job };
}
