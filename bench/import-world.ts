import { connect } from "../db/client";
import { migrateDatabase } from "../db/migrate";
import { startPostgres } from "../db/test/postgres-server";
import { buildContext } from "../server/build-context";
import type { Actor, Ctx } from "../server/context";
import { parseEnv } from "../server/core/env";
import { createLogger } from "../server/core/log";

/** A database and a context without a provider: what the measurements of files and audiences share. */
export async function openImportWorld() {
  const postgres = await startPostgres();
  await migrateDatabase(postgres.url("postgres"));
  const env = {
    DATABASE_URL: postgres.url("postgres"),
    APP_URL: "http://localhost:3000",
    NEXTAUTH_SECRET: "bench-secret-bench-secret-bench-secret",
    ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 7).toString("base64")}`,
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
  const close = async () => {
    await sql.end();
    await postgres.stop();
  };
  return { ctx, db, sql, as: (actor: Actor): Ctx => ({ ...ctx, actor }), close };
}

export type ImportWorld = Awaited<ReturnType<typeof openImportWorld>>;

/** Contacts with a phone, a name and a field, made by one statement. */
export async function addContacts({ sql }: Pick<ImportWorld, "sql">, count: number): Promise<void> {
  await sql`
    with made as (
      insert into contacts (id, name, phone, fields)
      select gen_random_uuid(), 'Klient ' || n, '+4206' || lpad((1000000 + n)::text, 8, '0'), jsonb_build_object('order', n::text)
        from generate_series(1, ${count}::int) n returning id, phone
    ) insert into contact_identities (kind, value, contact_id) select 'phone', phone, id from made`;
  await sql`vacuum analyze contacts`;
  await sql`vacuum analyze contact_identities`;
}
