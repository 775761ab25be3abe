import { afterAll, beforeAll, expect, it } from "vitest";
import { notes } from "@/db/schema/inbox";
import type { Ctx } from "../context";
import { type TestWorld, testWorld } from "../test-world";
import { addDesk, clientWrites } from "./inbox-world";
import { showThread } from "./show-thread";

let world: TestWorld;
let petra: Ctx;
let conversationId: string;
let all: string[];

/** Sixty messages, several at the same moment, with notes between: ties are where paging goes wrong. */
beforeAll(async () => {
  world = await testWorld();
  const desk = await addDesk(world);
  petra = desk.petra;
  const phone = "+420777000999";
  for (let n = 0; n < 60; n += 1) {
    const at = new Date(Date.UTC(2026, 10, 20, 8, Math.floor(n / 3)));
    const written = await clientWrites(world, desk.number, { phone, body: `zpráva ${n}`, at });
    conversationId = written.conversationId;
    if (n % 5 === 0 && petra.actor.kind === "user")
      await world.db.insert(notes).values({
        id: world.ctx.newId(),
        conversationId,
        authorId: petra.actor.userId,
        body: `poznámka ${n}`,
        createdAt: at,
      });
  }
  all = (await showThread(petra, { conversationId, limit: 100 })).items.map(({ id }) => id);
});
afterAll(() => world.close());

it("opens a thread around any of its messages and reads on both ways without a gap or a repeat (O23)", async () => {
  expect(all.length).toBeGreaterThan(70);
  const messages = (await showThread(petra, { conversationId, limit: 100 })).items.filter(
    ({ type }) => type === "message",
  );
  for (const { id } of messages.filter((_, n) => n % 7 === 0)) {
    const middle = await showThread(petra, { conversationId, around: id, limit: 10 });
    const seen = middle.items.map((item) => item.id);
    expect(seen).toContain(id);
    for (let cursor = middle.nextCursor; cursor; ) {
      const page = await showThread(petra, { conversationId, around: id, cursor, limit: 10 });
      seen.unshift(...page.items.map((item) => item.id));
      cursor = page.nextCursor;
    }
    for (let cursor = middle.newerCursor; cursor; ) {
      const page = await showThread(petra, { conversationId, around: id, cursor, limit: 10 });
      seen.push(...page.items.map((item) => item.id));
      cursor = page.newerCursor;
    }
    expect(seen).toEqual(all);
  }
});

it("goes on from a newer page to what is older, as a browser does that reads its pages anew", async () => {
  const messages = (await showThread(petra, { conversationId, limit: 100 })).items.filter(
    ({ type }) => type === "message",
  );
  const middle = await showThread(petra, { conversationId, around: messages[20]?.id ?? "", limit: 10 });
  const seen: string[] = [];
  for (let cursor = middle.newerCursor; cursor; ) {
    const page: Awaited<ReturnType<typeof showThread>> = await showThread(petra, { conversationId, cursor, limit: 10 });
    seen.unshift(...page.items.map((item) => item.id));
    cursor = page.nextCursor;
  }
  expect(seen).toEqual(all.slice(0, seen.length));
});

it("begins at the newest where the message is not of this conversation", async () => {
  const page = await showThread(petra, { conversationId, around: world.ctx.newId(), limit: 10 });
  expect(page.items.map(({ id }) => id)).toEqual(all.slice(-10));
  expect(page.newerCursor).toBeNull();
});
