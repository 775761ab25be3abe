import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { addDesk, clientWrites } from "../inbox/inbox-world";
import { type TestWorld, testWorld } from "../test-world";
import { notificationBell } from "./bell";
import { toldTo } from "./notification-world";
import { tellPeople } from "./tell-people";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

it("tells after a ring, hears one that comes meanwhile, and rests when there is nothing more", async () => {
  await tellPeople(world.ctx);
  let rounds = 0;
  const ctx = {
    ...world.ctx,
    defer: (work: () => Promise<unknown>) => {
      rounds += 1;
      world.ctx.defer(work);
    },
  };
  const ring = notificationBell(() => ctx, { rest: 200 });
  const { number, petra } = await addDesk(world);
  const first = await clientWrites(world, number);
  ring();
  ring();
  await vi.waitFor(async () => expect(await toldTo(world, petra)).toHaveLength(1));
  world.clock.advanceMs(60_000);
  const second = await clientWrites(world, number);
  ring();
  await world.settle();
  expect((await toldTo(world, petra)).map(({ subjectId }) => subjectId)).toEqual([first.sessionId, second.sessionId]);
  expect(rounds).toBeLessThanOrEqual(3);
  ring();
  await world.settle();
  expect(await toldTo(world, petra)).toHaveLength(2);
});
