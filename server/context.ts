import type { Db } from "@/db/client";
import type { ProviderName, Role } from "@/db/enums";
import type { SendMail } from "./alerts/mailer";
import type { SendPush } from "./alerts/push-sender";
import type { Env } from "./core/env";
import type { Logger } from "./core/log";
import type { JobEvent } from "./jobs/events";
import type { Storage } from "./media/storage";
import type { Onboarding } from "./providers/onboarding-types";
import type { ProviderAdapter } from "./providers/types";
import type { LiveHub } from "./realtime/hub";

export type Actor =
  | {
      kind: "user";
      userId: string;
      name: string;
      role: Role;
      groupIds: string[];
      loginId: string;
    }
  | { kind: "system" };

/** Everything a verb may touch; production and tests differ only here. */
export type Ctx = {
  /** The pool, or the open transaction (see inTransaction). */
  db: Db;
  actor: Actor;
  now: () => Date;
  newId: () => string;
  providers: Record<ProviderName, ProviderAdapter>;
  /** How numbers come to us; parts are null where this deployment has no app of its own at a provider. */
  onboarding: Onboarding;
  storage: Storage;
  /** E-mail to the company's own people; null where no mail server is set. */
  sendMail: SendMail | null;
  /** Web push to one browser of the company's own people. */
  sendPush: SendPush;
  /** Never throws: a lost wake-up is healed by the reconcile job. */
  sendJob: (...events: JobEvent[]) => Promise<void>;
  /** Wakes the live streams of all processes; coalesced, never inside a transaction. */
  wakeLive: () => void;
  /** What changes from now on, for one stream; ends with its signal. */
  followLive: LiveHub["follow"];
  /** Work that goes on after the answer was given (dispatching a reply). Errors are logged. */
  defer: (work: () => Promise<unknown>) => void;
  /** Runs when the open transaction has committed, at once when none is open. */
  afterCommit: (work: () => void | Promise<void>) => void | Promise<void>;
  log: Logger;
  env: Env;
};

/**
 * One transaction; what was put into `afterCommit` runs after its commit, in order, and not at all after a rollback. Inside another
 * transaction it is a savepoint, and the work waits for the outer commit.
 */
export async function inTransaction<T>(ctx: Ctx, run: (ctx: Ctx) => Promise<T>): Promise<T> {
  const afterwards: (() => void | Promise<void>)[] = [];
  const result = await ctx.db.transaction((tx) =>
    // A transaction has every query method of the pool; only the driver handle `$client` is missing.
    run({
      ...ctx,
      db: tx as unknown as Db,
      afterCommit: (work) => void afterwards.push(work),
    }),
  );
  // Inside another transaction (a savepoint) this hands the work on to its commit.
  for (const work of afterwards) await ctx.afterCommit(work);
  return result;
}

/** The same world seen as the system itself: jobs, webhooks, start-up. */
export const asSystem = (ctx: Ctx): Ctx => ({
  ...ctx,
  actor: { kind: "system" },
});
