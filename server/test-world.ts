import { connect, type Db, type Sql } from "@/db/client";
import type { ProviderName, Role } from "@/db/enums";
import { contactIdentities, contacts } from "@/db/schema/contacts";
import { conversations } from "@/db/schema/inbox";
import { connections, numbers, quotaScopes } from "@/db/schema/numbers";
import { groupMembers, users } from "@/db/schema/team";
import { templates } from "@/db/schema/templates";
import { testDatabase } from "@/db/test/test-database";
import { buildContext } from "./build-context";
import type { Actor, Ctx } from "./context";
import { parseEnv } from "./core/env";
import { newId } from "./core/ids";
import { createLogger } from "./core/log";
import { ensureLane } from "./delivery/lane";
import type { JobEvent } from "./jobs/events";
import { sealSecrets } from "./numbers/connection";

/** A clock that stands still until it is told to move. */
export type TestClock = { now: () => Date; set: (at: Date) => void; advanceMs: (ms: number) => void };

export type TestWorld = {
  ctx: Ctx;
  db: Db;
  sql: Sql;
  clock: TestClock;
  /** Wake-ups sent so far, newest last. */
  sentJobs: JobEvent[];
  /** Waits for what verbs deferred. */
  settle: () => Promise<void>;
  as: (actor: Actor) => Ctx;
  /** For another process in the same world. */
  processEnv: Record<string, string>;
  close: () => Promise<void>;
};

/**
 * A world of its own for one test file: its own database, a still clock, the real adapters pointed at `simulatorUrl`
 * (or at a closed port). Nobody cleans tables: every suite makes its own numbers and people.
 */
export async function testWorld(
  options: { now?: Date; simulatorUrl?: string; appUrl?: string; env?: Record<string, string> } = {},
): Promise<TestWorld> {
  const database = await testDatabase();
  const { db, sql } = connect(database.url, { max: 8 });
  const clock = testClock(options.now ?? new Date("2026-11-22T12:00:00Z"));
  const sentJobs: JobEvent[] = [];
  const pending: Promise<unknown>[] = [];
  const processEnv = {
    ...testEnv(database.url, options.simulatorUrl),
    APP_URL: options.appUrl ?? "http://localhost:3000",
    ...options.env,
  };
  const ctx = buildContext({
    db,
    env: parseEnv(processEnv),
    log: createLogger("silent"),
    now: clock.now,
    sendJob: async (...events) => void sentJobs.push(...events),
    wakeLive: () => undefined,
    defer: (work) => void pending.push(work()),
  });
  const settle = async () => {
    while (pending.length > 0) await pending.shift();
  };
  const close = async () => {
    await settle();
    await sql.end();
    await database.close();
  };
  return { ctx, db, sql, clock, sentJobs, settle, as: (actor) => ({ ...ctx, actor }), processEnv, close };
}

export function testClock(start: Date): TestClock {
  let current = start;
  return {
    now: () => current,
    set: (at) => {
      current = at;
    },
    advanceMs: (ms) => {
      current = new Date(current.getTime() + ms);
    },
  };
}

function testEnv(databaseUrl: string, simulatorUrl = "http://127.0.0.1:9"): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    NEXTAUTH_SECRET: "test-secret-test-secret-test-secret",
    ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 7).toString("base64")}`,
    META_GRAPH_URL: `${simulatorUrl}/meta`,
    D360_API_URL: `${simulatorUrl}/360dialog`,
    D360_HUB_URL: `${simulatorUrl}/360dialog-hub`,
    TWILIO_API_URL: `${simulatorUrl}/twilio`,
    TWILIO_CONTENT_URL: `${simulatorUrl}/twilio-content`,
    TWILIO_MESSAGING_URL: `${simulatorUrl}/twilio-messaging`,
    LOG_LEVEL: "silent",
  };
}

type NumberOptions = {
  provider?: ProviderName;
  phone?: string;
  providerNumberId?: string;
  config?: Record<string, string>;
  secrets?: Record<string, string>;
  ratePerSecond?: number;
  dailyLimit?: number | null;
  groupId?: string | null;
};

/** An active number with its connection, quota scope and lane. */
export async function addNumber(ctx: Ctx, options: NumberOptions = {}) {
  const [connectionId, quotaScopeId, numberId] = [newId(), newId(), newId()];
  const phone = options.phone ?? `+4207${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}`;
  const providerNumberId = options.providerNumberId ?? phone.slice(1);
  await ctx.db.insert(connections).values({
    id: connectionId,
    provider: options.provider ?? "meta",
    name: "Servis",
    config: options.config ?? { wabaId: "waba", appId: "app" },
    sealedSecrets: sealSecrets(
      ctx,
      connectionId,
      options.secrets ?? { accessToken: "token", appSecret: "secret", verifyToken: "verify" },
    ),
  });
  await ctx.db.insert(quotaScopes).values({
    id: quotaScopeId,
    name: "Servis",
    dailyLimit: options.dailyLimit === undefined ? 1000 : options.dailyLimit,
  });
  await ctx.db.insert(numbers).values({
    id: numberId,
    connectionId,
    quotaScopeId,
    providerNumberId,
    phone,
    name: "Servis",
    status: "active",
    ratePerSecond: options.ratePerSecond ?? 25,
    groupId: options.groupId ?? null,
  });
  await ensureLane(ctx, { numberId });
  return { numberId, connectionId, quotaScopeId, phone, providerNumberId };
}

/** A person, ready to act. */
export async function addUser(
  ctx: Ctx,
  options: { role?: Role; groupIds?: string[] } = {},
): Promise<Extract<Actor, { kind: "user" }>> {
  const userId = newId();
  const { role = "operator", groupIds = [] } = options;
  await ctx.db
    .insert(users)
    .values({ id: userId, email: `${userId}@test.example`, name: "Petra Nováková", role, passwordHash: "-" });
  if (groupIds.length > 0) await ctx.db.insert(groupMembers).values(groupIds.map((groupId) => ({ groupId, userId })));
  return { kind: "user", userId, name: "Petra Nováková", role, groupIds, loginId: newId() };
}

export async function addContact(ctx: Ctx, phone: string, name: string | null = null): Promise<string> {
  const contactId = newId();
  await ctx.db.insert(contacts).values({ id: contactId, name, phone });
  await ctx.db.insert(contactIdentities).values({ kind: "phone", value: phone, contactId });
  return contactId;
}

/** A conversation; `lastClientMessageAt` opens its 24-hour window. */
export async function addConversation(
  ctx: Ctx,
  input: { numberId: string; contactId: string; lastClientMessageAt?: Date | null },
): Promise<string> {
  const id = newId();
  await ctx.db.insert(conversations).values({ id, ...input, lastClientMessageAt: input.lastClientMessageAt ?? null });
  return id;
}

/** An approved Czech template with the three variables of S2.25. */
export async function addTemplate(
  ctx: Ctx,
  numberId: string,
  change: Partial<typeof templates.$inferInsert> = {},
): Promise<string> {
  const id = newId();
  await ctx.db.insert(templates).values({
    id,
    numberId,
    providerTemplateId: "100000000000001",
    name: "objednavka_vyrizena",
    language: "cs",
    category: "utility",
    status: "approved",
    components: [{ type: "BODY", text: "Dobrý den, {{1}} {{2}}, váše objednávka č. {{3}} byla vyřízena." }],
    ...change,
  });
  return id;
}
