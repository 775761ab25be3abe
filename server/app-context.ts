import { after } from "next/server";
import { connect } from "@/db/client";
import { buildContext } from "./build-context";
import type { Ctx } from "./context";
import { env } from "./core/env";
import { createLogger } from "./core/log";
import { jobSender } from "./jobs/client";
import { notificationBell } from "./notifications/bell";
import { liveHub } from "./realtime/hub";
import { viewersIn } from "./viewers/queries";

/** The process's one world, made at first use. Hot reload must not open a second pool, so it hangs on globalThis. */
export function appContext(): Ctx {
  holder.hovornaContext ??= createAppContext();
  return holder.hovornaContext;
}

const holder: { hovornaContext?: Ctx } = globalThis as { hovornaContext?: Ctx }; // a global of our own

function createAppContext(): Ctx {
  const settings = env();
  const log = createLogger(settings.LOG_LEVEL);
  const { db } = connect(settings.DATABASE_URL);
  const hub = liveHub({
    db,
    directUrl: settings.DATABASE_DIRECT_URL ?? settings.DATABASE_URL,
    log,
    viewersIn: (conversationIds) => viewersIn(db, conversationIds, new Date()),
  });
  const bell = notificationBell(appContext);
  // The server waits for open answers before it ends.
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, hub.endStreams);
  return buildContext({
    db,
    env: settings,
    log,
    sendJob: jobSender(log),
    wakeLive: () => {
      hub.wake();
      bell();
    },
    followLive: hub.follow,
    defer: (work) => defer(log, work),
  });
}

/** On a serverless host the function lives until deferred work is done; outside a request it simply runs. */
function defer(log: Ctx["log"], work: () => Promise<unknown>): void {
  const guarded = () => work().catch((error) => log.error({ err: error }, "deferred work failed"));
  try {
    after(guarded);
  } catch {
    void guarded();
  }
}
