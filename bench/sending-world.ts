import { connect } from "../db/client";
import { migrateDatabase } from "../db/migrate";
import { startPostgres } from "../db/test/postgres-server";
import { buildContext } from "../server/build-context";
import type { Ctx } from "../server/context";
import { parseEnv } from "../server/core/env";
import { newId } from "../server/core/ids";
import { createLogger } from "../server/core/log";
import { scriptedProvider } from "../server/delivery/delivery-world";
import { openStream } from "../server/delivery/streams";
import { startSenders } from "../server/delivery/test/senders";

/**
 * A database, a provider that logs what arrives, and sending processes of their own: what the measurements of sending share. `metaUrl`:
 * another provider instead. `postgres`: settings of the database that are not the usual ones of tests.
 */
export async function sendingWorld(options: { metaUrl?: string; postgres?: Record<string, string> } = {}) {
  const { metaUrl } = options;
  const [postgres, provider] = await Promise.all([startPostgres(options.postgres), scriptedProvider()]);
  await migrateDatabase(postgres.url("postgres"));
  const env = {
    DATABASE_URL: postgres.url("postgres"),
    APP_URL: "http://localhost:3000",
    NEXTAUTH_SECRET: "bench-secret-bench-secret-bench-secret",
    ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 7).toString("base64")}`,
    META_GRAPH_URL: metaUrl ?? `${provider.url}/meta`,
    LOG_LEVEL: "silent",
  };
  const { db, sql } = connect(env.DATABASE_URL);
  await sql`create sequence contacts_bench`;
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
    db,
    sql,
    provider,
    processEnv: env,
    /** `as`: pumps, any number of them at work at once, or runners, of which one works the number. */
    senders: (count: number, numberId: string, as: "pump" | "runner" = "pump") =>
      startSenders(count, { ...env, SENDER_NUMBERS: numberId, SENDER_AS: as }),
    close: async () => {
      await sql.end();
      await provider.close();
      await postgres.stop();
    },
  };
}

export type SendingWorld = Awaited<ReturnType<typeof sendingWorld>>;

/** A campaign's messages on a number, to one new client each, in a stream of their own; set-based, as there are many. */
export async function queueCampaign(
  { ctx, sql }: Pick<SendingWorld, "ctx" | "sql">,
  numberId: string,
  count: number,
  dailyShare: number | null = null,
): Promise<string> {
  const streamId = newId();
  await openStream(ctx, { streamId, numberId, dailyShare });
  await sql.begin(async (tx) => {
    await tx`create temporary table fresh on commit drop as
      select gen_random_uuid() as contact, gen_random_uuid() as conversation, gen_random_uuid() as message,
             '+4206' || lpad((nextval('contacts_bench') % 100000000)::text, 8, '0') as phone from generate_series(1, ${count}::int)`;
    await tx`insert into contacts (id, name, phone) select contact, 'Klient', phone from fresh`;
    await tx`insert into conversations (id, contact_id, number_id) select conversation, contact, ${numberId} from fresh`;
    await tx`insert into messages (id, conversation_id, number_id, stream_id, direction, kind, body, payload, at, status, priority)
      select message, conversation, ${numberId}, ${streamId}, 'out', 'template', 'Vaše objednávka byla vyřízena.',
             ${JSON.stringify(payload)}::jsonb, now(), 'queued', 1 from fresh`;
  });
  await sql`vacuum analyze messages`;
  return streamId;
}

const payload = {
  template: {
    name: "objednavka_vyrizena",
    language: "cs",
    providerTemplateId: "1",
    parameters: { body: ["pane", "Nováku", "1042"] },
    rendered: { body: "Vaše objednávka byla vyřízena.", buttons: [] },
  },
};
