import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditEntries } from "@/db/schema/team";
import { rateCards } from "@/db/schema/usage";
import { addNumber, addUser, type TestWorld, testWorld } from "../test-world";
import { addRateCard } from "./add-rate-card";
import { estimatePrice } from "./estimate-price";
import { checkRateCard, listRateCards, showRateCard } from "./rate-cards";
import { showUsage } from "./show-usage";
import { addClient, addSent } from "./usage-world";
import { withdrawRateCard } from "./withdraw-rate-card";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld({ now: new Date("2026-11-25T12:00:00Z") });
});
afterAll(() => world.close());

const list = (price: string, validFrom: string, more: string[] = []) =>
  ["country,category,price,currency,valid from", `CZ,marketing,${price},EUR,${validFrom}`, ...more].join("\n");
const add = async (price: string, validFrom: string) => {
  const ctx = world.as(await addUser(world.ctx, { role: "admin" }));
  return { ctx, ...(await addRateCard(ctx, { text: list(price, validFrom), name: `Ceník ${validFrom}` })) };
};
const stateOf = async (cardId: string) => (await listRateCards(world.ctx)).find(({ id }) => id === cardId)?.state;

describe("rate cards", () => {
  it("follow one another by their first days; nothing is replaced", async () => {
    const summer = await add("0.05", "2026-07-01");
    const autumn = await add("0.07", "2026-10-01");
    const winter = await add("0.09", "2027-01-01");
    expect([await stateOf(summer.cardId), await stateOf(autumn.cardId), await stateOf(winter.cardId)]).toEqual([
      "past",
      "current",
      "coming",
    ]);
    const [trace] = await world.db.select().from(auditEntries).where(eq(auditEntries.objectId, autumn.cardId));
    const actorId = autumn.ctx.actor.kind === "user" ? autumn.ctx.actor.userId : "";
    const details = { validFrom: "2026-10-01", currency: "EUR", prices: 1 };
    expect(trace).toMatchObject({ action: "rate_card.added", actorId, details });
    expect((await showRateCard(world.ctx, summer)).prices).toEqual([
      { place: "CZ", category: "marketing", priceMicros: 50_000 },
    ]);
  });

  it("hold the prices of currencies of small worth (N.53)", async () => {
    const ctx = world.as(await addUser(world.ctx, { role: "admin" }));
    const text = ["country,category,price,currency,valid from", "ID,marketing,2586.25,IDR,2025-01-01"].join("\n");
    const { cardId } = await addRateCard(ctx, { text, name: "Rupie" });
    expect((await showRateCard(world.ctx, { cardId })).prices).toEqual([
      { place: "ID", category: "marketing", priceMicros: 2_586_250_000 },
    ]);
  });

  it("that begin in the midst of a month price only its rest", async () => {
    await add("0.10", "2026-11-16");
    const { numberId } = await addNumber(world.ctx);
    const conversationId = await addClient(world.ctx, numberId, "+420777123456");
    const days = ["2026-11-15T22:59:59Z", "2026-11-15T23:00:00Z"];
    await addSent(world.ctx, { numberId, conversationId }, ...days.map((day) => ({ acceptedAt: new Date(day) })));
    const { total, cards } = await showUsage(world.ctx, { month: "2026-11" });
    expect(total).toMatchObject({ sent: 2, amounts: { EUR: 70_000 + 100_000 } });
    expect(cards.map(({ validFrom }) => validFrom)).toEqual(["2026-10-01", "2026-11-16"]);
  });

  it("are checked without being kept: changes against the card they follow", async () => {
    const before = await world.db.$count(rateCards);
    const text = list("0.20", "2026-12-01", ["SK,utility,0.03,EUR,2026-12-01"]);
    expect(await checkRateCard(world.ctx, { text })).toMatchObject({
      currency: "EUR",
      validFrom: "2026-12-01",
      priceCount: 2,
      problemCount: 0,
      droppedCount: 0,
      replaced: { validFrom: "2026-11-16" },
      changes: [
        { place: "CZ", category: "marketing", before: 100_000, after: 200_000 },
        { place: "SK", category: "utility", before: null, after: 30_000 },
      ],
    });
    expect(await world.db.$count(rateCards)).toBe(before);
  });

  it("with a bad row are refused whole", async () => {
    const text = list("0.20", "2026-12-01", ["Atlantis,utility,0.03,EUR,2026-12-01"]);
    expect((await checkRateCard(world.ctx, { text })).problems).toEqual([
      { row: 3, reason: "place", cell: "Atlantis" },
    ]);
    const before = await world.db.$count(rateCards);
    await expect(addRateCard(world.ctx, { text, name: "Vadný" })).rejects.toThrow("rateCardBroken");
    expect(await world.db.$count(rateCards)).toBe(before);
  });
});

describe("withdrawing", () => {
  it("of a card in use is done only when it was said so; the one before holds again", async () => {
    const { ctx, cardId } = await add("9", "2026-11-20");
    expect(await withdrawRateCard(ctx, { cardId, isConfirmed: false })).toEqual({ ok: false, reason: "in_use" });
    expect(await stateOf(cardId)).toBe("current");
    expect(await withdrawRateCard(ctx, { cardId, isConfirmed: true })).toEqual({ ok: true });
    expect(await withdrawRateCard(ctx, { cardId, isConfirmed: true })).toEqual({ ok: true });
    expect(await stateOf(cardId)).toBe("withdrawn");
    const estimate = await estimatePrice(world.ctx, {
      lines: [{ country: "CZ", category: "marketing", count: 1 }],
    });
    expect(estimate).toMatchObject({ toMicros: 100_000 });
    const withdrawn = estimatePrice(world.ctx, { cardId, lines: [] });
    await expect(withdrawn).rejects.toThrow("notFound");
    const traces = await world.db.select().from(auditEntries).where(eq(auditEntries.objectId, cardId));
    expect(traces.map(({ action }) => action)).toEqual(["rate_card.added", "rate_card.withdrawn"]);
  });

  it("of one that has not begun asks nothing", async () => {
    const { ctx, cardId } = await add("9", "2027-05-01");
    expect(await withdrawRateCard(ctx, { cardId, isConfirmed: false })).toEqual({ ok: true });
  });

  it("of one that is none is refused", async () => {
    const nobody = { cardId: world.ctx.newId(), isConfirmed: true };
    await expect(withdrawRateCard(world.ctx, nobody)).rejects.toThrow("notFound");
  });
});

it("without any card there is no estimate", async () => {
  await world.db.update(rateCards).set({ withdrawnAt: world.ctx.now() });
  const estimate = await estimatePrice(world.ctx, { lines: [] });
  expect(estimate).toEqual({ ok: false, reason: "no_card" });
});
