import { eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ReceiptStatus } from "@/db/enums";
import { messages, parkedReceipts } from "@/db/schema/delivery";
import { liveEvents } from "@/db/schema/realtime";
import { newId } from "../core/ids";
import { addNumber, type TestWorld, testWorld } from "../test-world";
import { applyReceipts, type Receipt } from "./apply-receipts";
import { acceptOne, claimOne, queueTexts } from "./delivery-world";
import { reconcile } from "./reconcile";
import { receiptStatus, toRef } from "./rules";

let world: TestWorld;
let number: Awaited<ReturnType<typeof addNumber>>;

beforeAll(async () => {
  world = await testWorld();
  number = await addNumber(world.ctx, { ratePerSecond: 1000 });
});
afterAll(() => world.close());

const start = Date.parse("2026-11-22T12:00:00Z");
const find = async (id: string) => {
  const [row] = await world.db.select().from(messages).where(eq(messages.id, id));
  if (!row) throw new Error("gone");
  return row;
};
const receipt = (status: ReceiptStatus, second: number, more: Partial<Receipt> = {}): Receipt => ({
  type: "receipt",
  providerNumberId: number.providerNumberId,
  providerMessageId: "wamid.none",
  ref: null,
  status,
  at: new Date(start + second * 1000),
  ...(status === "failed" ? { failure: { reason: "recipient_invalid", code: "131026", text: "nedoručitelné" } } : {}),
  ...more,
});
const apply = (receipts: Receipt[]) => applyReceipts(world.ctx, { connectionId: number.connectionId, receipts });

/** A message in the air, and what accepting it does. */
async function inTheAir(streamId?: string) {
  const [id = ""] = await queueTexts(world.ctx, number.numberId, 1, streamId ? { streamId } : {});
  const claimed = await claimOf(id);
  const providerMessageId = `wamid.${id}`;
  const accept = () => acceptOne(world.ctx, { numberId: number.numberId, claim: claimed }, { providerMessageId });
  return { id, providerMessageId, ref: toRef(id, claimed.no), accept };
}

async function claimOf(id: string) {
  await world.sql`update send_lanes set next_slot = '-infinity'`;
  const claimed = await claimOne(world.ctx, number.numberId);
  if (claimed === null || claimed === "limited" || claimed.messageId !== id) throw new Error("another message was due");
  return claimed;
}

const statuses = ["held", "sent", "delivered", "read", "failed"] as const;

describe("receipts", () => {
  it("in any order, number and grouping, before or after our own answer, leave the same row (P6)", async () => {
    const event = fc.record({ status: fc.constantFrom(...statuses), second: fc.integer({ min: 1, max: 60 }) });
    const story = fc.record({
      events: fc.uniqueArray(event, { minLength: 1, maxLength: 5, selector: ({ status }) => status }),
      seed: fc.integer(),
      acceptedAfter: fc.integer({ min: 0, max: 12 }),
      names: fc.constantFrom("ref", "id"),
    });
    await fc.assert(
      fc.asyncProperty(story, async ({ events, seed, acceptedAfter, names }) => {
        const sent = await inTheAir();
        const facts = names === "ref" ? { ref: sent.ref } : {};
        const one = events.map(({ status, second }) =>
          receipt(status, second, { providerMessageId: sent.providerMessageId, ...facts }),
        );
        const shuffled = shuffle([...one, ...one, ...one], seed);
        for (const [n, batch] of inBatches(shuffled).entries()) {
          if (n === acceptedAfter) await sent.accept();
          await apply(batch);
        }
        await sent.accept();
        const at = (status: ReceiptStatus) => one.find((found) => found.status === status)?.at ?? null;
        const times = { sentAt: at("sent"), deliveredAt: at("delivered"), readAt: at("read"), failedAt: at("failed") };
        const row = await find(sent.id);
        expect(row).toMatchObject({ ...times, heldAt: at("held"), providerMessageId: sent.providerMessageId });
        expect(row.status).toBe(receiptStatus({ ...times, acceptedAt: row.acceptedAt }));
        expect(row.failureCode).toBe(times.failedAt ? "131026" : null);
      }),
      { numRuns: 30 },
    );
  });

  it("of a thousand messages in one body all count", async () => {
    const sent = await inTheAir();
    await sent.accept();
    const many = Array.from({ length: 1000 }, (_, n) =>
      receipt("delivered", n % 60, {
        providerMessageId: n === 500 ? sent.providerMessageId : `wamid.n${n}`,
      }),
    );
    await apply(many);
    expect((await find(sent.id)).status).toBe("delivered");
    const parked = await world.db.select().from(parkedReceipts);
    expect(parked.filter(({ providerMessageId }) => providerMessageId.startsWith("wamid.n"))).toHaveLength(999);
  });

  it("at the same time from many webhooks neither block nor lose each other", async () => {
    const sent: Awaited<ReturnType<typeof inTheAir>>[] = [];
    for (let n = 0; n < 10; n += 1) sent.push(await inTheAir());
    for (const { accept } of sent) await accept();
    const about = (status: ReceiptStatus, second: number, reverse: boolean) => {
      const all = sent.map(({ providerMessageId }) => receipt(status, second, { providerMessageId }));
      return reverse ? all.reverse() : all;
    };
    await Promise.all(
      [0, 1, 2, 3, 4, 5].flatMap((n) => [
        apply(about("sent", 1, n % 2 === 0)),
        apply(about("delivered", 2, n % 2 === 1)),
        apply(about("read", 3, n % 2 === 0)),
      ]),
    );
    for (const { id } of sent) expect(await find(id)).toMatchObject({ status: "read", sentAt: new Date(start + 1000) });
  });

  it("are shown to the inbox, those of campaigns are not streamed one by one", async () => {
    const [reply, campaign] = [await inTheAir(), await inTheAir()];
    await world.sql`insert into send_streams (id, number_id, status) values (${campaign.id}, ${number.numberId}, 'open')`;
    await world.sql`update messages set stream_id = ${campaign.id} where id = ${campaign.id}`;
    await world.sql`delete from live_events`;
    await apply([reply, campaign].map(({ ref, providerMessageId }) => receipt("sent", 1, { ref, providerMessageId })));
    const shown = await world.db.select().from(liveEvents);
    expect(shown.map(({ subjectId }) => subjectId)).toEqual([reply.id]);
  });

  it("of another connection's number are ignored", async () => {
    const sent = await inTheAir();
    const other = await addNumber(world.ctx);
    await applyReceipts(world.ctx, {
      connectionId: other.connectionId,
      receipts: [receipt("read", 1, { ref: sent.ref })],
    });
    const foreign = receipt("read", 1, { ref: sent.ref, providerNumberId: other.providerNumberId });
    await applyReceipts(world.ctx, { connectionId: other.connectionId, receipts: [foreign] });
    expect((await find(sent.id)).status).toBe("sending");
  });

  it("keep what the provider charges, whichever comes first, also when parked (providers.md A15.4)", async () => {
    const pricing = { category: "utility", type: "regular", billable: true } as const;
    const kept = { pricingCategory: "utility", pricingType: "regular", pricingBillable: true };
    const [late, early, silent] = [await inTheAir(), await inTheAir(), await inTheAir()];
    const priced = (sent: typeof late) =>
      receipt("delivered", 2, { providerMessageId: sent.providerMessageId, pricing });
    await late.accept();
    await apply([receipt("sent", 1, { providerMessageId: late.providerMessageId })]);
    await apply([priced(late), receipt("read", 3, { providerMessageId: late.providerMessageId })]);
    await apply([priced(early)]);
    await early.accept();
    await silent.accept();
    await apply([receipt("delivered", 1, { providerMessageId: silent.providerMessageId })]);
    expect(await find(late.id)).toMatchObject({ status: "read", ...kept });
    expect(await find(early.id)).toMatchObject({ status: "delivered", ...kept });
    expect(await find(silent.id)).toMatchObject({ pricingCategory: null, pricingType: null, pricingBillable: null });
  });

  it("that give one id to two messages do not break the body they came in", async () => {
    const [first, second] = [await inTheAir(), await inTheAir()];
    await first.accept();
    const { providerMessageId } = first;
    await apply([receipt("sent", 1, { ref: second.ref, providerMessageId }), receipt("read", 2, { ref: first.ref })]);
    expect((await find(first.id)).status).toBe("read");
    expect(await find(second.id)).toMatchObject({ status: "sent", providerMessageId: null });
  });
});

describe("what was parked", () => {
  it("in the moment in which the message learnt its id is healed by the reconciler", async () => {
    const sent = await inTheAir();
    await sent.accept();
    await world.db.insert(parkedReceipts).values({
      numberId: number.numberId,
      providerMessageId: sent.providerMessageId,
      status: "delivered",
      at: new Date(start + 5000),
    });
    await reconcile(world.ctx);
    expect(await find(sent.id)).toMatchObject({ status: "delivered", deliveredAt: new Date(start + 5000) });
    expect(
      await world.db.select().from(parkedReceipts).where(eq(parkedReceipts.providerMessageId, sent.providerMessageId)),
    ).toEqual([]);
  });

  it("goes after a week when nobody knows its message", async () => {
    await apply([receipt("sent", 1, { providerMessageId: `wamid.${newId()}` })]);
    await world.sql`update parked_receipts set parked_at = now() - interval '8 days'`;
    await reconcile(world.ctx);
    expect(await world.db.select().from(parkedReceipts)).toEqual([]);
  });
});

function shuffle<T>(items: T[], seed: number): T[] {
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 0) / 2 ** 32;
  };
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

const inBatches = <T>(items: T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / 3) }, (_, n) => items.slice(n * 3, n * 3 + 3));
