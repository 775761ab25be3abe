import { after } from "next/server";
import { connect } from "@/db/client";
import { asSystem, type Ctx } from "./context";
import { env } from "./core/env";
import { newId } from "./core/ids";
import { createLogger } from "./core/log";
import { jobSender } from "./jobs/client";
import { createStorage } from "./media/create-storage";
import { createProviders } from "./providers/registry";
import { liveHub } from "./realtime/hub";

/** The process's one world, made at first use. Hot reload must not open a second pool, so it hangs on globalThis. */
export function appContext(): Ctx {
  holder.hovornaContext ??= createAppContext();
  return holder.hovornaContext;
}

const holder: { hovornaContext?: Ctx } = globalThis as { hovornaContext?: Ctx }; // a global of our own

function createAppContext(): Ctx {
  const settings = env();
  const log = createLogger(settings.LOG_LEVEL);
  const { db, sql } = connect(settings.DATABASE_URL);
  const hub = liveHub({ sql, directUrl: settings.DATABASE_DIRECT_URL ?? settings.DATABASE_URL, log });
  const ctx: Ctx = {
    db,
    actor: { kind: "system" },
    now: () => new Date(),
    newId,
    providers: createProviders({ fetch, baseUrls: baseUrls(settings), timeoutMs: 10_000 }),
    storage: createStorage(settings),
    sendJob: jobSender(log),
    wakeLive: hub.wake,
    defer: (work) => defer(log, work),
    afterCommit: (work) => work(),
    log,
    env: settings,
  };
  return asSystem(ctx);
}

export const baseUrls = (settings: ReturnType<typeof env>) => ({
  metaGraph: settings.META_GRAPH_URL,
  d360Api: settings.D360_API_URL,
  d360Hub: settings.D360_HUB_URL,
  twilioApi: settings.TWILIO_API_URL,
  twilioContent: settings.TWILIO_CONTENT_URL,
  twilioMessaging: settings.TWILIO_MESSAGING_URL,
});

/** On a serverless host the function lives until deferred work is done; outside a request it simply runs. */
function defer(log: Ctx["log"], work: () => Promise<unknown>): void {
  const guarded = () => work().catch((error) => log.error({ err: error }, "deferred work failed"));
  try {
    after(guarded);
  } catch {
    void guarded();
  }
}
