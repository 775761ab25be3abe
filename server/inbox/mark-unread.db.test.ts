import { afterAll, beforeAll, expect, it } from "vitest";
import { type TestWorld, testWorld } from "../test-world";
import { acceptSession } from "./accept-session";
import { countInbox } from "./count-queries";
import { addDesk, clientWrites, conversationOf } from "./inbox-world";
import { markRead } from "./mark-read";
import { markUnread } from "./mark-unread";
import { meOf } from "./operator";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

it("puts a read session back among the unread ones of who holds it (d.3)", async () => {
  const { number, petra, jana, stranger } = await addDesk(world);
  const session = await clientWrites(world, number);
  await acceptSession(petra, session);
  await markRead(petra, session);
  const unread = async () => (await countInbox(world.db, meOf(petra))).unreadMine;
  expect(await unread()).toBe(0);
  await markUnread(petra, session);
  await markUnread(petra, session);
  expect((await conversationOf(world, session.conversationId))?.unreadCount).toBe(1);
  expect(await unread()).toBe(1);
  await expect(markUnread(jana, session)).rejects.toMatchObject({ key: "sessionNotYours" });
  await expect(markUnread(stranger, session)).rejects.toMatchObject({ code: "not_found" });
});

it("leaves a count that is there", async () => {
  const { number, petra } = await addDesk(world);
  const session = await clientWrites(world, number);
  await clientWrites(world, number, { phone: session.from.phone ?? "" });
  await acceptSession(petra, session);
  await markUnread(petra, session);
  expect((await conversationOf(world, session.conversationId))?.unreadCount).toBe(2);
});
