import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { messages } from "@/db/schema/delivery";
import { media } from "@/db/schema/media";
import { liveEvents } from "@/db/schema/realtime";
import type { Ctx } from "../context";
import { tooLargeCode } from "../providers/http";
import { ProviderError } from "../providers/types";
import { nothingBlocked } from "../team/blocked-file-rules";
import { addContact, addConversation, addNumber, type TestWorld, testWorld } from "../test-world";
import { downloadMedia } from "./download-media";
import { keepStream } from "./keep-stream";
import { maxDownloadTries, maxFileBytes } from "./rules";
import { sweepMedia } from "./sweep-media";
import { memoryStorage } from "./test/memory-storage";
import { jpeg, samples } from "./test/sample-files";

let world: TestWorld;
let number: Awaited<ReturnType<typeof addNumber>>;
beforeAll(async () => {
  world = await testWorld();
  number = await addNumber(world.ctx);
});
beforeEach(() => {
  world.sentJobs.length = 0;
});
afterAll(() => world.close());

type Answer = () => Promise<{ bytes: Uint8Array; mimeType: string | null; breaksWith?: Error }>;

/** In pieces of a hundred bytes, so that nobody gets the file at once. */
async function* inPieces(bytes: Uint8Array, breaksWith?: Error): AsyncGenerator<Uint8Array, void> {
  for (let at = 0; at < bytes.length; at += 100) yield bytes.subarray(at, at + 100);
  if (breaksWith) throw breaksWith;
}

/** The world with a provider that answers so, and a storage of its own. */
function worldWith(answer: Answer) {
  const storage = memoryStorage();
  const asked: { ref: string; maxBytes: number; token: string | undefined }[] = [];
  const meta: Ctx["providers"]["meta"] = {
    ...world.ctx.providers.meta,
    downloadMedia: async (connection, ref, maxBytes) => {
      asked.push({ ref, maxBytes, token: connection.secrets.accessToken });
      const { bytes, mimeType, breaksWith } = await answer();
      return { stream: inPieces(bytes, breaksWith), mimeType };
    },
  };
  return { ctx: { ...world.ctx, storage, providers: { ...world.ctx.providers, meta } }, storage, asked };
}

/** A client's message with a file that is not here yet. */
async function announce(change: Partial<typeof media.$inferInsert> = {}) {
  const [mediaId, messageId] = [world.ctx.newId(), world.ctx.newId()];
  await world.db.insert(media).values({
    id: mediaId,
    status: "pending",
    fileName: "photo.jpg",
    claimedMimeType: "image/jpeg",
    connectionId: number.connectionId,
    providerRef: "ref-1",
    createdAt: world.clock.now(),
    ...change,
  });
  const contactId = await addContact(world.ctx, `+420${String(Math.random()).slice(2, 11)}`);
  const conversationId = await addConversation(world.ctx, { numberId: number.numberId, contactId });
  await world.db.insert(messages).values({
    id: messageId,
    conversationId,
    numberId: number.numberId,
    direction: "in",
    kind: "image",
    mediaId,
    at: world.clock.now(),
    status: "received",
  });
  return { mediaId, messageId, conversationId };
}

const row = async (id: string) => (await world.db.select().from(media).where(eq(media.id, id)))[0];
const fails =
  (error: Error): Answer =>
  () =>
    Promise.reject(error);
const unreachable = new ProviderError("unreachable", { safeText: "no answer" });

it("keeps the client's photo with its real type, size and measures, and tells its conversation", async () => {
  const bytes = await jpeg(40, 30);
  const { ctx, storage, asked } = worldWith(async () => ({ bytes, mimeType: "text/html" }));
  const { mediaId, messageId, conversationId } = await announce();
  await downloadMedia(ctx, { mediaId });
  expect(asked).toEqual([{ ref: "ref-1", maxBytes: maxFileBytes, token: "token" }]);
  const stored = await row(mediaId);
  expect(stored).toMatchObject({
    status: "stored",
    mimeType: "image/jpeg",
    byteSize: bytes.length,
    width: 40,
    height: 30,
  });
  expect(stored?.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(await storage.get(stored?.storageKey ?? "")).toEqual(bytes);
  const events = await world.db.select().from(liveEvents).where(eq(liveEvents.subjectId, messageId));
  expect(events).toMatchObject([{ kind: "message", conversationId }]);
});

it("fetches a file once, however often it is woken", async () => {
  const { ctx, asked } = worldWith(async () => ({ bytes: samples.pdf, mimeType: null }));
  const { mediaId } = await announce();
  await downloadMedia(ctx, { mediaId });
  await downloadMedia(ctx, { mediaId });
  expect(asked).toHaveLength(1);
});

it.each([
  ["a page called photo.jpg", samples.html, null],
  ["a drawing with a script", samples.svg, "application/xml"],
])("keeps %s without calling it an image", async (_, bytes, mimeType) => {
  const { ctx } = worldWith(async () => ({ bytes, mimeType: "image/jpeg" }));
  const { mediaId } = await announce();
  await downloadMedia(ctx, { mediaId });
  expect(await row(mediaId)).toMatchObject({ status: "stored", mimeType, width: null });
});

it("does not keep a program, whatever it is called", async () => {
  const { ctx, storage } = worldWith(async () => ({ bytes: samples.program, mimeType: "image/jpeg" }));
  const { mediaId } = await announce();
  await downloadMedia(ctx, { mediaId });
  expect(await row(mediaId)).toMatchObject({ status: "blocked", error: "blocked_type", storageKey: null });
  expect(storage.keys()).toEqual([]);
});

it.each([
  ["is gone", "media_invalid"],
  ["is refused", "bad_request"],
] as const)("gives up at once when the file %s", async (_, reason) => {
  const { ctx } = worldWith(fails(new ProviderError(reason, { safeText: "no" })));
  const { mediaId } = await announce();
  await downloadMedia(ctx, { mediaId });
  expect(await row(mediaId)).toMatchObject({ status: "failed", error: "unavailable" });
});

it("tries an unreachable provider again until the last try", async () => {
  const { ctx } = worldWith(fails(unreachable));
  const { mediaId } = await announce();
  for (let n = 1; n < maxDownloadTries; n += 1) await downloadMedia(ctx, { mediaId });
  expect(await row(mediaId)).toMatchObject({ status: "pending", tries: maxDownloadTries - 1 });
  await downloadMedia(ctx, { mediaId });
  expect(await row(mediaId)).toMatchObject({ status: "failed", error: "unreachable" });
});

it("keeps nothing of a file that grows past the limit, and says so", async () => {
  const breaksWith = new ProviderError("media_invalid", { code: tooLargeCode, safeText: "too large" });
  const { ctx, storage } = worldWith(async () => ({ bytes: samples.pdf, mimeType: null, breaksWith }));
  const { mediaId } = await announce();
  await downloadMedia(ctx, { mediaId });
  expect(await row(mediaId)).toMatchObject({ status: "failed", error: "too_large", storageKey: null });
  expect(storage.keys()).toEqual([]);
});

it("goes on with a file that broke off, whose half is not kept", async () => {
  const { ctx, storage } = worldWith(async () => ({ bytes: samples.pdf, mimeType: null, breaksWith: unreachable }));
  const { mediaId } = await announce();
  await downloadMedia(ctx, { mediaId });
  expect([(await row(mediaId))?.status, storage.keys()]).toEqual(["pending", []]);
});

it("never holds more than the head of a large file", async () => {
  const piece = new Uint8Array(512 * 1024).fill(7);
  let held = 0;
  let most = 0;
  const large = async function* (): AsyncGenerator<Uint8Array, void> {
    for (let n = 0; n < 64; n += 1) {
      held += piece.length;
      most = Math.max(most, held);
      yield piece;
    }
  };
  const storage = memoryStorage();
  const counting = {
    ...storage,
    write: async (_: string, chunks: AsyncIterable<Uint8Array>) => {
      for await (const chunk of chunks) held -= chunk.length;
    },
  };
  const claims = { fileName: "film.bin", mimeType: null };
  const kept = await keepStream(
    { storage: counting },
    { id: world.ctx.newId(), stream: large(), claims, list: nothingBlocked },
  );
  expect(kept).toMatchObject({ status: "stored", byteSize: 64 * piece.length });
  expect(most).toBeLessThanOrEqual(2 * 1024 * 1024);
});

it("is not lost when the storage fails", async () => {
  const bytes = samples.pdf;
  const { ctx } = worldWith(async () => ({ bytes, mimeType: null }));
  const { mediaId } = await announce();
  const full = { ...ctx.storage, write: () => Promise.reject(new Error("disk full")) };
  await downloadMedia({ ...ctx, storage: full }, { mediaId });
  expect((await row(mediaId))?.status).toBe("pending");
  await downloadMedia(ctx, { mediaId });
  expect((await row(mediaId))?.status).toBe("stored");
});

it("wakes what was lost or is due again, and nothing else", async () => {
  const ago = (minutes: number) => new Date(world.clock.now().getTime() - minutes * 60_000);
  const lost = await announce({ createdAt: ago(2) });
  const due = await announce({ createdAt: ago(15), tries: 2 });
  await announce({ createdAt: ago(0) });
  await announce({ createdAt: ago(15), tries: 3 });
  await announce({ createdAt: ago(15), status: "failed" });
  await sweepMedia(world.ctx);
  const woken = world.sentJobs.map(({ data }) => data);
  expect(woken).toHaveLength(2);
  expect(woken).toEqual(expect.arrayContaining([{ mediaId: lost.mediaId }, { mediaId: due.mediaId }]));
});
