import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Role } from "@/db/enums";
import { quotaScopes, quotaUses } from "@/db/schema/numbers";
import { settings } from "@/db/schema/team";
import type { Ctx } from "../context";
import { ProviderError } from "../providers/types";
import { addNumber, addUser, type TestWorld, testWorld } from "../test-world";
import { createCaller } from "../trpc/procedures";
import { loadConnection } from "./connection";
import { noteEvents } from "./note-event";
import { healthy, numbersWorld } from "./numbers-world";
import { numbersRouter } from "./router";

let world: TestWorld;
let scene: ReturnType<typeof numbersWorld>;
beforeAll(async () => {
  world = await testWorld();
  scene = numbersWorld(world);
});
afterAll(() => world.close());

const callerOf = async (role: Role = "admin", ctx: Ctx = world.ctx) =>
  createCaller(numbersRouter)({ ...ctx, actor: await addUser(world.ctx, { role }) });
const contact = { name: "Fayn", email: "podpora@example.com", phone: "", url: "" };

describe("the page of a number", () => {
  it("shows what is used of the last 24 hours and the first place to be free (S0.37), without any secret", async () => {
    const { numberId, quotaScopeId } = await addNumber(world.ctx, { dailyLimit: 100 });
    const ago = (hours: number) => new Date(world.clock.now().getTime() - hours * 3_600_000);
    await world.db.insert(quotaUses).values([
      { scopeId: quotaScopeId, customer: "a", lastAt: ago(25) },
      { scopeId: quotaScopeId, customer: "b", lastAt: ago(23) },
      { scopeId: quotaScopeId, customer: "c", lastAt: ago(1) },
    ]);
    const shown = await (await callerOf("supervisor")).show({ numberId });
    expect(shown).toMatchObject({ dailyLimit: 100, dailyUsed: 2, oldestUseAt: ago(23), pace: { perSecond: 0 } });
    expect(JSON.stringify(shown)).not.toMatch(/secret|sealed|accessToken/i);
  });

  it("pages its history without a gap or a double", async () => {
    const { numberId } = await addNumber(world.ctx);
    for (let n = 0; n < 60; n += 1) {
      if (n % 4 === 0) world.clock.advanceMs(1000);
      await noteEvents(world.ctx, { numberId, notes: [{ kind: "settings", details: { n } }] });
    }
    const caller = await callerOf();
    const first = await caller.events({ numberId });
    const second = await caller.events({ numberId, cursor: first.next });
    expect([first.events.length, second.events.length, second.next]).toEqual([50, 10, null]);
    expect(new Set([...first.events, ...second.events].map(({ id }) => id)).size).toBe(60);
  });

  it("is for nobody below a supervisor, and changed by administrators only (S0.11)", async () => {
    const { numberId } = await addNumber(world.ctx);
    const [operator, supervisor] = [await callerOf("operator"), await callerOf("supervisor")];
    const refused = [
      operator.show({ numberId }),
      operator.events({ numberId }),
      operator.support(),
      supervisor.saveSupport(contact),
      supervisor.setLimit({ numberId, limit: 5 }),
      supervisor.switchCampaigns({ numberId, enabled: false }),
      supervisor.changeCredentials({ numberId, secrets: { accessToken: "x" } }),
      supervisor.registerWebhook({ numberId }),
    ];
    for (const call of refused) await expect(call).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("a limit that a person knows", () => {
  it("counts until the provider tells one, and never instead of it", async () => {
    const { numberId, quotaScopeId } = await addNumber(world.ctx, { dailyLimit: 50 });
    const caller = await callerOf("admin", scene.saying("meta", { readNumber: async () => healthy }));
    await caller.setLimit({ numberId, limit: 250 });
    const limit = async () =>
      (await world.db.select().from(quotaScopes).where(eq(quotaScopes.id, quotaScopeId)))[0]?.dailyLimit;
    expect(await limit()).toBe(250);
    await caller.readHealth({ numberId });
    await expect(caller.setLimit({ numberId, limit: 9999 })).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await limit()).toBe(2000);
  });
});

describe("new credentials", () => {
  it("replace the old ones when the provider takes them", async () => {
    const { numberId, connectionId } = await addNumber(world.ctx);
    const caller = await callerOf("admin", scene.saying("meta", { readNumber: async () => healthy }));
    await caller.changeCredentials({ numberId, secrets: { accessToken: "nový", appSecret: "" } });
    expect((await loadConnection(world.ctx, connectionId)).secrets).toMatchObject({
      accessToken: "nový",
      appSecret: "secret",
    });
  });

  it("change nothing when the provider refuses them, or when they are none of the provider's", async () => {
    const { numberId, connectionId } = await addNumber(world.ctx);
    const readNumber = async () => Promise.reject(new ProviderError("auth", { safeText: "ne" }));
    const caller = await callerOf("admin", scene.saying("meta", { readNumber }));
    for (const secrets of [{ accessToken: "špatný" }, { apiKey: "cizí" }, {}] as Record<string, string>[])
      await expect(caller.changeCredentials({ numberId, secrets })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    expect((await loadConnection(world.ctx, connectionId)).secrets).toMatchObject({ accessToken: "token" });
  });
});

describe("the contact for trouble", () => {
  it("is empty, then what an administrator set", async () => {
    const caller = await callerOf();
    await world.db.delete(settings).where(eq(settings.key, "support"));
    expect(await caller.support()).toEqual({ name: "", email: "", phone: "", url: "" });
    await caller.saveSupport(contact);
    expect(await (await callerOf("supervisor")).support()).toEqual(contact);
  });

  it.each([{ email: "nikdo" }, { url: "javascript:alert(1)" }])("refuses %j", async (change) => {
    await expect((await callerOf()).saveSupport({ ...contact, ...change })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  });
});
