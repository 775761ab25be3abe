import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Role } from "@/db/enums";
import { numbers } from "@/db/schema/numbers";
import { numberProfiles } from "@/db/schema/profiles";
import { auditEntries } from "@/db/schema/team";
import type { Ctx } from "../context";
import { ProfileRefused } from "../providers/profile-types";
import { ProviderError } from "../providers/types";
import { addNumber, addUser, type TestWorld, testWorld } from "../test-world";
import { createCaller } from "../trpc/procedures";
import { changeProfile } from "./change-profile";
import { loadDueProfiles } from "./load-due-profiles";
import { loadProfile } from "./load-profile";
import { atProvider, edited, picture, provider } from "./profile-world";
import { profilesRouter } from "./router";
import { emptyProfile } from "./rules";
import { showProfile } from "./show-profile";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const callerOf = async (ctx: Ctx, role: Role) =>
  createCaller(profilesRouter)({ ...ctx, actor: await addUser(world.ctx, { role }) });
const rowOf = async (numberId: string) =>
  (await world.db.select().from(numberProfiles).where(eq(numberProfiles.numberId, numberId)))[0];
const auditOf = async (numberId: string) =>
  (await world.db.select().from(auditEntries).where(eq(auditEntries.objectId, numberId))).map(
    ({ action, details }) => ({ action, details }),
  );
describe("loading a profile", () => {
  it("takes over what the provider has, with the time, and leaves its trace (S0.18)", async () => {
    const { numberId } = await addNumber(world.ctx);
    const { ctx } = provider(world.ctx, atProvider);
    await (await callerOf(ctx, "admin")).load({ numberId });
    expect(await rowOf(numberId)).toMatchObject({
      description: "Prodej a servis kol",
      websites: ["https://kolabrazda.cz"],
      industry: "retail",
      loadedAt: world.clock.now(),
      pushedAt: null,
      version: 1,
    });
    expect(await auditOf(numberId)).toEqual([{ action: "number.profile_loaded", details: {} }]);
  });

  it("keeps a profile per number, not per company (S0.22)", async () => {
    const [first, second] = [await addNumber(world.ctx), await addNumber(world.ctx)];
    await loadProfile(provider(world.ctx, atProvider).ctx, first);
    await loadProfile(provider(world.ctx, { ...atProvider, description: "E-shop" }).ctx, second);
    expect((await rowOf(first.numberId))?.description).toBe("Prodej a servis kol");
    expect((await rowOf(second.numberId))?.description).toBe("E-shop");
  });

  it("tells of a review where the provider does (S0.25)", async () => {
    const { numberId } = await addNumber(world.ctx);
    await loadProfile(provider(world.ctx, { ...atProvider, review: "pending" }).ctx, { numberId });
    expect(await showProfile(world.ctx, { numberId })).toMatchObject({ review: "pending" });
  });

  it("touches nothing when the provider is down", async () => {
    const { numberId } = await addNumber(world.ctx);
    await loadProfile(provider(world.ctx, atProvider).ctx, { numberId });
    const down = provider(world.ctx, atProvider, {
      readProfile: async () => Promise.reject(new ProviderError("unreachable", { safeText: "pryč" })),
    });
    await expect(loadProfile(down.ctx, { numberId })).rejects.toMatchObject({ key: "providerFailed" });
    expect(await rowOf(numberId)).toMatchObject({ description: "Prodej a servis kol", version: 1 });
  });

  it("loads by itself what was never loaded, a failed one once an hour, and one failure stops nobody (S0.18)", async () => {
    const [good, bad, draft] = [
      await addNumber(world.ctx),
      await addNumber(world.ctx, { config: { wabaId: "bad" } }),
      await addNumber(world.ctx),
    ];
    await world.db.update(numbers).set({ status: "draft" }).where(eq(numbers.id, draft.numberId));
    let isDown = true;
    const { ctx } = provider(world.ctx, atProvider, {
      readProfile: async ({ config }) => {
        if (isDown && config.wabaId === "bad") throw new ProviderError("unreachable", { safeText: "pryč" });
        return atProvider;
      },
    });
    expect((await loadDueProfiles(ctx)).failed).toBe(1);
    expect(await showProfile(world.ctx, good)).toMatchObject({ version: 1, failure: null });
    expect(await showProfile(world.ctx, bad)).toMatchObject({
      version: 0,
      failure: { reason: expect.stringContaining("pryč"), at: world.clock.now() },
    });
    expect(await rowOf(draft.numberId)).toBeUndefined();
    isDown = false;
    expect(await loadDueProfiles(ctx)).toEqual({ loaded: 0, failed: 0 });
    world.clock.advanceMs(3_600_000);
    expect(await loadDueProfiles(ctx)).toEqual({ loaded: 1, failed: 0 });
    expect(await showProfile(world.ctx, bad)).toMatchObject({ version: 1, failure: null });
  });

  it("does not undo a change that somebody pushed meanwhile", async () => {
    const { numberId } = await addNumber(world.ctx);
    const { ctx } = provider(world.ctx, atProvider);
    await loadProfile(ctx, { numberId });
    const slow = provider(world.ctx, atProvider, {
      readProfile: async () => {
        await changeProfile(ctx, { numberId, version: 1, fields: edited });
        return atProvider;
      },
    });
    await loadProfile(slow.ctx, { numberId });
    expect(await rowOf(numberId)).toMatchObject({ description: "Kola a koloběžky", version: 2 });
  });
});

describe("changing a profile", () => {
  it("pushes only what differs, keeps it and names the fields in the audit (S0.19)", async () => {
    const { numberId } = await addNumber(world.ctx);
    const { ctx, pushed } = provider(world.ctx, atProvider);
    await loadProfile(ctx, { numberId });
    const { review: _, logoUrl: __, ...known } = { ...atProvider, industry: "retail" as const, review: null };
    const fields = { ...known, description: "  Kola  a koloběžky ", websites: ["kolabrazda.cz", "eshop.cz"] };
    const result = await (await callerOf(ctx, "admin")).change({ numberId, version: 1, fields });
    expect(pushed).toEqual([
      { description: "Kola a koloběžky", websites: ["https://kolabrazda.cz", "https://eshop.cz"] },
    ]);
    expect(result).toMatchObject({ ok: true, profile: { version: 2, fields: { description: "Kola a koloběžky" } } });
    expect(await rowOf(numberId)).toMatchObject({ address: "Nádražní 12, Plzeň", pushedAt: world.clock.now() });
    expect((await auditOf(numberId)).at(-1)).toEqual({
      action: "number.profile_changed",
      details: { fields: ["description", "websites"] },
    });
  });

  it("shows that the provider reviews it, and doubts nothing when it does not say (S0.25)", async () => {
    const { numberId } = await addNumber(world.ctx);
    const reviewing = provider(world.ctx, { ...atProvider, review: "pending" });
    await changeProfile(reviewing.ctx, { numberId, version: 0, fields: edited });
    expect(await rowOf(numberId)).toMatchObject({ review: "pending" });
    const silent = provider(world.ctx, atProvider, {
      readProfile: async () => Promise.reject(new ProviderError("retry_later", { safeText: "pryč" })),
    });
    await changeProfile(silent.ctx, { numberId, version: 1, fields: { ...edited, email: "a@b.cz" } });
    expect(await rowOf(numberId)).toMatchObject({ review: null, email: "a@b.cz", version: 2 });
  });

  it("calls nobody when nothing differs", async () => {
    const { numberId } = await addNumber(world.ctx);
    const { ctx, pushed } = provider(world.ctx, { ...emptyProfile, logoUrl: null });
    await loadProfile(ctx, { numberId });
    expect(await changeProfile(ctx, { numberId, version: 1, fields: emptyProfile })).toMatchObject({ ok: true });
    expect(pushed).toEqual([]);
    expect(await rowOf(numberId)).toMatchObject({ version: 1 });
  });

  it("can be the first thing ever known of a profile", async () => {
    const { numberId } = await addNumber(world.ctx);
    const { ctx } = provider(world.ctx, atProvider);
    await changeProfile(ctx, { numberId, version: 0, fields: edited });
    expect(await rowOf(numberId)).toMatchObject({ description: "Kola a koloběžky", loadedAt: null, version: 1 });
  });

  it("says field by field what the provider refused, and keeps nothing of it", async () => {
    const { numberId } = await addNumber(world.ctx);
    const refusing = provider(world.ctx, atProvider, {
      writeProfile: async () =>
        Promise.reject(new ProfileRefused({ description: "Zakázané slovo", logo: "Rozmazané" })),
    });
    await loadProfile(refusing.ctx, { numberId });
    const logo = await picture(300);
    expect(await changeProfile(refusing.ctx, { numberId, version: 1, fields: edited, logo })).toEqual({
      ok: false,
      reason: "refused",
      fields: { description: "Zakázané slovo", logo: "Rozmazané" },
    });
    expect(await rowOf(numberId)).toMatchObject({ description: "Prodej a servis kol", logoKey: null, version: 1 });
    expect(refusing.storage.keys()).toEqual([]);
    expect(await auditOf(numberId)).toHaveLength(1);
  });

  it("keeps nothing when the provider is down", async () => {
    const { numberId } = await addNumber(world.ctx);
    const down = provider(world.ctx, atProvider, {
      writeProfile: async () => Promise.reject(new ProviderError("unreachable", { safeText: "pryč" })),
    });
    await loadProfile(down.ctx, { numberId });
    const change = { numberId, version: 1, fields: edited, logo: await picture(300) };
    await expect(changeProfile(down.ctx, change)).rejects.toMatchObject({ code: "unavailable", key: "providerFailed" });
    expect(await rowOf(numberId)).toMatchObject({ description: "Prodej a servis kol", version: 1 });
    expect(down.storage.keys()).toEqual([]);
  });

  it("refuses an edit of an older version before the provider is asked", async () => {
    const { numberId } = await addNumber(world.ctx);
    const { ctx, pushed } = provider(world.ctx, atProvider);
    await loadProfile(ctx, { numberId });
    await loadProfile(ctx, { numberId });
    await expect(changeProfile(ctx, { numberId, version: 1, fields: edited })).rejects.toMatchObject({
      code: "conflict",
      key: "profileChanged",
    });
    expect(pushed).toEqual([]);
  });

  it("of two at the same moment refuses the slower one and shows what the provider has", async () => {
    const { numberId } = await addNumber(world.ctx);
    const { ctx } = provider(world.ctx, atProvider);
    await loadProfile(ctx, { numberId });
    const slower = provider(
      world.ctx,
      { ...atProvider, description: "Slovo pomalejšího" },
      { writeProfile: async () => void (await changeProfile(ctx, { numberId, version: 1, fields: edited })) },
    );
    const change = { numberId, version: 1, fields: { ...edited, description: "Slovo pomalejšího" } };
    await expect(changeProfile(slower.ctx, change)).rejects.toMatchObject({ key: "profileChanged" });
    expect(await rowOf(numberId)).toMatchObject({ description: "Slovo pomalejšího", version: 3 });
  });
});

describe("profiles by role", () => {
  it("are changed and loaded by no supervisor, seen by no operator", async () => {
    const { numberId } = await addNumber(world.ctx);
    const { ctx, pushed } = provider(world.ctx, atProvider);
    const supervisor = await callerOf(ctx, "supervisor");
    expect(await supervisor.show({ numberId })).toMatchObject({ version: 0, fields: emptyProfile });
    for (const call of [
      () => supervisor.load({ numberId }),
      () => supervisor.change({ numberId, version: 0, fields: edited }),
    ])
      await expect(call()).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect((await callerOf(ctx, "operator")).show({ numberId })).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(pushed).toEqual([]);
  });

  it("of a number that is not there are not found", async () => {
    const numberId = world.ctx.newId();
    const admin = await callerOf(provider(world.ctx, atProvider).ctx, "admin");
    for (const call of [
      () => admin.show({ numberId }),
      () => admin.load({ numberId }),
      () => admin.change({ numberId, version: 0, fields: edited }),
    ])
      await expect(call()).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
