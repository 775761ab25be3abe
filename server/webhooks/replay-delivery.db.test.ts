import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { messages } from "@/db/schema/delivery";
import { numbers } from "@/db/schema/numbers";
import { auditEntries } from "@/db/schema/team";
import { webhookDeliveries } from "@/db/schema/webhooks";
import { addNumber, addUser, type TestWorld, testWorld } from "../test-world";
import { dropOldDeliveries } from "./drop-old-deliveries";
import { countRefusal } from "./queries";
import { replayDelivery } from "./replay-delivery";
import { retryDeliveries } from "./retry-deliveries";
import { maxTries } from "./rules";
import {
  addSent,
  deliveriesOf,
  envelope,
  inboundOf,
  messagesChange,
  poisonId,
  postMeta,
  postTwilio,
  refusalsOf,
  seconds,
  status,
  type TestNumber,
  text,
  unreadOf,
} from "./webhook-world";

let world: TestWorld;
let number: TestNumber;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  number = await addNumber(world.ctx);
  world.sentJobs.length = 0;
});

const client = "420777123456";
const minuteMs = 60_000;

/** A body with a poisonous message between good items. */
async function postPoisoned(): Promise<string> {
  const at = seconds(world);
  const messages = [text("wamid.1", client, at), text(poisonId(), client, at, "Tajné"), text("wamid.3", client, at)];
  const statuses = [status("wamid.out0", "delivered", at)];
  await addSent(world, number, "wamid.out");
  expect(await postMeta(world, number, envelope(messagesChange(number, { messages, statuses })))).toBe("stored");
  const [delivery] = await deliveriesOf(world, number);
  return delivery?.id ?? "";
}

const deliveryOf = async (id: string) =>
  (await world.db.select().from(webhookDeliveries).where(eq(webhookDeliveries.id, id)))[0];

describe("processing that fails (goals §6.5, 32)", () => {
  it("rolls back whole, keeps the delivery with its cause and rings for a replay", async () => {
    const deliveryId = await postPoisoned();
    expect(await inboundOf(world, number)).toEqual([]);
    const delivery = await deliveryOf(deliveryId);
    expect(delivery).toMatchObject({ outcome: "failed", tries: 1 });
    expect(delivery?.error).toMatch(/^54000: index row/);
    expect(delivery?.error).not.toContain("Tajné");
    expect(world.sentJobs).toEqual([{ name: "webhooks/replay.due", data: { deliveryId } }]);
  });

  it("lets the good items in and leaves the poisonous one with its cause", async () => {
    const deliveryId = await postPoisoned();
    expect(await replayDelivery(world.ctx, { deliveryId })).toEqual({ outcome: "failed" });
    expect((await inboundOf(world, number)).map(({ providerMessageId }) => providerMessageId)).toEqual([
      "wamid.1",
      "wamid.3",
    ]);
    expect(await unreadOf(world, number)).toBe(2);
    const delivery = await deliveryOf(deliveryId);
    expect(delivery).toMatchObject({ outcome: "failed", tries: 2 });
    expect(delivery?.error).toMatch(/^2\. message: 54000: index row[^\n]+$/);
  });

  it("doubles nothing when it is replayed by many at once", async () => {
    const deliveryId = await postPoisoned();
    await Promise.all(Array.from({ length: 5 }, () => replayDelivery(world.ctx, { deliveryId })));
    expect(await inboundOf(world, number)).toHaveLength(2);
    expect(await unreadOf(world, number)).toBe(2);
    expect(await deliveryOf(deliveryId)).toMatchObject({ tries: 6 });
  });

  it("wakes the live streams and the file jobs only after the commit of the whole replay", async () => {
    const at = seconds(world);
    const image = { ...text("wamid.i", client, at), type: "image", image: { id: "media1", mime_type: "image/jpeg" } };
    const messages = [image, text(poisonId(), client, at)];
    await postMeta(world, number, envelope(messagesChange(number, { messages })));
    const [delivery] = await deliveriesOf(world, number);
    world.sentJobs.length = 0;
    const order: string[] = [];
    const sendJob = async (...jobs: { name: string }[]) => {
      order.push(...jobs.map(({ name }) => name), `stored: ${(await inboundOf(world, number)).length}`);
    };
    await replayDelivery({ ...world.ctx, sendJob }, { deliveryId: delivery?.id ?? "" });
    expect(order).toEqual(["media/download.due", "stored: 1"]);
  });
});

describe("trying again", () => {
  it("rings when the back-off is over, up to the last try", async () => {
    const deliveryId = await postPoisoned();
    const isDue = async () => {
      world.sentJobs.length = 0;
      await retryDeliveries(world.ctx);
      return world.sentJobs.some((job) => "deliveryId" in job.data && job.data.deliveryId === deliveryId);
    };
    const start = world.clock.now();
    const due: number[] = [];
    for (let minute = 0; minute <= 1000; minute += 1) {
      world.clock.set(new Date(start.getTime() + minute * minuteMs));
      if (!(await isDue())) continue;
      due.push(minute);
      await replayDelivery(world.ctx, { deliveryId });
    }
    world.clock.set(start);
    expect(due).toEqual([1, 6, 36, 156, 876]);
    expect(await deliveryOf(deliveryId)).toMatchObject({ outcome: "failed", tries: maxTries });
  });

  it("leaves alone what was processed", async () => {
    const body = envelope(messagesChange(number, { messages: [text("wamid.1", client, seconds(world))] }));
    await postMeta(world, number, body);
    const [delivery] = await deliveriesOf(world, number);
    expect(await replayDelivery(world.ctx, { deliveryId: delivery?.id ?? "" })).toEqual({ outcome: "processed" });
    expect(await deliveryOf(delivery?.id ?? "")).toMatchObject({ tries: 1 });
  });
});

describe("a person's replay", () => {
  it("processes what had no effect before and leaves a trace", async () => {
    const later = await addNumber(world.ctx);
    const body = envelope(messagesChange(later, { messages: [text("wamid.1", client, seconds(world))] }));
    await postMeta(world, number, body);
    const [delivery] = await deliveriesOf(world, number);
    const { connectionId } = number;
    await world.db.update(numbers).set({ connectionId }).where(eq(numbers.id, later.numberId));
    const admin = await addUser(world.ctx, { role: "admin" });
    const deliveryId = delivery?.id ?? "";
    expect(await replayDelivery(world.as(admin), { deliveryId })).toEqual({ outcome: "processed" });
    expect(await inboundOf(world, later)).toHaveLength(1);
    const trace = await world.db.select().from(auditEntries).where(eq(auditEntries.objectId, deliveryId));
    expect(trace).toMatchObject([
      { action: "webhook.replayed", actorId: admin.userId, details: { outcome: "processed" } },
    ]);
  });

  it("of nothing is refused", async () => {
    const deliveryId = world.ctx.newId();
    await expect(replayDelivery(world.ctx, { deliveryId })).rejects.toMatchObject({ code: "not_found" });
  });
});

it("keeps Twilio's time of reception when it is replayed later", async () => {
  const phone = "+420602333444";
  number = await addNumber(world.ctx, {
    provider: "twilio",
    phone,
    providerNumberId: phone,
    secrets: { authToken: "token" },
  });
  const [id] = await addSent(world, number, "SM.t");
  const received = world.clock.now();
  const fields = { AccountSid: "AC", MessageSid: "SM.t0", MessageStatus: "delivered", From: `whatsapp:${phone}` };
  await postTwilio(world, number, fields);
  const [delivery] = await deliveriesOf(world, number);
  await world.db
    .update(webhookDeliveries)
    .set({ outcome: "failed" })
    .where(eq(webhookDeliveries.id, delivery?.id ?? ""));
  const isSent = eq(messages.id, id ?? "");
  await world.db.update(messages).set({ status: "accepted", deliveredAt: null }).where(isSent);
  world.clock.advanceMs(90 * minuteMs);
  await replayDelivery(world.ctx, { deliveryId: delivery?.id ?? "" });
  world.clock.set(received);
  expect(await world.db.select().from(messages).where(isSent)).toMatchObject([
    { status: "delivered", deliveredAt: received },
  ]);
});

it("drops deliveries after 30 days, and the counts of refusals with them", async () => {
  await postMeta(world, number, envelope());
  await countRefusal(world.db, { connectionId: number.connectionId, day: "2026-11-22", reason: "signature" });
  const start = world.clock.now();
  world.clock.set(new Date(start.getTime() + 30 * 86_400_000 - 1));
  await dropOldDeliveries(world.ctx);
  expect([(await deliveriesOf(world, number)).length, (await refusalsOf(world, number)).length]).toEqual([1, 1]);
  world.clock.set(new Date(start.getTime() + 31 * 86_400_000));
  expect((await dropOldDeliveries(world.ctx)).dropped).toBeGreaterThan(0);
  world.clock.set(start);
  expect([(await deliveriesOf(world, number)).length, (await refusalsOf(world, number)).length]).toEqual([0, 0]);
});
