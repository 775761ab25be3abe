import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/db/client";
import { liveEvents } from "@/db/schema/realtime";
import { inTransaction } from "../context";
import { createLogger } from "../core/log";
import { addContact, addConversation, addNumber, addUser, type TestWorld, testWorld } from "../test-world";
import { audienceOf } from "./audience";
import { type LiveHub, liveHub } from "./hub";
import type { LiveMessage } from "./live-message";
import { publish } from "./publish";
import { dropOldEvents } from "./queries";

let world: TestWorld;
const hubs: LiveHub[] = [];
beforeAll(async () => {
  world = await testWorld();
});
afterEach(async () => {
  await Promise.all(hubs.splice(0).map((hub) => hub.close()));
});
afterAll(() => world.close());

/** A process: its own hub on the same database. The poll is out of the way unless a test wants it. */
function startHub({ db = world.db, pollMs = 600_000 }: { db?: Db; pollMs?: number } = {}): LiveHub {
  const hub = liveHub({ db, directUrl: world.ctx.env.DATABASE_URL, log: createLogger("silent"), pollMs });
  hubs.push(hub);
  return hub;
}

const admin = audienceOf({ kind: "user", userId: "a", name: "A", role: "admin", groupIds: [], loginId: "l" });

/** An open stream whose first message has come. */
async function openStream(hub: LiveHub, { audience = admin, cursor = null as string | null } = {}) {
  const end = new AbortController();
  const stream = hub.follow({ audience, cursor, signal: end.signal });
  const first = await next(stream);
  return { first, next: () => next(stream), end: () => end.abort(), stream };
}

async function next(stream: AsyncGenerator<LiveMessage>): Promise<LiveMessage> {
  const { value, done } = await stream.next();
  if (done) throw new Error("the stream ended");
  return value;
}

/** So many changes, in however many messages. */
async function hear({ next }: { next: () => Promise<LiveMessage> }, count: number): Promise<string[]> {
  const told: string[] = [];
  while (told.length < count) told.push(...ids(await next()));
  return told;
}

/** Tests in other databases share the cluster's snapshots: a cursor taken now begins after all that was written. */
async function allEnded(): Promise<void> {
  await expect
    .poll(
      () =>
        world.sql`select 1 from live_events where x >= pg_snapshot_xmin(pg_current_snapshot())`.then((r) => r.length),
      { timeout: 20_000 },
    )
    .toBe(0);
}

const ids = ({ changes }: LiveMessage) => changes.map(({ subjectId }) => subjectId);
const happen = (subjectId: string, wake: () => void = () => undefined) =>
  inTransaction({ ...world.ctx, wakeLive: wake }, (tx) => publish(tx, { kind: "number", subjectId }));

describe("one process", () => {
  it("begins with the present and tells what comes", async () => {
    await happen("before");
    const hub = startHub();
    const stream = await openStream(hub);
    expect(stream.first).toMatchObject({ resync: false, changes: [] });
    await happen("after", hub.wake);
    expect(ids(await stream.next())).toEqual(["after"]);
  });

  it("reads once for a burst and for all streams", async () => {
    let reads = 0;
    const counting = new Proxy(world.db, {
      get: (db, name) => {
        // `_`: how a prepared statement reaches the session.
        if (name === "execute" || name === "_") reads += 1;
        return Reflect.get(db, name);
      },
    });
    const hub = startHub({ db: counting });
    const streams = await Promise.all(Array.from({ length: 20 }, () => openStream(hub)));
    await Promise.all(Array.from({ length: 30 }, (_, n) => happen(`burst-${n}`)));
    reads = 0;
    for (let n = 0; n < 30; n += 1) hub.wake();
    const heard = await Promise.all(streams.map((stream) => hear(stream, 30)));
    for (const told of heard) expect(new Set(told).size).toBe(30);
    // One read and at most one more, one NOTIFY and at most one more, one when LISTEN began; never one for each stream.
    expect(reads).toBeLessThanOrEqual(5);
  });

  it("does not tell what was rolled back", async () => {
    const hub = startHub();
    const stream = await openStream(hub);
    const failing = inTransaction({ ...world.ctx, wakeLive: hub.wake }, async (tx) => {
      await publish(tx, { kind: "number", subjectId: "undone" });
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    await happen("done", hub.wake);
    expect(ids(await stream.next())).toEqual(["done"]);
  });

  it("ends its streams when the process ends, new ones too", async () => {
    const hub = startHub();
    const { stream } = await openStream(hub);
    const waiting = stream.next();
    hub.endStreams();
    expect((await waiting).done).toBe(true);
    const late = hub.follow({ audience: admin, cursor: null, signal: new AbortController().signal });
    await late.next();
    expect((await late.next()).done).toBe(true);
  });

  it("lets go of a stream whose browser went away", async () => {
    const hub = startHub();
    const { stream, end } = await openStream(hub);
    const waiting = stream.next();
    end();
    expect((await waiting).done).toBe(true);
  });
});

describe("several processes", () => {
  it("hear of each other", async () => {
    const [writer, reader] = [startHub(), startHub()];
    const stream = await openStream(reader);
    await listening();
    await happen("elsewhere", writer.wake);
    expect(ids(await stream.next())).toEqual(["elsewhere"]);
  });

  it("hear again after their connection was cut", async () => {
    const [writer, reader] = [startHub(), startHub()];
    const stream = await openStream(reader);
    await listening();
    await world.sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and query like 'listen%'`;
    await listening();
    await happen("after the cut", writer.wake);
    expect(ids(await stream.next())).toContain("after the cut");
  });

  it("find by polling what no notification told", async () => {
    const stream = await openStream(startHub({ pollMs: 20 }));
    await happen("silent");
    expect(ids(await stream.next())).toEqual(["silent"]);
  });
});

describe("a cursor", () => {
  it("resumes after exactly the last message", async () => {
    const hub = startHub();
    const stream = await openStream(hub);
    await happen("one", hub.wake);
    const { cursor } = await stream.next();
    stream.end();
    await happen("two");
    await happen("three");
    expect(ids((await openStream(hub, { cursor })).first)).toEqual(["two", "three"]);
  });

  it("tells of a transaction that was open then and began before others that were told", async () => {
    const hub = startHub();
    let commit: () => void = () => undefined;
    const slow = inTransaction(world.ctx, async (tx) => {
      await publish(tx, { kind: "number", subjectId: "slow" });
      await new Promise<void>((resolve) => (commit = resolve));
    });
    await happen("quick");
    const { first } = await openStream(hub);
    commit();
    await slow;
    expect(ids((await openStream(hub, { cursor: first.cursor })).first)).toEqual(["slow"]);
  });

  it.each(["nonsense", "1:2", "10:5:", "'; drop table live_events; --", "1:4611686018427387904:"])(
    "that is none is answered with resync: %s",
    async (cursor) => {
      const { first } = await openStream(startHub(), { cursor });
      expect(first).toMatchObject({ resync: true, changes: [] });
    },
  );

  it("older than the kept events is answered with resync, a newer one is not", async () => {
    const hub = startHub();
    const { first: old } = await openStream(hub);
    await world.db
      .insert(liveEvents)
      .values(["x", "y", "z"].map((subjectId) => ({ kind: "number" as const, subjectId, at: daysAgo(4) })));
    await allEnded();
    const { first: newer } = await openStream(hub);
    expect(await dropOldEvents(world.db)).toBe(2);
    await happen("recent");
    expect((await openStream(hub, { cursor: old.cursor })).first.resync).toBe(true);
    const resumed = (await openStream(hub, { cursor: newer.cursor })).first;
    expect({ resync: resumed.resync, ids: ids(resumed) }).toEqual({ resync: false, ids: ["recent"] });
  });
});

describe("what an operator hears", () => {
  async function setting() {
    const [mine, theirs] = await Promise.all([group("Servis"), group("Prodej")]);
    const operator = await addUser(world.ctx, { groupIds: [mine] });
    const conversations = await Promise.all(
      [mine, theirs].map(async (groupId) => {
        const { numberId } = await addNumber(world.ctx, { groupId });
        const contactId = await addContact(world.ctx, `+420${Math.random().toString().slice(2, 11)}`);
        return addConversation(world.ctx, { numberId, contactId });
      }),
    );
    return { operator, audience: audienceOf(operator), conversations };
  }
  const message = (conversationId: string | undefined) => ({
    kind: "message" as const,
    subjectId: world.ctx.newId(),
    ...(conversationId ? { conversationId } : {}),
  });
  const write = (conversationId: string | undefined, wake: () => void) =>
    inTransaction({ ...world.ctx, wakeLive: wake }, (tx) => publish(tx, message(conversationId)));

  it("is of his conversations only, while a supervisor hears of all", async () => {
    const { audience, conversations } = await setting();
    const hub = startHub();
    const [his, all] = await Promise.all([openStream(hub, { audience }), openStream(hub)]);
    // In one transaction: the hub's own poll may look between two.
    await inTransaction({ ...world.ctx, wakeLive: hub.wake }, (tx) =>
      publish(tx, ...conversations.toReversed().map((conversationId) => message(conversationId))),
    );
    const told = ({ changes }: LiveMessage) => changes.map(({ conversationId }) => conversationId);
    expect(told(await all.next())).toEqual([conversations[1], conversations[0]]);
    expect(told(await his.next())).toEqual([conversations[0]]);
  });

  it("is the same when he resumes", async () => {
    const { audience, conversations } = await setting();
    const hub = startHub();
    const { first } = await openStream(hub, { audience });
    for (const id of conversations) await write(id, () => undefined);
    await allEnded();
    const resumed = (await openStream(hub, { audience, cursor: first.cursor })).first;
    expect(resumed.changes.map(({ conversationId }) => conversationId)).toEqual([conversations[0]]);
  });

  it("follows the group he is in now", async () => {
    const { operator, audience, conversations } = await setting();
    const hub = startHub();
    const stream = await openStream(hub, { audience });
    await world.db.execute(sql`delete from group_members where user_id = ${operator.userId}`);
    await write(conversations[0], hub.wake);
    await happen("shared", hub.wake);
    expect(ids(await stream.next())).toEqual(["shared"]);
  });
});

async function group(name: string): Promise<string> {
  const id = world.ctx.newId();
  await world.db.execute(sql`insert into groups (id, name) values (${id}, ${`${name} ${id}`})`);
  return id;
}

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

/** Until every hub's LISTEN stands. */
async function listening(): Promise<void> {
  for (;;) {
    const [row] = await world.sql<{ n: number }[]>`select count(*)::int as n from pg_stat_activity
      where datname = current_database() and query like 'listen%' and state = 'idle'`;
    if (row?.n) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
