import { connect } from "../db/client";
import { migrateDatabase } from "../db/migrate";
import { startPostgres } from "../db/test/postgres-server";
import { buildContext } from "../server/build-context";
import type { Ctx } from "../server/context";
import { parseEnv } from "../server/core/env";
import { createLogger } from "../server/core/log";
import { scriptedProvider } from "../server/delivery/delivery-world";
import { startSenders } from "../server/delivery/test/senders";

/** A database, a provider that logs what arrives, and sending processes of their own: what the measurements of sending share. */
export async function sendingWorld() {
  const [postgres, provider] = await Promise.all([startPostgres(), scriptedProvider()]);
  await migrateDatabase(postgres.url("postgres"));
  const env = {
    DATABASE_URL: postgres.url("postgres"),
    APP_URL: "http://localhost:3000",
    NEXTAUTH_SECRET: "bench-secret-bench-secret-bench-secret",
    ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 7).toString("base64")}`,
    META_GRAPH_URL: `${provider.url}/meta`,
    LOG_LEVEL: "silent",
  };
  const { db, sql } = connect(env.DATABASE_URL);
  const ctx: Ctx = buildContext({
    db,
    env: parseEnv(env),
    log: createLogger("silent"),
    sendJob: async () => undefined,
    wakeLive: () => undefined,
    defer: (work) => void work(),
  });
  return {
    ctx,
    sql,
    provider,
    senders: (count: number, numberId: string) => startSenders(count, { ...env, SENDER_NUMBERS: numberId }),
    close: async () => {
      await sql.end();
      await provider.close();
      await postgres.stop();
    },
  };
}
