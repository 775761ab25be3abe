import { afterAll, beforeAll, expect, it } from "vitest";
import { logins } from "@/db/schema/team";
import { revokeLogin } from "../auth/queries";
import { signOutEverywhere } from "../auth/sign-out-everywhere";
import { inTransaction } from "../context";
import { createLogger } from "../core/log";
import { addUser, type TestWorld, testWorld } from "../test-world";
import { createCaller } from "../trpc/procedures";
import { type LiveHub, liveHub } from "./hub";
import { publish } from "./publish";
import { realtimeRouter } from "./router";

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

async function signedInStream(role: "operator" | "admin" = "operator") {
  const actor = await addUser(world.ctx, { role });
  const at = world.ctx.now();
  await world.db.insert(logins).values({ id: actor.loginId, userId: actor.userId, createdAt: at, lastSeenAt: at });
  const caller = createCaller(realtimeRouter)({ ...world.ctx, actor, followLive: hub.follow, wakeLive: hub.wake });
  const stream = (await caller.changes())[Symbol.asyncIterator]();
  const first = await stream.next();
  return { actor, stream, first };
}

const tell = (subjectId: string) =>
  inTransaction({ ...world.ctx, wakeLive: hub.wake }, (tx) => publish(tx, { kind: "user", subjectId }));

it("sends each message under the cursor after which a browser resumes", async () => {
  const { stream, first } = await signedInStream();
  expect(first.value).toEqual([
    expect.stringMatching(/^\d+:\d+:/),
    { resync: false, changes: [], viewers: [] },
    expect.anything(),
  ]);
  await tell("somebody");
  const { value } = await stream.next();
  expect(value?.[1]).toMatchObject({ resync: false, changes: [{ kind: "user", subjectId: "somebody" }] });
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

it("is refused without a login", async () => {
  const caller = createCaller(realtimeRouter)({ ...world.ctx, actor: null, followLive: hub.follow });
  await expect(caller.changes()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
});
