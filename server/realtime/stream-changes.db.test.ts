import { afterAll, beforeAll, expect, it } from "vitest";
import { logins } from "@/db/schema/team";
import { revokeLogin } from "../auth/queries";
import { signOutEverywhere } from "../auth/sign-out-everywhere";
import { inTransaction } from "../context";
import { createLogger } from "../core/log";
import { addUser, type TestWorld, testWorld } from "../test-world";
import { toEventStream } from "./event-stream";
import { type LiveHub, liveHub } from "./hub";
import { presentCursor } from "./present-cursor";
import { publish } from "./publish";
import { streamChanges } from "./stream-changes";

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

async function signedInStream(role: "operator" | "admin" = "operator", lastEventId: string | null = null) {
  const actor = await addUser(world.ctx, { role });
  const at = world.ctx.now();
  await world.db.insert(logins).values({ id: actor.loginId, userId: actor.userId, createdAt: at, lastSeenAt: at });
  const ctx = { ...world.ctx, actor, followLive: hub.follow, wakeLive: hub.wake };
  const left = new AbortController();
  const stream = streamChanges(ctx, { lastEventId, signal: left.signal });
  return { actor, stream, left, first: await stream.next() };
}

const tell = (subjectId: string) =>
  inTransaction({ ...world.ctx, wakeLive: hub.wake }, (tx) => publish(tx, { kind: "user", subjectId }));

it("sends each message under the cursor after which a browser resumes", async () => {
  const { stream, left } = await signedInStream();
  const sent = toEventStream({ messages: stream, onLeft: () => left.abort() }).getReader();
  await tell("somebody");
  const text = new TextDecoder().decode((await sent.read()).value);
  expect(text).toMatch(/^id: \d+:\d+:[\d,]*\ndata: \{.+\}\n\n$/);
  const [, data = ""] = /^data: (.+)$/m.exec(text) ?? [];
  expect(JSON.parse(data)).toEqual({
    resync: false,
    changes: [{ kind: "user", subjectId: "somebody" }],
    viewers: [],
  });
});

it("tells what happened between the drawing of the page and its first word (O24)", async () => {
  const cursor = await presentCursor(world.ctx);
  await tell("in the gap");
  const { first, stream } = await signedInStream("operator", cursor);
  expect(first.value?.changes).toEqual([{ kind: "user", subjectId: "in the gap" }]);
  await tell("later");
  expect((await stream.next()).value?.changes).toEqual([{ kind: "user", subjectId: "later" }]);
});

it("ends after news of what the company switched, and goes on after them (S1.1)", async () => {
  const cursor = await presentCursor(world.ctx);
  const { stream } = await signedInStream();
  await tell("features");
  const told = (await stream.next()).value;
  expect(told?.changes).toEqual([{ kind: "user", subjectId: "features" }]);
  expect(await stream.next()).toMatchObject({ done: true });
  const again = await signedInStream("operator", told?.cursor ?? null);
  await tell("later");
  expect((await again.stream.next()).value?.changes).toEqual([{ kind: "user", subjectId: "later" }]);
  expect((await signedInStream("operator", cursor)).first.value?.changes).toContainEqual({
    ...{ kind: "user", subjectId: "features" },
  });
});

it("writes a message out once for all who hear the same, and nothing of it for those who may not (P7)", async () => {
  const people = await Promise.all((["admin", "admin", "operator"] as const).map((role) => signedInStream(role)));
  const readers = people.map(({ stream, left }) =>
    toEventStream({ messages: stream, onLeft: () => left.abort() }).getReader(),
  );
  await inTransaction({ ...world.ctx, wakeLive: hub.wake }, (tx) =>
    publish(tx, { kind: "webhook", subjectId: "for administrators" }, { kind: "user", subjectId: "for all" }),
  );
  const [one, same, other] = await Promise.all(readers.map(async (reader) => (await reader.read()).value));
  expect(same).toBe(one);
  const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
  expect(text(one)).toContain("for administrators");
  expect(text(other)).toContain("for all");
  expect(text(other)).not.toContain("for administrators");
});

it("pings, and lets go of the hub when the browser leaves", async () => {
  const { stream, left } = await signedInStream();
  const reader = toEventStream({ messages: stream, onLeft: () => left.abort(), pingMs: 20 }).getReader();
  expect(new TextDecoder().decode((await reader.read()).value)).toBe(": ping\n\n");
  await reader.cancel();
  await expect.poll(async () => (await stream.next()).done).toBe(true);
});

it("goes on when the person only changed something of his own", async () => {
  const { actor, stream } = await signedInStream();
  await tell(actor.userId);
  expect((await stream.next()).done).toBe(false);
});

it("ends as soon as the login is revoked, without telling more", async () => {
  const { actor, stream } = await signedInStream();
  await revokeLogin(world.db, actor.loginId, world.ctx.now());
  await tell(actor.userId);
  expect((await stream.next()).done).toBe(true);
});

it("ends when the person signs out everywhere", async () => {
  const { actor, stream } = await signedInStream();
  await signOutEverywhere({ ...world.ctx, wakeLive: hub.wake, actor }, { userId: actor.userId });
  expect((await stream.next()).done).toBe(true);
});

it("ends when the person was given another role", async () => {
  const { actor, stream } = await signedInStream("admin");
  await world.sql`update users set role = 'operator' where id = ${actor.userId}`;
  await tell(actor.userId);
  expect((await stream.next()).done).toBe(true);
});
