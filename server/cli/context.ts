import { connect } from "@/db/client";
import { buildContext } from "../build-context";
import type { Ctx } from "../context";
import { parseEnv } from "../core/env";
import { createLogger } from "../core/log";
import { jobSender } from "../jobs/client";

/** A context for one command; `close` waits for deferred work. */
export function cliContext(): { ctx: Ctx; close: () => Promise<void> } {
  const env = parseEnv(process.env);
  const log = createLogger(process.env.LOG_LEVEL ?? "warn");
  const { db, sql } = connect(env.DATABASE_URL, { max: 4, applicationName: "hovorna-admin" });
  const pending: Promise<unknown>[] = [];
  const ctx = buildContext({
    db,
    env,
    log,
    sendJob: jobSender(log),
    wakeLive: () => void pending.push(sql.notify("live", "")),
    defer: (work) => void pending.push(work().catch((error) => log.error({ err: error }, "deferred work failed"))),
  });
  const close = async () => {
    while (pending.length > 0) await pending.shift();
    await sql.end();
  };
  return { ctx, close };
}
