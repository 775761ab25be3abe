import { eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { media } from "@/db/schema/media";
import { auditEntries } from "@/db/schema/team";
import { addUser, type TestWorld, testWorld } from "../test-world";
import { createCaller } from "../trpc/procedures";
import { savePhoto } from "./change-photo";
import { photosRouter } from "./router";
import { showPhoto } from "./show-photo";

let world: TestWorld;
const files = new Map<string, Uint8Array>();
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const storage = {
  put: async (key: string, bytes: Uint8Array) => void files.set(key, bytes),
  get: async (key: string) => files.get(key) ?? null,
  delete: async (key: string) => void files.delete(key),
} as unknown as TestWorld["ctx"]["storage"]; // what photos use of it

async function person() {
  const actor = await addUser(world.ctx);
  const ctx = { ...world.ctx, storage, actor };
  return { ctx, userId: actor.userId, caller: createCaller(photosRouter)(ctx) };
}

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#005d78" } });

describe("my photo (N.23)", () => {
  it("becomes a small square JPEG without what the camera wrote, and others see it", async () => {
    const [petra, jana] = [await person(), await person()];
    const bytes = await picture(1200, 800)
      .withExif({ IFD0: { Copyright: "tajné místo" } })
      .png()
      .toBuffer();
    await savePhoto(petra.ctx, { bytes });
    const versions = await jana.caller.list();
    expect(Object.keys(versions)).toEqual([petra.userId]);
    const shown = await showPhoto(jana.ctx, { userId: petra.userId });
    const facts = await sharp(shown).metadata();
    expect(facts).toMatchObject({ format: "jpeg", width: 256, height: 256 });
    expect(facts.exif).toBeUndefined();
  });

  it("replaces the one before and leaves nothing of it, nor of one that was removed", async () => {
    const { ctx, userId, caller } = await person();
    await savePhoto(ctx, { bytes: await picture(300, 300).jpeg().toBuffer() });
    const first = (await caller.list())[userId] ?? "";
    await savePhoto(ctx, { bytes: await picture(400, 400).webp().toBuffer() });
    const second = (await caller.list())[userId] ?? "";
    expect(second).not.toBe(first);
    expect(await world.db.select().from(media).where(eq(media.id, first))).toEqual([]);
    const kept = files.size;
    await caller.remove();
    expect(files.size).toBe(kept - 1);
    expect(await caller.list()).not.toHaveProperty(userId);
    await expect(showPhoto(ctx, { userId })).rejects.toMatchObject({ code: "not_found" });
    const trail = await world.db.select().from(auditEntries).where(eq(auditEntries.objectId, userId));
    expect(trail.map(({ action }) => action)).toEqual([
      "user.photo_changed",
      "user.photo_changed",
      "user.photo_removed",
    ]);
  });

  it.each([
    ["HTML called a picture", Buffer.from("<html><script>alert(1)</script></html>")],
    [
      "a drawing that could fetch things",
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    ],
    ["nothing", Buffer.alloc(0)],
    ["half a picture", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
  ])("is not %s", async (_, bytes) => {
    const { ctx, caller, userId } = await person();
    await expect(savePhoto(ctx, { bytes })).rejects.toMatchObject({ key: "photoUnreadable" });
    expect(await caller.list()).not.toHaveProperty(userId);
  });
});
