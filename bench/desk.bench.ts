import superjson from "superjson";
import { connect, type Db, type Sql } from "../db/client";
import { migrateDatabase } from "../db/migrate";
import { startPostgres } from "../db/test/postgres-server";
import { explained, mostOfALeaf } from "../db/test/rows-read";
import { buildContext } from "../server/build-context";
import type { Actor, Ctx } from "../server/context";
import { parseEnv } from "../server/core/env";
import { createLogger } from "../server/core/log";
import { createCaller } from "../server/trpc/procedures";
import { appRouter } from "../server/trpc/root";
import { seedDesk, size, vocabularyOf } from "./desk-seed";
import { printTable, quantile, type Row, single } from "./harness";

/**
 * P11–P13: opening a conversation, the inbox, the search and the table of sessions among a million messages. "API" is the whole
 * procedure (rights, queries, its answer as it is sent), without HTTP, which `live` and `firstload` measure. BENCH_DATABASE_URL
 * names a database that was seeded before (`npm run bench -- desk` with BENCH_KEEP=1 leaves it running and says where).
 */
const times = Number(process.env.BENCH_TIMES ?? 500);
const searches = 100;

const given = process.env.BENCH_DATABASE_URL;
const server = given ? null : await startPostgres();
const url = given ?? server?.url("postgres") ?? "";
const { db, sql } = connect(url);
try {
  const ctx = contextOf(db);
  if (server) {
    await migrateDatabase(url);
    console.log(`seeding ${size.messages} messages of ${size.conversations} conversations`);
    await seedDesk(ctx, sql);
  }
  for (const person of await people(sql)) await measure(ctx, sql, person, vocabularyOf());
  if (server && process.env.BENCH_KEEP) {
    console.log(`BENCH_DATABASE_URL=${url} (Ctrl+C ends it)`);
    await new Promise((resolve) => process.once("SIGINT", resolve));
  }
} finally {
  await sql.end();
  await server?.stop();
}

type Person = Extract<Actor, { kind: "user" }>;

/** Who sees all, and an operator of the group. */
async function people(raw: Sql): Promise<Person[]> {
  const rows = await raw<{ id: string; name: string; role: Person["role"]; groups: string[] }[]>`
    select id, name, role, array(select group_id from group_members m where m.user_id = u.id) as groups from users u order by role desc`;
  return rows.map(({ id, name, role, groups }) => ({
    kind: "user",
    userId: id,
    name,
    role,
    groupIds: groups,
    loginId: id,
  }));
}

async function measure(ctx: Ctx, raw: Sql, person: Person, words: string[]): Promise<void> {
  const api = callerOf(ctx, person);
  const who = person.role;
  const ids = (
    await raw<{ id: string }[]>`select id from conversations where number_id in
    (select id from numbers where group_id is null) order by md5(id::text) limit ${times}`
  ).map(({ id }) => id);
  const floor = await timed(
    ids,
    (id) => raw`select * from messages where conversation_id = ${id} order by at desc, seq desc limit 50`,
  );
  const opened = await timed(ids, (conversationId) => api.inbox.thread({ conversationId, limit: 40 }));
  const heads = await timed(ids, (conversationId) => api.inbox.conversation({ conversationId }));
  const rawP99 = quantile(floor, 0.99);
  printTable(`open one of ${size.conversations} conversations (${who})`, [
    single("raw SQL, last 50 messages, p99", rawP99, { unit: "ms" }),
    ...both("thread", opened, `p99 ≤ ${(3 * rawP99 + 20).toFixed(0)} ms`),
    ...both("its head", heads, `p99 ≤ ${(3 * rawP99 + 20).toFixed(0)} ms`),
    ...both("older pages of the longest", await deep(raw, api), `p99 ≤ ${(3 * rawP99 + 20).toFixed(0)} ms`),
  ]);

  const lists: Row[] = [];
  for (const section of ["waiting", "mine", "team", "all"] as const) {
    const took = await timed(Array.from({ length: times / 5 }), () => api.inbox.list({ section }));
    lists.push(
      ...both(section, took, "p99 ≤ 40 ms"),
      gate(await rowsOf(ctx, raw, person, (seen) => seen.inbox.list({ section }))),
    );
  }
  lists.push(
    ...both(
      "all, the next pages",
      await nextPages(40, (cursor) => api.inbox.list({ section: "all", cursor })),
      "p99 ≤ 40 ms",
    ),
  );
  lists.push(
    ...both("counters", await timed(Array.from({ length: times / 5 }), () => api.inbox.counts()), "p99 ≤ 40 ms"),
  );
  printTable(`inbox of 50 (${who})`, lists);

  const found: Row[] = [];
  for (const [name, queries] of Object.entries(querySet(words))) {
    const took = await timed(queries, (query) => api.search.messages({ query }));
    found.push(...both(name, took, "p95 ≤ 100 ms"));
  }
  printTable(`search, newest 50 of what is found (${who}; ${searches} queries each)`, found);

  const query = { period: "history" as const };
  printTable(`table of sessions (${who})`, [
    ...both(
      "first page",
      await timed(Array.from({ length: times / 5 }), () => api.sessions.list(query)),
      "p99 ≤ 40 ms",
    ),
    ...both("the next pages", await nextPages(40, (cursor) => api.sessions.list({ ...query, cursor })), "p99 ≤ 40 ms"),
  ]);
}

type Api = ReturnType<typeof callerOf>;

function callerOf(ctx: Ctx, person: Actor) {
  return createCaller(appRouter)({ ...ctx, actor: person });
}

/** Milliseconds of each call, its answer written out as it would be sent; ten calls before do not count. */
async function timed<T>(inputs: T[], run: (input: T) => PromiseLike<unknown>): Promise<number[]> {
  for (const input of inputs.slice(0, 10)) await run(input);
  const took: number[] = [];
  for (const input of inputs) {
    const started = performance.now();
    superjson.stringify(await run(input));
    took.push(performance.now() - started);
  }
  return took;
}

type Page = { nextCursor: string | null };

/** Page after page from the first, once round. */
async function nextPages(count: number, run: (cursor: string | null) => PromiseLike<Page>): Promise<number[]> {
  const took: number[] = [];
  let cursor: string | null = null;
  for (let n = 0; n < count; n += 1) {
    const started = performance.now();
    cursor = (await run(cursor)).nextCursor;
    took.push(performance.now() - started);
    if (!cursor) break;
  }
  return took;
}

async function deep(raw: Sql, api: Api): Promise<number[]> {
  const [longest] = await raw<
    { id: string }[]
  >`select conversation_id as id from messages group by 1 order by count(*) desc limit 1`;
  return nextPages(200, (cursor) => api.inbox.thread({ conversationId: longest?.id ?? "", cursor }));
}

async function rowsOf(ctx: Ctx, raw: Sql, person: Actor, run: (api: Api) => Promise<unknown>): Promise<number> {
  const plans = await explained(raw, (seen) => run(callerOf({ ...ctx, db: seen }, person)));
  return Math.max(...plans.map(({ plan }) => mostOfALeaf(plan)));
}

/** Common, middle and rare words of the vocabulary, each as a word, its beginning, two words, and from inside a word; and of notes. */
function querySet(words: string[]): Record<string, string[]> {
  const classes = { common: [0, 60], middle: [400, 1500], rare: [8_000, words.length] } as const;
  const chosenOf = ([from, to]: readonly [number, number]) =>
    Array.from({ length: searches }, (_, n) => words[from + ((n * 7919) % (to - from))] ?? "");
  const ofNotes = (one: string, other: string) => Array.from({ length: searches }, (_, n) => (n % 2 ? one : other));
  return Object.fromEntries([
    ...Object.entries(classes).flatMap(([name, range]) => {
      const chosen = chosenOf(range);
      return [
        [`${name}: a word`, chosen],
        [`${name}: a beginning`, chosen.map((word) => word.slice(0, 4))],
        [`${name}: two words`, chosen.map((word, n) => `${word} ${chosen[(n + 13) % chosen.length]}`)],
        [`${name}: inside a word`, chosen.map((word) => word.slice(1, 6))],
      ] as const;
    }),
    ["notes: a word", ofNotes("vyrizeno", "predano")],
    ["notes: two words", chosenOf(classes.middle).map((word, n) => `${word} ${n % 2 ? "vyrizeno" : "predano"}`)],
    ["notes: inside a word", ofNotes("rizeno", "redano")],
  ]);
}

function both(what: string, took: number[], goal: string): Row[] {
  return [
    single(`${what}, p95`, quantile(took, 0.95), { unit: "ms", goal: goal.startsWith("p95") ? goal.slice(4) : "" }),
    single(`${what}, p99`, quantile(took, 0.99), { unit: "ms", goal: goal.startsWith("p99") ? goal.slice(4) : "" }),
  ];
}

function gate(rows: number): Row {
  return single("  most rows that one scan read", rows, { goal: "≤ 200" });
}

function contextOf(pool: Db): Ctx {
  return buildContext({
    db: pool,
    env: parseEnv({
      DATABASE_URL: url,
      APP_URL: "http://localhost:3000",
      NEXTAUTH_SECRET: "-".repeat(32),
      ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 7).toString("base64")}`,
    }),
    log: createLogger("silent"),
    sendJob: async () => undefined,
    wakeLive: () => undefined,
    defer: () => undefined,
  });
}
