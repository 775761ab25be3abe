import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { messages } from "@/db/schema/delivery";
import { media } from "@/db/schema/media";
import { numbers } from "@/db/schema/numbers";
import { serveMedia } from "../media/serve-media";
import { memoryStorage } from "../media/test/memory-storage";
import { addContact, addConversation, addNumber, type TestWorld, testWorld } from "../test-world";
import { acceptSession } from "./accept-session";
import { filesOf } from "./conversation-queries";
import { endSession } from "./end-session";
import { addDesk, addResult, clientWrites } from "./inbox-world";

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

it("keeps files open to the operator long after the session, the provider's own address and the number are gone (S1.12)", async () => {
  const { number, petra, stranger } = await addDesk(world);
  const { conversationId, sessionId, messageId } = await clientWrites(world, number);
  await acceptSession(petra, { sessionId });
  const storage = memoryStorage();
  const mediaId = world.ctx.newId();
  const storageKey = `files/${mediaId}`;
  const bytes = Buffer.from("foto");
  await storage.put(storageKey, bytes, "image/jpeg");
  const facts = { mimeType: "image/jpeg", fileName: "foto.jpg", byteSize: bytes.length };
  await world.db.insert(media).values({ id: mediaId, status: "stored", storageKey, ...facts });
  await world.db.update(messages).set({ mediaId, kind: "image" }).where(eq(messages.id, messageId));

  await endSession(petra, { sessionId, resultId: await addResult(world), note: "" });
  await world.db.update(numbers).set({ status: "disconnected" }).where(eq(numbers.id, number.numberId));
  world.clock.advanceMs(40 * 24 * 3_600_000);
  expect((await filesOf(world.db, conversationId)).map(({ fileName }) => fileName)).toEqual(["foto.jpg"]);
  const file = await serveMedia({ ...petra, storage }, { mediaId, asDownload: false });
  const whole = { start: 0, end: file.byteSize - 1 };
  expect(await new Response(file.bytes(whole)).text()).toBe("foto");
  await expect(serveMedia({ ...stranger, storage }, { mediaId, asDownload: false })).rejects.toMatchObject({
    code: "not_found",
  });
});
