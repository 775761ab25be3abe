import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { media } from "@/db/schema/media";
import { auditEntries } from "@/db/schema/team";
import type { Ctx } from "../context";
import { nothingBlocked } from "../team/blocked-file-rules";
import { blockedFiles, saveBlockedFiles } from "../team/blocked-files";
import { teamRouter } from "../team/router";
import { addNumber, addUser, type TestWorld, testWorld } from "../test-world";
import { createCaller } from "../trpc/procedures";
import { downloadMedia } from "./download-media";
import { storeUpload, type Uploader } from "./store-upload";
import { storeUploadPart } from "./store-upload-part";
import { memoryStorage } from "./test/memory-storage";
import { jpeg, samples } from "./test/sample-files";

let world: TestWorld;
let connectionId: string;
beforeAll(async () => {
  world = await testWorld();
  connectionId = (await addNumber(world.ctx)).connectionId;
});
beforeEach(() => saveBlockedFiles(world.ctx, nothingBlocked));
afterAll(() => world.close());

const row = async (id: string) => (await world.db.select().from(media).where(eq(media.id, id)))[0];

/** A provider that hands out these bytes and counts how often it is asked. */
function worldWith(bytes: Uint8Array) {
  const storage = memoryStorage();
  const asked: string[] = [];
  const meta: Ctx["providers"]["meta"] = {
    ...world.ctx.providers.meta,
    downloadMedia: async (_, ref) => {
      asked.push(ref);
      const stream = (async function* (): AsyncGenerator<Uint8Array, void> {
        yield bytes;
      })();
      return { stream, mimeType: null };
    },
  };
  return { ctx: { ...world.ctx, storage, providers: { ...world.ctx.providers, meta } }, storage, asked };
}

async function announce(fileName: string, claimedMimeType: string): Promise<string> {
  const id = world.ctx.newId();
  const facts = { status: "pending" as const, connectionId, providerRef: "ref", createdAt: world.clock.now() };
  await world.db.insert(media).values({ id, fileName, claimedMimeType, ...facts });
  return id;
}

describe("a client's file that the company blocks (S1.13)", () => {
  it("is not even fetched when its announced type says so, and its row says why", async () => {
    await saveBlockedFiles(world.ctx, { kinds: ["image"], extensions: [] });
    const { ctx, storage, asked } = worldWith(await jpeg());
    const mediaId = await announce("foto.jpg", "image/jpeg");
    await downloadMedia(ctx, { mediaId });
    expect(await row(mediaId)).toMatchObject({ status: "blocked", error: "blocked_by_company", fileName: "foto.jpg" });
    expect([asked, storage.keys()]).toEqual([[], []]);
  });

  it("is not kept when only its bytes tell", async () => {
    await saveBlockedFiles(world.ctx, { kinds: [], extensions: ["pdf"] });
    const { ctx, storage, asked } = worldWith(samples.pdf);
    const mediaId = await announce("foto.jpg", "image/jpeg");
    await downloadMedia(ctx, { mediaId });
    expect(await row(mediaId)).toMatchObject({ status: "blocked", mimeType: "application/pdf", storageKey: null });
    expect([asked, storage.keys()]).toEqual([["ref"], []]);
  });

  it("is kept where the list names others", async () => {
    await saveBlockedFiles(world.ctx, { kinds: ["video"], extensions: ["zip"] });
    const { ctx } = worldWith(samples.pdf);
    const mediaId = await announce("smlouva.pdf", "application/pdf");
    await downloadMedia(ctx, { mediaId });
    expect((await row(mediaId))?.status).toBe("stored");
  });
});

describe("an upload that the company blocks (S1.13)", () => {
  const uploader = async (): Promise<Uploader & { storage: ReturnType<typeof memoryStorage> }> => ({
    ...world.ctx,
    storage: memoryStorage(),
    actor: await addUser(world.ctx),
  });

  it("is refused by its bytes, whatever its name and claimed type", async () => {
    await saveBlockedFiles(world.ctx, { kinds: ["image"], extensions: ["pdf"] });
    const ctx = await uploader();
    const photo = { fileName: "smlouva.txt", claimedType: "text/plain", bytes: await jpeg() };
    await expect(storeUpload(ctx, photo)).rejects.toMatchObject({
      key: "uploadBlockedKind",
      values: { kind: "image" },
    });
    const paper = { fileName: "smlouva.txt", claimedType: "text/plain", bytes: samples.pdf };
    await expect(storeUpload(ctx, paper)).rejects.toMatchObject({
      key: "uploadBlockedExtension",
      values: { extension: "pdf" },
    });
    expect(ctx.storage.keys()).toEqual([]);
  });

  it("is refused in parts too, and nothing of it stays", async () => {
    await saveBlockedFiles(world.ctx, { kinds: ["document"], extensions: [] });
    const ctx = await uploader();
    const uploadId = ctx.newId();
    const part = { uploadId, fileName: "a.pdf", claimedType: null, offset: 0, size: samples.pdf.length };
    await expect(storeUploadPart(ctx, { ...part, bytes: samples.pdf })).rejects.toMatchObject({
      key: "uploadBlockedKind",
    });
    expect(ctx.storage.keys()).toEqual([]);
    expect(await row(uploadId)).toBeUndefined();
  });
});

it("is a list that administrators alone change, with a trace, and everybody may read (S1.13)", async () => {
  const list = { kinds: ["video" as const], extensions: ["zip"] };
  for (const role of ["supervisor", "operator"] as const) {
    const call = createCaller(teamRouter)(world.as(await addUser(world.ctx, { role })));
    await expect(call.saveBlockedFiles(list)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await call.blockedFiles()).toEqual(nothingBlocked);
  }
  const admin = await addUser(world.ctx, { role: "admin" });
  const call = createCaller(teamRouter)(world.as(admin));
  await expect(call.saveBlockedFiles({ kinds: [], extensions: ["../x"] })).rejects.toMatchObject({
    code: "BAD_REQUEST",
  });
  await call.saveBlockedFiles({ ...list, extensions: ["zip", "zip"] });
  expect(await blockedFiles(world.ctx)).toEqual(list);
  const trail = await world.db.select().from(auditEntries).where(eq(auditEntries.actorId, admin.userId));
  expect(trail).toMatchObject([{ action: "blocked_files.changed", details: { before: nothingBlocked, after: list } }]);
});
