import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { messages, sendAttempts, sendLanes, sendPermits, sendStreams } from "@/db/schema/delivery";
import { numbers } from "@/db/schema/numbers";
import { liveEvents } from "@/db/schema/realtime";
import { newId } from "../core/ids";
import { addNumber, type TestWorld, testWorld } from "../test-world";
import { applyReceipts } from "./apply-receipts";
import { addThread, queueTexts, type ScriptedProvider, scriptedProvider } from "./delivery-world";
import { dispatchNumber } from "./dispatch";
import { queueMessages } from "./queue-messages";
import { retryMessage } from "./retry-message";
import { toRef } from "./rules";
import { runNumber } from "./run-number";
import { openStream } from "./streams";

let world: TestWorld;
let provider: ScriptedProvider;

beforeAll(async () => {
  provider = await scriptedProvider();
  world = await testWorld({ simulatorUrl: provider.url, now: new Date() });
});
afterAll(async () => {
  await world.close();
  await provider.close();
});
beforeEach(() => provider.react(() => ({})));

const find = async (id: string) => {
  const [row] = await world.db.select().from(messages).where(eq(messages.id, id));
  if (!row) throw new Error("gone");
  return row;
};
const attemptsOf = (id: string) =>
  world.db.select().from(sendAttempts).where(eq(sendAttempts.messageId, id)).orderBy(sendAttempts.no);
const error = (code: number, status = 400) => ({ status, body: { error: { code, message: `(#${code}) no` } } });
/** A queued message is due again only later; the tests do not wait. */
const makeDue = async (id: string) => {
  await world.db
    .update(messages)
    .set({ notBefore: new Date(0) })
    .where(eq(messages.id, id));
  await world.sql`update send_lanes set paused_until = '-infinity'`;
};
const arrivalsOf = (id: string) => provider.arrivals.filter(({ ref }) => ref.startsWith(`v1.${id}.`));

describe("one message", () => {
  it("goes out with our id and leaves its trace", async () => {
    const number = await addNumber(world.ctx);
    const [id = ""] = await queueTexts(world.ctx, number.numberId, 1);
    await dispatchNumber(world.ctx, number);
    const [arrival] = arrivalsOf(id);
    expect(arrival).toMatchObject({ numberId: number.providerNumberId, ref: toRef(id, 1) });
    expect(await find(id)).toMatchObject({
      status: "accepted",
      providerMessageId: arrival?.providerMessageId,
      tries: 1,
      acceptedAt: world.clock.now(),
      leaseUntil: null,
    });
    expect(await attemptsOf(id)).toMatchObject([{ no: 1, outcome: "accepted", finishedAt: world.clock.now() }]);
    const [row] = await world.db.select().from(numbers).where(eq(numbers.id, number.numberId));
    expect(row?.lastOutboundAt).toEqual(world.clock.now());
    const permits = await world.db.select().from(sendPermits).where(eq(sendPermits.numberId, number.numberId));
    expect(permits.filter(({ attemptId }) => attemptId !== null)).toEqual([]);
    expect(permits).toHaveLength(25);
    const shown = await world.db.select().from(liveEvents).where(eq(liveEvents.subjectId, id));
    expect(shown.length).toBeGreaterThan(0);
  });

  it("is stored and sent once, however often it is queued", async () => {
    const { numberId } = await addNumber(world.ctx);
    const { conversationId } = await addThread(world.ctx, numberId);
    const message = { id: newId(), conversationId, numberId, kind: "text" as const, body: "Dobrý den" };
    expect(await queueMessages(world.ctx, [message])).toEqual([message.id]);
    expect(await queueMessages(world.ctx, [message])).toEqual([]);
    await Promise.all([dispatchNumber(world.ctx, { numberId }), dispatchNumber(world.ctx, { numberId })]);
    expect(arrivalsOf(message.id)).toHaveLength(1);
  });

  it("of one conversation waits for the one before it, so that they arrive as written", async () => {
    const { numberId } = await addNumber(world.ctx);
    const { conversationId } = await addThread(world.ctx, numberId);
    provider.react((_, n) => ({ beforeMs: n % 2 === 0 ? 5 : 80 }));
    for (const body of ["1", "2", "3", "4"])
      await queueMessages(world.ctx, [{ id: newId(), conversationId, numberId, kind: "text", body }]);
    const before = provider.arrivals.length;
    await dispatchNumber(world.ctx, { numberId });
    expect(provider.arrivals.slice(before).map(({ text }) => text)).toEqual(["1", "2", "3", "4"]);
  });
});

describe("a refusal", () => {
  it("is tried three times where that makes sense, then it is an error people see", async () => {
    const { numberId } = await addNumber(world.ctx);
    const [id = ""] = await queueTexts(world.ctx, numberId, 1);
    provider.react(() => error(131000, 500));
    for (const tries of [1, 2]) {
      await dispatchNumber(world.ctx, { numberId });
      expect(await find(id)).toMatchObject({ status: "queued", tries, failureReason: "retry_later" });
      await makeDue(id);
    }
    await dispatchNumber(world.ctx, { numberId });
    expect(await find(id)).toMatchObject({ status: "failed", failureCode: "131000", failedAt: world.clock.now() });
    expect((await attemptsOf(id)).map(({ no, outcome }) => [no, outcome])).toEqual([
      [1, "requeued"],
      [2, "requeued"],
      [3, "failed"],
    ]);
  });

  it("about the person is final at once", async () => {
    const { numberId } = await addNumber(world.ctx);
    const [id = ""] = await queueTexts(world.ctx, numberId, 1);
    provider.react(() => error(131026));
    await dispatchNumber(world.ctx, { numberId });
    expect(await find(id)).toMatchObject({ status: "failed", failureReason: "recipient_invalid", tries: 1 });
  });

  it("for going too fast pauses the number, makes it strict and is no try", async () => {
    const { numberId } = await addNumber(world.ctx);
    const [id = ""] = await queueTexts(world.ctx, numberId, 1);
    await world.db.update(sendLanes).set({ samples: 500, floorMs: 20 }).where(eq(sendLanes.numberId, numberId));
    provider.react(() => ({ ...error(130429, 429), headers: { "retry-after": "7" } }));
    await dispatchNumber(world.ctx, { numberId });
    expect(await find(id)).toMatchObject({ status: "queued", tries: 0, failureReason: "rate_limited_number" });
    const [lane] = await world.db.select().from(sendLanes).where(eq(sendLanes.numberId, numberId));
    expect(lane?.samples).toBe(0);
    expect((lane?.pausedUntil.getTime() ?? 0) - Date.now()).toBeGreaterThan(5000);
  });

  it("of the credentials stops the number and keeps the message", async () => {
    const { numberId } = await addNumber(world.ctx);
    const [id = ""] = await queueTexts(world.ctx, numberId, 1);
    provider.react(() => error(190, 401));
    await dispatchNumber(world.ctx, { numberId });
    expect(await find(id)).toMatchObject({ status: "queued", tries: 0, failureReason: "auth" });
    const [row] = await world.db.select().from(numbers).where(eq(numbers.id, numberId));
    expect(row).toMatchObject({ status: "disconnected", statusReason: "(#190) no" });
    await makeDue(id);
    provider.react(() => ({}));
    await dispatchNumber(world.ctx, { numberId });
    expect(arrivalsOf(id)).toEqual([]);
  });

  it("of the template holds its campaign, of the portfolio limits it", async () => {
    const { numberId } = await addNumber(world.ctx);
    const [held, limited] = [newId(), newId()];
    for (const [streamId, code] of [
      [held, 132015],
      [limited, 131048],
    ] as const) {
      await openStream(world.ctx, { streamId, numberId, dailyShare: null });
      await queueTexts(world.ctx, numberId, 1, { streamId });
      provider.react(() => error(code));
      await runNumber(world.ctx, { numberId }, { tickMs: 400 });
    }
    const streams = new Map((await world.db.select().from(sendStreams)).map((row) => [row.id, row]));
    expect(streams.get(held)?.status).toBe("held");
    expect(streams.get(limited)?.status).toBe("open");
    expect(streams.get(limited)?.limitedUntil?.getTime()).toBeGreaterThan(world.clock.now().getTime() + 3_000_000);
  });
});

describe("while the provider is down", () => {
  it("replies wait visibly and go out when it is back", async () => {
    const gone = await scriptedProvider();
    const other = await testWorld({ simulatorUrl: gone.url, now: new Date() });
    const { numberId } = await addNumber(other.ctx);
    const [id = ""] = await queueTexts(other.ctx, numberId, 1);
    const port = Number(new URL(gone.url).port);
    await gone.close();
    await dispatchNumber(other.ctx, { numberId });
    const waiting = async () => (await other.db.select().from(messages).where(eq(messages.id, id)))[0];
    expect(await waiting()).toMatchObject({ status: "queued", tries: 0, failureReason: "unreachable" });
    expect(other.sentJobs).toContainEqual({ name: "delivery/number.due", data: { numberId } });
    const back = await scriptedProvider(port);
    await other.sql`update messages set not_before = '-infinity'`;
    await other.sql`update send_lanes set paused_until = '-infinity'`;
    await dispatchNumber(other.ctx, { numberId });
    expect(await waiting()).toMatchObject({ status: "accepted", failureReason: null });
    expect(back.arrivals).toHaveLength(1);
    await other.close();
    await back.close();
  });

  it("an overloaded gateway costs no tries", async () => {
    const { numberId } = await addNumber(world.ctx);
    const [id = ""] = await queueTexts(world.ctx, numberId, 1);
    provider.react(() => ({ status: 503, body: "busy" }));
    await dispatchNumber(world.ctx, { numberId });
    expect(await find(id)).toMatchObject({ status: "queued", tries: 0, failureReason: "unreachable" });
  });
});

describe("an outcome nobody knows", () => {
  it.each([
    ["a reset after the message was taken", { reset: "after" as const }],
    ["a bad gateway", { status: 502, body: "<html>" }],
    ["an answer that names no message", { body: {} }],
  ])("%s is uncertain, keeps its permit and is not sent again", async (_, reaction) => {
    const { numberId } = await addNumber(world.ctx);
    const [id = ""] = await queueTexts(world.ctx, numberId, 1);
    provider.react(() => reaction);
    await dispatchNumber(world.ctx, { numberId });
    expect(await find(id)).toMatchObject({ status: "uncertain" });
    provider.react(() => ({}));
    await dispatchNumber(world.ctx, { numberId });
    expect(await attemptsOf(id)).toMatchObject([{ outcome: "uncertain" }]);
    const permits = await world.db.select().from(sendPermits).where(eq(sendPermits.numberId, numberId));
    expect(permits.filter(({ attemptId }) => attemptId !== null)).toHaveLength(1);
  });

  it("is resolved by the receipt that carries our id", async () => {
    const { numberId, connectionId, providerNumberId } = await addNumber(world.ctx);
    const [id = ""] = await queueTexts(world.ctx, numberId, 1);
    provider.react(() => ({ reset: "after" }));
    await dispatchNumber(world.ctx, { numberId });
    const at = new Date();
    const receipt = { type: "receipt" as const, providerNumberId, providerMessageId: "wamid.x", at };
    await applyReceipts(world.ctx, { connectionId, receipts: [{ ...receipt, ref: toRef(id, 1), status: "sent" }] });
    expect(await find(id)).toMatchObject({ status: "sent", providerMessageId: "wamid.x", sentAt: at });
  });
});

describe("trying again by hand", () => {
  const failed = async () => {
    const number = await addNumber(world.ctx);
    const [id = ""] = await queueTexts(world.ctx, number.numberId, 1);
    provider.react(() => error(131000, 500));
    await world.db.update(messages).set({ tries: 2 }).where(eq(messages.id, id));
    await dispatchNumber(world.ctx, number);
    provider.react(() => ({}));
    return { ...number, id };
  };

  it("is the same message with three new tries", async () => {
    const { id, numberId } = await failed();
    expect(await retryMessage(world.ctx, { messageId: id })).toEqual({ numberId });
    await dispatchNumber(world.ctx, { numberId });
    expect(await find(id)).toMatchObject({ status: "accepted", tries: 1, failedAt: null, failureReason: null });
    expect(arrivalsOf(id).map(({ ref }) => ref)).toEqual([toRef(id, 2)]);
  });

  it("is not ended by a late repetition of the old failure", async () => {
    const { id, connectionId, providerNumberId, numberId } = await failed();
    const old = { type: "receipt" as const, providerNumberId, providerMessageId: "wamid.old", ref: toRef(id, 1) };
    await retryMessage(world.ctx, { messageId: id });
    await applyReceipts(world.ctx, { connectionId, receipts: [{ ...old, status: "failed", at: new Date() }] });
    expect(await find(id)).toMatchObject({ status: "queued" });
    await dispatchNumber(world.ctx, { numberId });
    await applyReceipts(world.ctx, { connectionId, receipts: [{ ...old, status: "failed", at: new Date() }] });
    expect(await find(id)).toMatchObject({ status: "accepted", failedAt: null });
  });

  it("is refused for what is on its way or makes no sense", async () => {
    const { numberId } = await addNumber(world.ctx);
    const [id = ""] = await queueTexts(world.ctx, numberId, 1);
    await expect(retryMessage(world.ctx, { messageId: id })).rejects.toMatchObject({ key: "notRetryable" });
    await expect(retryMessage(world.ctx, { messageId: newId() })).rejects.toMatchObject({ code: "not_found" });
  });
});
