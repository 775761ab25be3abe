import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { moveToConnection } from "../numbers/move-to-connection";
import type { ProviderCost } from "../providers/number-types";
import { ProviderError } from "../providers/types";
import { addNumber, type TestWorld, testWorld } from "../test-world";
import { readProviderCosts, readRecentCosts, showProviderCosts } from "./provider-costs";
import { showUsage } from "./show-usage";
import { addClient, addSent } from "./usage-world";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld({ now: new Date("2026-11-25T12:00:00Z") });
});
afterAll(() => world.close());

const cost = (change: Partial<ProviderCost> = {}): ProviderCost => ({
  day: "2026-11-03",
  phone: null,
  country: "CZ",
  category: "marketing",
  messages: 10,
  cost: 0.86,
  currency: "USD",
  ...change,
});

/** A world whose Meta answers as told. */
function withMeta(readCosts: (wabaId: string | undefined) => Promise<ProviderCost[]>) {
  const asked = vi.fn((connection: { config: Record<string, string> }, _: { from: string; to: string }) =>
    readCosts(connection.config.wabaId),
  );
  const providers = { ...world.ctx.providers, meta: { ...world.ctx.providers.meta, readCosts: asked } };
  return { asked, ctx: { ...world.ctx, providers } };
}

const refused = () => new ProviderError("auth", { safeText: "token" });

it("keeps each connection's figures apart: one that fails hides nobody, and what does not tell says so", async () => {
  const good = await addNumber(world.ctx, { config: { wabaId: "good" } });
  const bad = await addNumber(world.ctx, { config: { wabaId: "bad" } });
  const silent = await addNumber(world.ctx, { provider: "360dialog" });
  const { ctx, asked } = withMeta(async (wabaId) => {
    if (wabaId === "bad") throw refused();
    return [cost({ phone: good.phone }), cost({ phone: "+420999999999" }), cost()];
  });
  expect(await readProviderCosts(ctx, { month: "2026-11" })).toEqual({ failed: 1 });
  expect(asked.mock.calls[0]?.[1]).toEqual({ from: "2026-11-01", to: "2026-11-25" });
  const shown = await showProviderCosts(ctx, { month: "2026-11" });
  const of = (number: { connectionId: string }) =>
    shown.find(({ connectionIds }) => connectionIds.includes(number.connectionId));
  expect(of(good)).toMatchObject({ tells: true, readAt: ctx.now(), failure: null, phones: [good.phone] });
  expect(of(good)?.costs).toEqual([cost({ phone: good.phone }), cost()]);
  expect(of(bad)).toMatchObject({ tells: true, readAt: null, failure: "auth", failedAt: ctx.now(), costs: [] });
  expect(of(silent)).toMatchObject({ tells: false, readAt: null, costs: [] });
  expect(JSON.stringify(shown)).not.toMatch(/token|secret/i);
});

it("keeps what was read when a later reading fails, and asks again only after a rest", async () => {
  const { connectionId } = await addNumber(world.ctx, { config: { wabaId: "flaky" } });
  let isDown = false;
  const { ctx, asked } = withMeta(async (wabaId) => {
    if (wabaId !== "flaky") return [];
    if (isDown) throw refused();
    return [cost()];
  });
  const asksOf = () => asked.mock.calls.filter(([connection]) => connection.config.wabaId === "flaky").length;
  await readProviderCosts(ctx, { month: "2026-11" });
  await readProviderCosts(ctx, { month: "2026-11" });
  expect(asksOf()).toBe(1);
  const readAt = ctx.now();
  world.clock.advanceMs(61_000);
  isDown = true;
  await readProviderCosts(ctx, { month: "2026-11" });
  expect(asksOf()).toBe(2);
  const shown = (await showProviderCosts(ctx, { month: "2026-11" })).find((read) =>
    read.connectionIds.includes(connectionId),
  );
  expect(shown).toMatchObject({ costs: [cost()], readAt, failure: "auth", failedAt: ctx.now() });
});

it("reads a client of 360dialog once for all its numbers, and shows them as one (S0.32)", async () => {
  const config = { clientId: "oneCL" };
  const first = await addNumber(world.ctx, { provider: "360dialog", config });
  const second = await addNumber(world.ctx, { provider: "360dialog", config });
  const readCosts = vi.fn(async () => [cost({ country: null })]);
  const dialog360 = world.ctx.providers["360dialog"];
  const costAccount = ({ config: { clientId } }: { config: Record<string, string> }) =>
    clientId ? { id: clientId, byNumber: false } : null;
  const providers = {
    ...withMeta(async () => []).ctx.providers,
    "360dialog": { ...dialog360, readCosts, costAccount },
  };
  const ctx = { ...world.ctx, providers };
  await readProviderCosts(ctx, { month: "2026-11" });
  expect(readCosts).toHaveBeenCalledTimes(1);
  const third = await addNumber(world.ctx, { provider: "360dialog", config });
  const shown = (await showProviderCosts(ctx, { month: "2026-11" })).filter(
    ({ tells, provider }) => tells && provider === "360dialog",
  );
  expect(shown).toHaveLength(1);
  expect(shown[0]?.connectionIds.toSorted()).toEqual(
    [first, second, third].map(({ connectionId }) => connectionId).sort(),
  );
  expect(shown[0]).toMatchObject({ costs: [cost({ country: null })], readAt: ctx.now(), failure: null });
  expect(shown[0]?.phones).toEqual([first, second, third].map(({ phone }) => phone).sort());
});

it("compares what a moved number sent with the connection that carried it (O20)", async () => {
  const old = await addNumber(world.ctx, { config: { wabaId: "before" } });
  const next = await addNumber(world.ctx, { provider: "360dialog" });
  const { ctx } = withMeta(async (wabaId) => (wabaId === "before" ? [cost({ phone: old.phone })] : []));
  const conversationId = await addClient(ctx, old.numberId, "+420777999888");
  const place = { numberId: old.numberId, conversationId };
  await addSent(ctx, place, { acceptedAt: ctx.now() }, { acceptedAt: ctx.now() });
  world.clock.advanceMs(1_000);
  await moveToConnection(ctx, { numberId: old.numberId, connectionId: next.connectionId, providerNumberId: "new" });
  world.clock.advanceMs(1_000);
  await addSent(ctx, place, { acceptedAt: ctx.now() });
  await readProviderCosts(ctx, { month: "2026-11" });
  const { byConnection, rows } = await showUsage(ctx, { month: "2026-11" });
  const carried = (connectionId: string) =>
    byConnection.filter((own) => own.connectionId === connectionId).reduce((sum, own) => sum + own.delivered, 0);
  expect([carried(old.connectionId), carried(next.connectionId)]).toEqual([2, 1]);
  expect(rows.filter(({ numberId }) => numberId === old.numberId).map(({ delivered }) => delivered)).toEqual([3]);
  const shown = await showProviderCosts(ctx, { month: "2026-11" });
  const left = shown.find(({ connectionIds }) => connectionIds.includes(old.connectionId));
  expect(left).toMatchObject({ phones: [old.phone], costs: [cost({ phone: old.phone })] });
  const taken = shown.find(({ connectionIds }) => connectionIds.includes(next.connectionId));
  expect(taken?.phones).toEqual([next.phone, old.phone].sort());
  const later = await showProviderCosts(ctx, { month: "2026-12" });
  expect(later.find(({ connectionIds }) => connectionIds.includes(old.connectionId))?.phones).toEqual([]);
});

it("asks nothing of a month that has not begun", async () => {
  const { ctx, asked } = withMeta(async () => []);
  expect(await readProviderCosts(ctx, { month: "2026-12" })).toEqual({ failed: 0 });
  expect(asked).not.toHaveBeenCalled();
});

it("by itself reads this month, and in its first days the one before", async () => {
  const { ctx, asked } = withMeta(async () => []);
  world.clock.set(new Date("2026-12-04T12:00:00Z"));
  await readRecentCosts(ctx);
  const months = new Set(asked.mock.calls.map(([, { from }]) => from));
  expect([...months].sort()).toEqual(["2026-11-01", "2026-12-01"]);
});
