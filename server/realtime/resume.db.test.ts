import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { explained, mostOfALeaf } from "@/db/test/rows-read";
import { inTransaction } from "../context";
import { createLogger } from "../core/log";
import { type TestWorld, testWorld } from "../test-world";
import { audienceOf } from "./audience";
import { type LiveHub, liveHub } from "./hub";
import { publish } from "./publish";
import { readSince } from "./queries";
import { isVisibleIn, parseSnapshot } from "./snapshot";

let world: TestWorld;
let hub: LiveHub;
beforeAll(async () => {
  world = await testWorld();
  hub = liveHub({ db: world.db, directUrl: world.ctx.env.DATABASE_URL, log: createLogger("silent") });
});
afterAll(async () => {
  await hub.close();
  await world.close();
});

const audience = audienceOf({ kind: "user", userId: "a", name: "A", role: "admin", groupIds: [], loginId: "l" });

/** Goal P8: every second writer holds its transaction open, so that events become visible out of order. */
it("misses nothing and tells nothing twice, however often a browser comes back", async () => {
  const written: string[] = [];

  async function writer(no: number): Promise<void> {
    for (let n = 0; n < 25; n += 1) {
      const subjectId = `${no}-${n}`;
      await inTransaction({ ...world.ctx, wakeLive: hub.wake }, async (tx) => {
        await publish(tx, { kind: "number", subjectId });
        if (no % 2 === 1) await pause(Math.random() * 150);
      });
      written.push(subjectId);
    }
  }

  const heard: string[] = [];
  let cursor: string | null = null;
  let isDone = false;
  /** Leaves after a few messages, or in the middle of waiting, and comes back with what it has. */
  async function reader(): Promise<void> {
    while (!isDone || heard.length < written.length) {
      const leaving = new AbortController();
      const timer = setTimeout(() => leaving.abort(), Math.random() * 150);
      for await (const message of hub.follow({ audience, cursor, signal: leaving.signal })) {
        expect(message.resync).toBe(false);
        heard.push(...message.changes.map(({ subjectId }) => subjectId));
        cursor = message.cursor;
        if (Math.random() < 0.2) break;
      }
      clearTimeout(timer);
    }
  }

  // The first cursor stands before the first write.
  for await (const first of hub.follow({ audience, cursor, signal: new AbortController().signal })) {
    cursor = first.cursor;
    break;
  }
  const reading = reader();
  await Promise.all(Array.from({ length: 6 }, (_, no) => writer(no)));
  isDone = true;
  await reading;
  expect(written).toHaveLength(150);
  expect(heard.toSorted()).toEqual(written.toSorted());
});

it("reads what is new by the index, however much of three days is there and whatever Postgres knows of it (P8)", async () => {
  await world.sql`alter table live_events set (autovacuum_enabled = false)`;
  const fill = () =>
    world.sql`insert into live_events (kind, subject_id) select 'number', n from generate_series(1, 20000) n`;
  const mostRead = async () => {
    // As if nothing else ran here: a transaction of another test's database would hold the present open from before the filling.
    const [present] = await world.sql`
      select next || ':' || next || ':' as cursor from (select pg_snapshot_xmax(pg_current_snapshot())::text as next) n`;
    const cursor = String(present?.cursor);
    await world.sql`insert into live_events (kind, subject_id) values ('number', 'new')`;
    const plans = await explained(world.sql, async (db) => {
      const read = await readSince(db, cursor, 5_001);
      expect(read).toMatchObject({ isLost: false, events: [{ subjectId: "new" }] });
    });
    return Math.max(...plans.map(({ plan }) => mostOfALeaf(plan)));
  };
  await fill();
  expect(await mostRead()).toBeLessThan(200);
  await world.sql`analyze live_events`;
  expect(await mostRead()).toBeLessThan(200);
  await fill();
  expect(await mostRead()).toBeLessThan(200);
});

it("judges visibility as Postgres does", async () => {
  const xid = fc.bigInt({ min: 3n, max: 60n });
  const given = fc.tuple(xid, xid, fc.uniqueArray(xid, { maxLength: 6 }), xid);
  await fc.assert(
    fc.asyncProperty(given, async ([low, high, running, asked]) => {
      const list = running.filter((id) => id >= low && id < high).toSorted((a, b) => Number(a - b));
      const text = `${low}:${high}:${list.join(",")}`;
      const snapshot = parseSnapshot(text);
      fc.pre(snapshot !== null);
      const [row] =
        await world.sql`select pg_visible_in_snapshot(${String(asked)}::xid8, ${text}::pg_snapshot) as visible`;
      return snapshot !== null && row?.visible === isVisibleIn(snapshot, String(asked));
    }),
  );
});

it("takes for a cursor only what Postgres takes", async () => {
  const part = fc.oneof(fc.bigInt({ min: 0n, max: 2n ** 64n }), fc.bigInt({ min: 0n, max: 20n }));
  await fc.assert(
    fc.asyncProperty(part, part, fc.array(part, { maxLength: 4 }), async (low, high, running) => {
      const text = `${low}:${high}:${running.join(",")}`;
      if (parseSnapshot(text)) await world.sql`select ${text}::pg_snapshot`;
    }),
  );
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
