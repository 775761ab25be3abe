import { connect, type Db, type Sql } from "../db/client";
import { migrateDatabase } from "../db/migrate";
import { startPostgres } from "../db/test/postgres-server";
import { createLogger } from "../server/core/log";
import { audienceOf } from "../server/realtime/audience";
import { type LiveHub, liveHub } from "../server/realtime/hub";
import { insertLiveEvents } from "../server/realtime/queries";
import { printTable, single } from "./harness";

/**
 * P8: twelve writers, half of whom hold their transactions open for up to 0.8 s, and a stream that is cut every second and comes back
 * with the cursor it has. Beside it what a cursor of the last id would have missed of the same events.
 */
const seconds = Number(process.env.BENCH_SECONDS ?? 60);
const [writers, holdMs, reconnectMs] = [12, 800, 1_000];
const audience = audienceOf({ kind: "user", userId: "a", name: "A", role: "admin", groupIds: [], loginId: "l" });

const server = await startPostgres();
const url = server.url("postgres");
await migrateDatabase(url);
const { db, sql } = connect(url, { max: writers + 6 });
const hub = liveHub({ db, directUrl: url, log: createLogger("silent") });
try {
  const written: string[] = [];
  const state = { isWriting: true, isWritten: false };
  // What is committed before the first cursor is no event of the stream's.
  const begin = await firstCursor(hub);
  const [byCursor, byId] = [follow(hub, begin, written, state), followIds(sql, written, state)];
  setTimeout(() => {
    state.isWriting = false;
  }, seconds * 1000);
  await Promise.all(Array.from({ length: writers }, (_, no) => write(db, hub, no, written, state)));
  state.isWritten = true;
  const [heard, read] = [await byCursor, await byId];
  printTable(`events while ${writers} write and the stream is cut each second, ${seconds} s`, [
    single("written", written.length),
    single("reconnects", heard.reconnects),
    single("missed", written.filter((id) => !heard.ids.has(id)).length, { goal: "0" }),
    single("told twice", heard.told - heard.ids.size, { goal: "0" }),
    single("a cursor of the last id would have missed", written.filter((id) => !read.has(id)).length),
  ]);
} finally {
  await hub.close();
  await sql.end();
  await server.stop();
}

/** Writers begin nothing more; the last of them has committed. */
type State = { isWriting: boolean; isWritten: boolean };

async function firstCursor(live: LiveHub): Promise<string | null> {
  for await (const { cursor } of live.follow({ audience, cursor: null, signal: new AbortController().signal }))
    return cursor;
  return null;
}

/** Writes its events one after the other; every second writer is slow to commit. */
async function write(pool: Db, live: LiveHub, no: number, written: string[], state: State): Promise<void> {
  for (let n = 0; state.isWriting; n += 1) {
    const subjectId = `${no}-${n}`;
    await pool.transaction(async (tx) => {
      // A transaction has every query method of the pool; only the driver handle `$client` is missing.
      await insertLiveEvents(tx as unknown as Db, [{ kind: "number", subjectId }]);
      if (no % 2 === 1) await pause(Math.random() * holdMs);
    });
    live.wake();
    written.push(subjectId);
    await pause(5);
  }
}

/** The stream as a browser keeps it: cut each second, open again at once, until all that was written came or ten seconds are over. */
async function follow(live: LiveHub, begin: string | null, written: string[], state: State) {
  const ids = new Set<string>();
  let [told, reconnects, endsAt] = [0, -1, Number.POSITIVE_INFINITY];
  let cursor = begin;
  while (!state.isWritten || (ids.size < written.length && performance.now() < endsAt)) {
    if (state.isWritten) endsAt = Math.min(endsAt, performance.now() + 10_000);
    const cut = new AbortController();
    const timer = setTimeout(() => cut.abort(), reconnectMs);
    reconnects += 1;
    for await (const message of live.follow({ audience, cursor, signal: cut.signal })) {
      cursor = message.cursor;
      told += message.changes.length;
      for (const { subjectId } of message.changes) ids.add(subjectId);
    }
    clearTimeout(timer);
  }
  return { ids, told, reconnects };
}

/** The obvious way: everything with a higher id than the last. */
async function followIds(raw: Sql, written: string[], state: State): Promise<Set<string>> {
  const ids = new Set<string>();
  let last = "0";
  for (let rest = 20; rest > 0; rest -= state.isWritten ? 1 : 0) {
    const rows = await raw<{ id: string; subject: string }[]>`
      select id, subject_id as subject from live_events where id > ${last}::bigint order by id`;
    for (const { id, subject } of rows) {
      ids.add(subject);
      last = id;
    }
    await pause(50);
  }
  return new Set(written.filter((id) => ids.has(id)));
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
