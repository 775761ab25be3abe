import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { media } from "@/db/schema/media";
import { addUser, type TestWorld, testWorld } from "../test-world";
import { maxFileBytes } from "./rules";
import { storeUpload, type Uploader } from "./store-upload";
import { storeUploadPart } from "./store-upload-part";
import { sweepMedia } from "./sweep-media";
import { memoryStorage } from "./test/memory-storage";
import { jpeg, samples } from "./test/sample-files";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

async function uploader(storage = memoryStorage()): Promise<Uploader & { storage: typeof storage }> {
  return { ...world.ctx, storage, actor: await addUser(world.ctx) };
}
const row = async (id: string) => (await world.db.select().from(media).where(eq(media.id, id)))[0];
const refusal = (key: string) => expect.objectContaining({ key });

describe("a whole file", () => {
  it("is kept under its real type and a safe name, as its uploader's", async () => {
    const ctx = await uploader();
    const bytes = await jpeg(60, 20);
    const upload = await storeUpload(ctx, { fileName: "../foto\r\n.jpg", claimedType: "text/html", bytes });
    expect(upload).toEqual({
      mediaId: upload.mediaId,
      kind: "image",
      mimeType: "image/jpeg",
      fileName: "foto.jpg",
      byteSize: bytes.length,
    });
    const stored = await row(upload.mediaId);
    expect(stored).toMatchObject({ status: "stored", uploadedById: ctx.actor.userId, width: 60, height: 20 });
    expect(await ctx.storage.get(stored?.storageKey ?? "")).toEqual(bytes);
  });

  it.each([
    ["nothing", "a.pdf", new Uint8Array(), "uploadEmpty"],
    ["a page called photo.jpg", "photo.jpg", samples.html, "uploadType"],
    ["a drawing with a script", "photo.svg", samples.svg, "uploadType"],
    ["a program", "setup.exe", samples.program, "uploadType"],
    ["unknown bytes", "data.bin", samples.noise, "uploadType"],
    ["a damaged image", "photo.jpg", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 1]), "uploadDamaged"],
    ["too much sound", "song.mp3", Buffer.concat([samples.mp3, Buffer.alloc(16 * 1024 * 1024)]), "uploadTooLarge"],
  ])("is refused when it is %s, and nothing of it stays", async (_, fileName, bytes, key) => {
    const ctx = await uploader();
    await expect(storeUpload(ctx, { fileName, claimedType: "image/jpeg", bytes })).rejects.toEqual(refusal(key));
    expect(ctx.storage.keys()).toEqual([]);
    expect(await world.db.select().from(media).where(eq(media.uploadedById, ctx.actor.userId))).toEqual([]);
  });
});

describe("a file in parts", () => {
  const whole = Buffer.concat([samples.pdf, Buffer.alloc(2_500, "x")]);
  const partOf = (uploadId: string, offset: number, length = 1_000) => ({
    uploadId,
    offset,
    size: whole.length,
    fileName: "smlouva.pdf",
    claimedType: "application/pdf",
    bytes: whole.subarray(offset, offset + length),
  });

  it("is put together from its parts, which do not stay", async () => {
    const ctx = await uploader();
    const id = ctx.newId();
    expect(await storeUploadPart(ctx, partOf(id, 0))).toEqual({ received: 1_000 });
    expect(await storeUploadPart(ctx, partOf(id, 1_000))).toEqual({ received: 2_000 });
    const upload = await storeUploadPart(ctx, partOf(id, 2_000));
    expect(upload).toMatchObject({ mediaId: id, kind: "document", fileName: "smlouva.pdf", byteSize: whole.length });
    expect(ctx.storage.keys()).toEqual([`files/${id}`]);
    expect(await ctx.storage.get(`files/${id}`)).toEqual(whole);
  });

  it("takes a part again whose answer was lost, the last one too", async () => {
    const ctx = await uploader();
    const id = ctx.newId();
    for (const offset of [0, 0, 1_000, 0, 1_000]) await storeUploadPart(ctx, partOf(id, offset));
    const upload = await storeUploadPart(ctx, partOf(id, 2_000));
    expect(await storeUploadPart(ctx, partOf(id, 2_000))).toEqual(upload);
    expect(await ctx.storage.get(`files/${id}`)).toEqual(whole);
  });

  it("sent twice at once in its last part is one file, and both hear of it (S1.8)", async () => {
    const ctx = await uploader();
    const id = ctx.newId();
    await storeUploadPart(ctx, partOf(id, 0));
    await storeUploadPart(ctx, partOf(id, 1_000));
    const last = () => storeUploadPart(ctx, partOf(id, 2_000));
    const [one, other] = await Promise.all([last(), last()]);
    expect(one).toMatchObject({ mediaId: id });
    expect(other).toEqual(one);
    expect(await ctx.storage.get(`files/${id}`)).toEqual(whole);
  });

  it("says where to go on when a part is missing", async () => {
    const ctx = await uploader();
    const id = ctx.newId();
    await storeUploadPart(ctx, partOf(id, 0));
    await expect(storeUploadPart(ctx, partOf(id, 2_000))).rejects.toMatchObject({
      key: "uploadOutOfOrder",
      values: { offset: 1_000 },
    });
  });

  it("is nobody else's to continue", async () => {
    const [ctx, other] = [await uploader(), await uploader()];
    const id = ctx.newId();
    await storeUploadPart(ctx, partOf(id, 0));
    await expect(storeUploadPart(other, partOf(id, 1_000))).rejects.toEqual(refusal("notFound"));
    await expect(storeUploadPart(other, partOf(id, 0))).rejects.toEqual(refusal("notFound"));
  });

  it("is refused at its first part when it is too large as a whole", async () => {
    const ctx = await uploader();
    const part = { ...partOf(ctx.newId(), 0), size: maxFileBytes + 1 };
    await expect(storeUploadPart(ctx, part)).rejects.toEqual(refusal("uploadTooLarge"));
    expect(ctx.storage.keys()).toEqual([]);
  });

  it("leaves nothing when it is refused at the end", async () => {
    const ctx = await uploader();
    const id = ctx.newId();
    const part = (offset: number) => ({ ...partOf(id, offset), bytes: Buffer.alloc(1_000), size: 2_000 });
    await storeUploadPart(ctx, part(0));
    await expect(storeUploadPart(ctx, part(1_000))).rejects.toEqual(refusal("uploadType"));
    expect(ctx.storage.keys()).toEqual([]);
    expect(await row(id)).toBeUndefined();
  });

  it("is swept away when nobody finishes it within a day", async () => {
    const ctx = await uploader();
    const id = ctx.newId();
    await storeUploadPart(ctx, partOf(id, 0));
    await storeUploadPart(ctx, partOf(id, 1_000));
    await sweepMedia(ctx);
    expect(ctx.storage.keys()).toHaveLength(2);
    world.clock.advanceMs(25 * 3_600_000);
    await sweepMedia(ctx);
    expect(ctx.storage.keys()).toEqual([]);
    expect(await row(id)).toBeUndefined();
  });
});
