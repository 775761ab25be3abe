import { eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { numberProfiles } from "@/db/schema/profiles";
import { addNumber, type TestWorld, testWorld } from "../test-world";
import { changeProfile } from "./change-profile";
import { loadProfile } from "./load-profile";
import { atProvider, edited, picture, provider } from "./profile-world";
import { serveLogo } from "./serve-logo";
import { showProfile } from "./show-profile";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const rowOf = async (numberId: string) =>
  (await world.db.select().from(numberProfiles).where(eq(numberProfiles.numberId, numberId)))[0];

describe("the logo of a number", () => {
  it("is kept without its hidden data, at most 640 wide, and lies at a signed address (S0.20)", async () => {
    const { numberId } = await addNumber(world.ctx);
    const { ctx, pushed } = provider(world.ctx, atProvider);
    const logo = await picture(800);
    await changeProfile(ctx, { numberId, version: 0, fields: edited, logo });
    const view = await showProfile(ctx, { numberId });
    const address = new URL(pushed[0]?.logo?.publicUrl ?? "");
    expect(`${address.pathname}${address.search}`).toBe(view.logoSrc);
    const file = address.searchParams.get("file") ?? "";
    const signature = address.searchParams.get("signature") ?? "";
    const bytes = await serveLogo(ctx, { numberId, file, signature });
    expect(await sharp(bytes).metadata()).toMatchObject({ format: "jpeg", width: 640, height: 640 });
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
    expect(Buffer.from(pushed[0]?.logo?.bytes ?? []).equals(bytes)).toBe(true);
    for (const wrong of [
      { numberId, file, signature: "x" },
      { numberId: world.ctx.newId(), file, signature },
    ])
      await expect(serveLogo(ctx, wrong)).rejects.toMatchObject({ code: "not_found" });
  });

  it.each([
    ["299 × 299", () => picture(299), "logoTooSmall"],
    ["not square", () => picture(640, 600), "logoNotSquare"],
    ["a PNG", () => picture(640, 640, "png"), "logoFormat"],
    ["no picture at all", async () => Buffer.from("<script>alert(1)</script>").toString("base64"), "logoFormat"],
    [
      "cut off in the middle",
      async () =>
        Buffer.from(await picture(640), "base64")
          .subarray(0, 700)
          .toString("base64"),
      "logoDamaged",
    ],
  ])("is refused when it is %s", async (_, make, key) => {
    const { numberId } = await addNumber(world.ctx);
    const { ctx, pushed, storage } = provider(world.ctx, atProvider);
    const change = { numberId, version: 0, fields: edited, logo: await make() };
    await expect(changeProfile(ctx, change)).rejects.toMatchObject({ code: "invalid", key });
    expect(pushed).toEqual([]);
    expect(storage.keys()).toEqual([]);
  });

  it("is accepted at exactly 300 × 300 (S0.21), and takes the place of the older one", async () => {
    const { numberId } = await addNumber(world.ctx);
    const { ctx, storage } = provider(world.ctx, atProvider);
    await changeProfile(ctx, { numberId, version: 0, fields: edited, logo: await picture(300) });
    await changeProfile(ctx, { numberId, version: 1, fields: edited, logo: await picture(400) });
    expect(storage.keys()).toEqual([(await rowOf(numberId))?.logoKey]);
  });

  it("stays ours when the provider only repeats our address (Twilio)", async () => {
    const { numberId } = await addNumber(world.ctx);
    const { ctx, storage, pushed } = provider(world.ctx, atProvider);
    await changeProfile(ctx, { numberId, version: 0, fields: edited, logo: await picture(300) });
    const repeating = provider(world.ctx, { ...atProvider, logoUrl: pushed[0]?.logo?.publicUrl ?? null }).ctx;
    await loadProfile({ ...repeating, storage }, { numberId });
    expect(storage.keys()).toEqual([(await rowOf(numberId))?.logoKey]);
  });

  it("is not fetched from anywhere but the provider", async () => {
    const { numberId } = await addNumber(world.ctx);
    const { ctx, storage } = provider(world.ctx, { ...atProvider, logoUrl: "http://169.254.169.254/latest/meta-data" });
    await loadProfile(ctx, { numberId });
    expect(storage.keys()).toEqual([]);
    expect(await showProfile(ctx, { numberId })).toMatchObject({ logoSrc: null, hasLogo: true });
  });
});
