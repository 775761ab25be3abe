import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ProviderName, Role } from "@/db/enums";
import { connections, numbers, quotaScopes } from "@/db/schema/numbers";
import { auditEntries } from "@/db/schema/team";
import type { Ctx } from "../context";
import type { NumberHealth } from "../providers/number-types";
import { type ProviderAdapter, ProviderError } from "../providers/types";
import { addNumber, addUser, type TestWorld, testWorld } from "../test-world";
import { createCaller } from "../trpc/procedures";
import { loadConnection, sealSecrets } from "./connection";
import { readAllHealth, readHealth } from "./read-health";
import { reconnectNumber } from "./reconnect";
import { registerWebhooks } from "./register-webhooks";
import { rotateSecrets } from "./rotate-secrets";
import { numbersRouter } from "./router";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const healthy: NumberHealth = { status: "active", quality: "green", dailyLimit: 2000, notes: [] };
const find = async (id: string) => (await world.db.select().from(numbers).where(eq(numbers.id, id)))[0];
const limitOf = async (id: string) => (await world.db.select().from(quotaScopes).where(eq(quotaScopes.id, id)))[0];
const auditOf = async (id: string) =>
  (await world.db.select().from(auditEntries).where(eq(auditEntries.objectId, id))).map(({ action }) => action);

/** The world with one provider that does what the test says. */
function saying(change: Partial<ProviderAdapter>, ctx: Ctx = world.ctx, provider: ProviderName = "meta"): Ctx {
  return { ...ctx, providers: { ...ctx.providers, [provider]: { ...ctx.providers[provider], ...change } } };
}
async function callerOf(role: Role, ctx: Ctx = world.ctx) {
  return createCaller(numbersRouter)({ ...ctx, actor: await addUser(world.ctx, { role }) });
}

describe("numbers by role", () => {
  it.each(["operator", "supervisor"] as const)("are changed, read and reconnected by no %s", async (role) => {
    const { numberId } = await addNumber(world.ctx);
    const caller = await callerOf(role);
    const change = {
      numberId,
      name: "Prodejna",
      ratePerSecond: 5,
      campaignDailyShare: null,
      groupId: null,
      readReceipts: null,
    };
    for (const call of [caller.change(change), caller.readHealth({ numberId }), caller.reconnect({ numberId })])
      await expect(call).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await find(numberId)).toMatchObject({ name: "Servis", ratePerSecond: 25 });
  });

  it("are seen by supervisors, not by operators, without any secret", async () => {
    await addNumber(world.ctx);
    const list = await (await callerOf("supervisor")).list();
    expect(list.length).toBeGreaterThan(0);
    expect(JSON.stringify(list)).not.toMatch(/secret|token|sealed/i);
    await expect((await callerOf("operator")).list()).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("changing a number", () => {
  it("keeps name, pace and share, and leaves its trace (S0.12, S0.34)", async () => {
    const { numberId } = await addNumber(world.ctx, { dailyLimit: 1000 });
    const change = {
      numberId,
      name: " Prodejna ",
      ratePerSecond: 10,
      campaignDailyShare: 1000,
      groupId: null,
      readReceipts: "reply" as const,
    };
    await (await callerOf("admin")).change(change);
    expect(await find(numberId)).toMatchObject({
      name: "Prodejna",
      ratePerSecond: 10,
      campaignDailyShare: 1000,
      readReceipts: "reply",
    });
    expect(await auditOf(numberId)).toEqual(["number.changed"]);
  });

  it("refuses a share above the daily limit (S0.35), a pace of nothing, and a number that is not there", async () => {
    const { numberId } = await addNumber(world.ctx, { dailyLimit: 1000 });
    const change = {
      numberId,
      name: "Prodejna",
      ratePerSecond: 10,
      campaignDailyShare: 1001,
      groupId: null,
      readReceipts: null,
    };
    const caller = await callerOf("admin");
    await expect(caller.change(change)).rejects.toThrow(/shareAboveLimit/);
    await expect(caller.change({ ...change, ratePerSecond: 0 })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    const gone = { ...change, numberId: world.ctx.newId(), campaignDailyShare: null };
    await expect(caller.change(gone)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await find(numberId)).toMatchObject({ name: "Servis" });
  });
});

describe("reading the health", () => {
  it("takes over quality, limit and state (S0.36)", async () => {
    const { numberId, quotaScopeId } = await addNumber(world.ctx);
    const limited: NumberHealth = { ...healthy, status: "limited", quality: "yellow", notes: ["Nízká kvalita"] };
    await readHealth(saying({ readNumber: async () => limited }), { numberId });
    expect(await find(numberId)).toMatchObject({
      status: "limited",
      statusReason: "Nízká kvalita",
      quality: "yellow",
      healthReadAt: world.clock.now(),
    });
    expect(await limitOf(quotaScopeId)).toMatchObject({ dailyLimit: 2000 });
    expect(await auditOf(numberId)).toEqual(["number.limited"]);
  });

  it("keeps the limit that a silent provider does not name", async () => {
    const { numberId, quotaScopeId } = await addNumber(world.ctx, { dailyLimit: 250 });
    await readHealth(saying({ readNumber: async () => ({ ...healthy, dailyLimit: undefined }) }), { numberId });
    expect(await limitOf(quotaScopeId)).toMatchObject({ dailyLimit: 250 });
  });

  it("changes nothing when the provider fails", async () => {
    const { numberId } = await addNumber(world.ctx);
    const failing = async () => Promise.reject(new ProviderError("unreachable", { safeText: "pryč" }));
    await expect(readHealth(saying({ readNumber: failing }), { numberId })).rejects.toMatchObject({
      key: "providerFailed",
    });
    expect(await find(numberId)).toMatchObject({ status: "active", healthReadAt: null });
  });

  it("of all numbers goes on after one that fails", async () => {
    const [bad, good] = [await addNumber(world.ctx), await addNumber(world.ctx)];
    const readNumber: ProviderAdapter["readNumber"] = async (_, { phone }) => {
      if (phone === bad.phone) throw new ProviderError("auth", { safeText: "ne" });
      return healthy;
    };
    const { failed } = await readAllHealth(saying({ readNumber }));
    expect(failed).toBe(1);
    expect(await find(good.numberId)).toMatchObject({ quality: "green" });
  });
});

describe("reconnecting", () => {
  const disconnected = async () => {
    const { numberId } = await addNumber(world.ctx);
    await world.db.update(numbers).set({ status: "disconnected" }).where(eq(numbers.id, numberId));
    return numberId;
  };

  it("sends again when the provider says the number is well (S0.14)", async () => {
    const numberId = await disconnected();
    await reconnectNumber(saying({ readNumber: async () => healthy }), { numberId });
    expect(await find(numberId)).toMatchObject({ status: "active" });
    expect(world.sentJobs).toContainEqual({ name: "delivery/number.due", data: { numberId } });
    expect(await auditOf(numberId)).toEqual(["number.active", "number.reconnect"]);
  });

  it("says why not when it is not", async () => {
    const numberId = await disconnected();
    const still = { ...healthy, status: "disconnected" as const, notes: ["Dluh"] };
    await expect(reconnectNumber(saying({ readNumber: async () => still }), { numberId })).rejects.toMatchObject({
      key: "stillDisconnected",
      values: { reason: "Dluh" },
    });
    expect(await find(numberId)).toMatchObject({ status: "disconnected" });
    expect(world.sentJobs).not.toContainEqual({ name: "delivery/number.due", data: { numberId } });
  });
});

describe("registering webhooks", () => {
  it("tells every provider our address, keeps what failed and goes on", async () => {
    const [good, bad] = [
      await addNumber(world.ctx, { provider: "twilio" }),
      await addNumber(world.ctx, { provider: "360dialog" }),
    ];
    const told: string[] = [];
    const ctx = saying(
      { registerWebhook: async (_connection, _number, url) => void told.push(url) },
      saying(
        { registerWebhook: async () => Promise.reject(new ProviderError("auth", { safeText: "ne" })) },
        world.ctx,
        "360dialog",
      ),
      "twilio",
    );
    await registerWebhooks(ctx);
    expect(told).toEqual([`http://localhost:3000/api/webhooks/twilio/${good.connectionId}`]);
    const find = async (id: string) => (await world.db.select().from(connections).where(eq(connections.id, id)))[0];
    expect(await find(good.connectionId)).toMatchObject({ webhookRegisteredAt: world.clock.now(), webhookError: null });
    expect(await find(bad.connectionId)).toMatchObject({ webhookRegisteredAt: null, webhookError: "auth: ne" });
  });
});

describe("rotating keys", () => {
  it("seals again what an older key sealed, and nothing else", async () => {
    const { connectionId } = await addNumber(world.ctx, { secrets: { accessToken: "tajné" } });
    const [newest, oldest] = [Buffer.alloc(32, 8), Buffer.alloc(32, 7)];
    const ring = [
      { id: "k2", key: newest },
      { id: "k1", key: oldest },
    ];
    const ctx = { ...world.ctx, env: { ...world.ctx.env, ENCRYPTION_KEYS: ring } };
    expect((await rotateSecrets(ctx)).rotated).toBeGreaterThan(0);
    expect(await rotateSecrets(ctx)).toEqual({ rotated: 0 });
    const [row] = await world.db.select().from(connections).where(eq(connections.id, connectionId));
    expect(row?.sealedSecrets).toMatch(/^v1\.k2\./);
    expect((await loadConnection(ctx, connectionId)).secrets).toEqual({ accessToken: "tajné" });
    await expect(loadConnection(world.ctx, connectionId)).rejects.toThrow(/unknown key/);
  });

  it("opens no secret that was moved to another connection", async () => {
    const [from, to] = [await addNumber(world.ctx), await addNumber(world.ctx)];
    const stolen = sealSecrets(world.ctx, from.connectionId, { accessToken: "tajné" });
    await world.db.update(connections).set({ sealedSecrets: stolen }).where(eq(connections.id, to.connectionId));
    await expect(loadConnection(world.ctx, to.connectionId)).rejects.toThrow();
  });
});
