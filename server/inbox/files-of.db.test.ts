import { afterAll, beforeAll, expect, it } from "vitest";
import { messages } from "@/db/schema/delivery";
import { media } from "@/db/schema/media";
import { addContact, addConversation, addNumber, type TestWorld, testWorld } from "../test-world";
import { filesOf } from "./conversation-queries";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

it("lists the files of a conversation without the blocked ones, which nobody can open (S1.11, S1.13)", async () => {
  const { numberId } = await addNumber(world.ctx);
  const contactId = await addContact(world.ctx, "+420777000113");
  const conversationId = await addConversation(world.ctx, { numberId, contactId });
  for (const status of ["stored", "pending", "blocked"] as const) {
    const mediaId = world.ctx.newId();
    await world.db
      .insert(media)
      .values({ id: mediaId, status, fileName: `${status}.jpg`, createdAt: world.clock.now() });
    await world.db.insert(messages).values({
      id: world.ctx.newId(),
      conversationId,
      numberId,
      direction: "in",
      kind: "image",
      mediaId,
      at: world.clock.now(),
      status: "received",
    });
  }
  const names = (await filesOf(world.db, conversationId)).map(({ fileName }) => fileName);
  expect(names.sort()).toEqual(["pending.jpg", "stored.jpg"]);
});
