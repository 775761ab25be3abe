import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { messages } from "@/db/schema/delivery";
import { media } from "@/db/schema/media";
import { groups } from "@/db/schema/team";
import { asSystem, type Ctx } from "../context";
import { addContact, addConversation, addNumber, addUser, type TestWorld, testWorld } from "../test-world";
import { serveMedia } from "./serve-media";
import { memoryStorage } from "./test/memory-storage";

const bytes = Buffer.from(Array.from({ length: 2_500_000 }, (_, n) => n % 253));
const storage = memoryStorage();
let world: TestWorld;
let ctx: Ctx;
beforeAll(async () => {
  world = await testWorld();
  ctx = { ...world.ctx, storage };
});
afterAll(() => world.close());

/** A file in a conversation of a number that belongs to a group. */
async function fileInConversation(change: Partial<typeof media.$inferInsert> = {}) {
  const [groupId, mediaId] = [ctx.newId(), ctx.newId()];
  await ctx.db.insert(groups).values({ id: groupId, name: groupId });
  const { numberId } = await addNumber(ctx, { groupId });
  const contactId = await addContact(ctx, `+420${String(Math.random()).slice(2, 11)}`);
  const conversationId = await addConversation(ctx, { numberId, contactId });
  await storage.put(`files/${mediaId}`, bytes, "image/jpeg");
  await ctx.db.insert(media).values({
    id: mediaId,
    status: "stored",
    storageKey: `files/${mediaId}`,
    fileName: "foto.jpg",
    mimeType: "image/jpeg",
    byteSize: bytes.length,
    sha256: "abc",
    ...change,
  });
  await ctx.db.insert(messages).values({
    id: ctx.newId(),
    conversationId,
    numberId,
    direction: "in",
    kind: "image",
    mediaId,
    at: ctx.now(),
    status: "received",
  });
  return { groupId, mediaId };
}

const open = (who: Ctx["actor"], mediaId: string, asDownload = false) =>
  serveMedia({ ...ctx, actor: who }, { mediaId, asDownload });
const notFound = expect.objectContaining({ code: "not_found" });

describe("who may open a file", () => {
  it("is who sees its conversation, and the system", async () => {
    const { groupId, mediaId } = await fileInConversation();
    const colleague = await addUser(ctx, { groupIds: [groupId] });
    const supervisor = await addUser(ctx, { role: "supervisor" });
    for (const who of [colleague, supervisor, asSystem(ctx).actor])
      expect((await open(who, mediaId)).byteSize).toBe(bytes.length);
  });

  it("is not an operator of another group; for him it does not exist", async () => {
    const { mediaId } = await fileInConversation();
    await expect(open(await addUser(ctx), mediaId)).rejects.toEqual(notFound);
    await expect(open(await addUser(ctx), ctx.newId())).rejects.toEqual(notFound);
  });

  it("is who uploaded it, before it is sent", async () => {
    const operator = await addUser(ctx);
    const { mediaId } = await fileInConversation({ uploadedById: operator.userId });
    expect((await open(operator, mediaId)).disposition).toContain("foto.jpg");
  });

  it("is nobody while it is not here", async () => {
    const { mediaId } = await fileInConversation({ status: "pending", storageKey: null });
    await expect(open(asSystem(ctx).actor, mediaId)).rejects.toEqual(notFound);
  });
});

describe("how a file is served", () => {
  const served = async (change: Partial<typeof media.$inferInsert>, asDownload = false) =>
    open(asSystem(ctx).actor, (await fileInConversation(change)).mediaId, asDownload);

  it("shows a photo, and saves it when asked", async () => {
    expect(await served({})).toMatchObject({ isInline: true, mimeType: "image/jpeg", etag: '"abc"' });
    expect(await served({}, true)).toMatchObject({
      isInline: false,
      disposition: expect.stringMatching(/^attachment/),
    });
  });

  it.each(["image/svg+xml", "text/html", "application/xml", null])("saves %s as mere bytes", async (mimeType) => {
    expect(await served({ mimeType })).toMatchObject({
      isInline: false,
      mimeType: "application/octet-stream",
      disposition: expect.stringMatching(/^attachment/),
    });
  });

  it("saves a PDF, which could run scripts in our origin; the desk draws its pages instead (S1.9)", async () => {
    expect(await served({ mimeType: "application/pdf" })).toMatchObject({
      isInline: false,
      mimeType: "application/pdf",
      disposition: expect.stringMatching(/^attachment/),
    });
  });

  it("reads ranges larger than one piece exactly", async () => {
    const file = await served({});
    for (const [start, end] of [
      [0, bytes.length - 1],
      [5, 1_048_580],
      [2_499_999, 2_499_999],
    ] as const) {
      const got = Buffer.from(await new Response(file.bytes({ start, end })).arrayBuffer());
      expect(got.equals(bytes.subarray(start, end + 1))).toBe(true);
    }
  });
});
