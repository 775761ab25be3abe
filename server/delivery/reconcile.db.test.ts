import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { messages, sendAttempts } from "@/db/schema/delivery";
import { liveEvents } from "@/db/schema/realtime";
import { newId } from "../core/ids";
import { ProviderError } from "../providers/types";
import { addNumber, type TestWorld, testWorld } from "../test-world";
import { applyReceipts } from "./apply-receipts";
import { acceptOne, claimOne, queueTexts } from "./delivery-world";
import { reconcile } from "./reconcile";
import { recordError } from "./record-outcome";
import { toRef } from "./rules";
import { closeStream, openStream } from "./streams";

let world: TestWorld;

beforeAll(async () => {
  world = await testWorld({ now: new Date() });
});
afterAll(() => world.close());

const minute = 60_000;
const find = async (id: string) => (await world.db.select().from(messages).where(eq(messages.id, id)))[0];
/** Moves everything of the number into the past, as if nobody had looked for so long. */
const later = async (numberId: string, ms: number) => {
  world.clock.advanceMs(ms);
  await world.sql`update messages set lease_until = lease_until - ${ms} * interval '1 ms' where number_id = ${numberId}`;
  await world.sql`update send_attempts a set started_at = a.started_at - ${ms} * interval '1 ms'
    from messages m where m.id = a.message_id and m.number_id = ${numberId}`;
};

async function claimNow(numberId: string) {
  await world.sql`update send_lanes set next_slot = '-infinity' where number_id = ${numberId}`;
  world.clock.advanceMs(1);
  const claimed = await claimOne(world.ctx, numberId);
  if (claimed === null || claimed === "limited") throw new Error("nothing was due");
  return claimed;
}

/** A claim whose process dies right away. */
async function dieWith(number: { numberId: string }, options: { streamId?: string } = {}) {
  const [id = ""] = await queueTexts(world.ctx, number.numberId, 1, options);
  return { id, claimed: await claimNow(number.numberId) };
}

/** Later messages that were accepted and have receipts: proof that webhooks flow. */
async function prove(number: Awaited<ReturnType<typeof addNumber>>, count = 20) {
  const { numberId, connectionId, providerNumberId } = number;
  for (const id of await queueTexts(world.ctx, numberId, count)) {
    const claimed = await claimNow(numberId);
    await acceptOne(world.ctx, { numberId, claim: claimed }, { providerMessageId: `wamid.${id}` });
    const receipt = { type: "receipt" as const, providerNumberId, providerMessageId: `wamid.${id}`, ref: null };
    await applyReceipts(world.ctx, { connectionId, receipts: [{ ...receipt, status: "sent", at: new Date() }] });
  }
}
const add = () => addNumber(world.ctx, { ratePerSecond: 100 });

describe("a message whose process died", () => {
  it("is uncertain when its lease is over, not before", async () => {
    const number = await add();
    const { id } = await dieWith(number);
    await reconcile(world.ctx);
    expect(await find(id)).toMatchObject({ status: "sending" });
    await later(number.numberId, 31_000);
    await reconcile(world.ctx);
    expect(await find(id)).toMatchObject({ status: "uncertain" });
  });

  it("is sent again only when later ones have had receipts and it has none", async () => {
    const number = await add();
    const { id } = await dieWith(number);
    await prove(number, 19);
    await later(number.numberId, 16 * minute);
    await world.sql`update messages set priority = 1 where id = ${id}`;
    await reconcile(world.ctx);
    expect(await find(id)).toMatchObject({ status: "uncertain" });
    await prove(number, 1);
    await reconcile(world.ctx);
    expect(await find(id)).toMatchObject({ status: "queued", tries: 1 });
    expect((await claimNow(number.numberId)).no).toBe(2);
  });

  it("waits for receipts a quarter of an hour, proof or not", async () => {
    const number = await add();
    const { id } = await dieWith(number);
    await prove(number);
    await later(number.numberId, 14 * minute);
    await reconcile(world.ctx);
    expect(await find(id)).toMatchObject({ status: "uncertain" });
  });

  it("is a person's to decide after three tries", async () => {
    const number = await add();
    const { id } = await dieWith(number);
    await world.sql`update messages set tries = 3 where id = ${id}`;
    await prove(number);
    await later(number.numberId, 16 * minute);
    await reconcile(world.ctx);
    expect(await find(id)).toMatchObject({ status: "needs_decision" });
  });

  it("is not sent by the receipt that comes while it is queued again", async () => {
    const { numberId, connectionId, providerNumberId, ...rest } = await add();
    const { id } = await dieWith({ numberId });
    await prove({ numberId, connectionId, providerNumberId, ...rest });
    await later(numberId, 16 * minute);
    await reconcile(world.ctx);
    const receipt = { type: "receipt" as const, providerNumberId, providerMessageId: "wamid.late", ref: toRef(id, 1) };
    await applyReceipts(world.ctx, { connectionId, receipts: [{ ...receipt, status: "sent", at: new Date() }] });
    expect(await find(id)).toMatchObject({ status: "sent", providerMessageId: "wamid.late" });
    await world.sql`update send_lanes set next_slot = '-infinity' where number_id = ${numberId}`;
    expect(await claimOne(world.ctx, numberId)).toBeNull();
  });

  it("of a campaign that is over is cancelled, once it is proved unsent", async () => {
    const number = await add();
    const streamId = newId();
    await openStream(world.ctx, { streamId, numberId: number.numberId, dailyShare: null });
    const { id } = await dieWith(number, { streamId });
    await closeStream(world.ctx, { streamId });
    await prove(number);
    await later(number.numberId, 16 * minute);
    await reconcile(world.ctx);
    expect(await find(id)).toMatchObject({ status: "cancelled" });
  });
});

describe("without any proof", () => {
  it("a person is asked about an operator's message after a quarter of an hour, and sees it", async () => {
    const number = await add();
    const { id } = await dieWith(number);
    await later(number.numberId, 16 * minute);
    await reconcile(world.ctx);
    expect(await find(id)).toMatchObject({ status: "needs_decision" });
    const shown = await world.db.select().from(liveEvents).where(eq(liveEvents.subjectId, id));
    expect(shown.length).toBeGreaterThan(0);
  });

  it("a campaign's message waits for a day", async () => {
    const number = await add();
    const streamId = newId();
    await openStream(world.ctx, { streamId, numberId: number.numberId, dailyShare: null });
    const { id } = await dieWith(number, { streamId });
    await later(number.numberId, 23 * 60 * minute);
    await reconcile(world.ctx);
    expect(await find(id)).toMatchObject({ status: "uncertain" });
    await later(number.numberId, 2 * 60 * minute);
    await reconcile(world.ctx);
    expect(await find(id)).toMatchObject({ status: "needs_decision" });
  });
});

describe("an answer that comes after the lease is over", () => {
  const expired = async () => {
    const number = await add();
    const { id, claimed } = await dieWith(number);
    await later(number.numberId, 31_000);
    await reconcile(world.ctx);
    return { id, where: { numberId: number.numberId, claim: claimed } };
  };

  it("that says yes counts", async () => {
    const { id, where } = await expired();
    await acceptOne(world.ctx, where, { providerMessageId: `wamid.${id}`, state: "held", rttMs: 40_000 });
    expect(await find(id)).toMatchObject({ status: "accepted", heldAt: world.clock.now() });
  });

  it("that says no counts", async () => {
    const { id, where } = await expired();
    await recordError(world.ctx, where, new ProviderError("recipient_invalid", { safeText: "no" }), 0);
    expect(await find(id)).toMatchObject({ status: "failed" });
    const [attempt] = await world.db.select().from(sendAttempts).where(eq(sendAttempts.messageId, id));
    expect(attempt?.outcome).toBe("failed");
  });
});

describe("wake-ups", () => {
  it("are sent again for every number with something due, and for no other", async () => {
    const [due, idle, blocked] = [await add(), await add(), await add()];
    await queueTexts(world.ctx, due.numberId, 1);
    await queueTexts(world.ctx, blocked.numberId, 1);
    await world.sql`update numbers set status = 'blocked' where id = ${blocked.numberId}`;
    const before = world.sentJobs.length;
    await reconcile(world.ctx);
    const woken = world.sentJobs.slice(before).map((job) => "numberId" in job.data && job.data.numberId);
    expect(woken).toContain(due.numberId);
    expect(woken).not.toContain(idle.numberId);
    expect(woken).not.toContain(blocked.numberId);
  });

  it("leave nothing queued in a stream that was closed meanwhile", async () => {
    const { numberId } = await add();
    const streamId = newId();
    await openStream(world.ctx, { streamId, numberId, dailyShare: null });
    await closeStream(world.ctx, { streamId });
    const [id = ""] = await queueTexts(world.ctx, numberId, 1, { streamId });
    await reconcile(world.ctx);
    expect(await find(id)).toMatchObject({ status: "cancelled" });
  });
});
