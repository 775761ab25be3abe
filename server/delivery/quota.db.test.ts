import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { messages, sendStreams } from "@/db/schema/delivery";
import { numbers, quotaUses } from "@/db/schema/numbers";
import { newId } from "../core/ids";
import { addNumber, type TestWorld, testWorld } from "../test-world";
import { claim } from "./claim";
import { addThread, claimOne, type ScriptedProvider, scriptedProvider } from "./delivery-world";
import { dispatchNumber } from "./dispatch";
import { queueMessages } from "./queue-messages";
import { recordError } from "./record-outcome";
import { releaseLimit } from "./release-limit";
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

const template = {
  name: "objednavka_vyrizena",
  language: "cs",
  providerTemplateId: "1",
  parameters: { body: ["pane"] },
  rendered: { body: "Dobrý den, pane", buttons: [] },
};

async function queueTemplate(numberId: string, conversationId: string, streamId?: string): Promise<string> {
  const id = newId();
  const message = { id, conversationId, numberId, kind: "template" as const, payload: { template } };
  await queueMessages(world.ctx, [streamId ? { ...message, streamId } : message]);
  return id;
}

async function queueTemplates(numberId: string, count: number, streamId?: string) {
  const threads = [];
  for (let n = 0; n < count; n += 1) {
    const thread = await addThread(world.ctx, numberId, null);
    threads.push({ ...thread, id: await queueTemplate(numberId, thread.conversationId, streamId) });
  }
  return threads;
}

const usesOf = (scopeId: string) => world.db.select().from(quotaUses).where(eq(quotaUses.scopeId, scopeId));
const find = async (id: string) => (await world.db.select().from(messages).where(eq(messages.id, id)))[0];

/** Claims until nothing more may leave, the slots and permits set aside. */
async function claimAll(numberId: string, atMost = 1): Promise<number> {
  for (let taken = 0; ; ) {
    await world.sql`update send_lanes set next_slot = '-infinity' where number_id = ${numberId}`;
    await world.sql`update send_permits set free_at = '-infinity' where number_id = ${numberId}`;
    const claims = await claim(world.ctx, { numberId, maxPriority: 1, atMost });
    if (claims.length === 0) return taken;
    if (claims !== "limited") taken += claims.length;
  }
}

describe("the daily limit", () => {
  it("is used to the last client and never exceeded by campaigns and numbers that share it (P16)", async () => {
    const first = await addNumber(world.ctx, { dailyLimit: 25, ratePerSecond: 80 });
    const second = await addNumber(world.ctx, { ratePerSecond: 80 });
    await world.db.update(numbers).set({ quotaScopeId: first.quotaScopeId }).where(eq(numbers.id, second.numberId));
    for (const { numberId } of [first, second, second]) {
      const streamId = newId();
      await openStream(world.ctx, { streamId, numberId, dailyShare: null });
      await queueTemplates(numberId, 15, streamId);
    }
    const claimed = await Promise.all([first, second, first, second].map(({ numberId }) => claimAll(numberId)));
    expect(claimed.reduce((sum, count) => sum + count)).toBe(25);
    expect(await usesOf(first.quotaScopeId)).toHaveLength(25);
  });

  it("is used to the last client by claims of several at once, too", async () => {
    const { numberId, quotaScopeId } = await addNumber(world.ctx, { dailyLimit: 7, ratePerSecond: 1000 });
    const streamId = newId();
    await openStream(world.ctx, { streamId, numberId, dailyShare: null });
    await queueTemplates(numberId, 12, streamId);
    expect(await claimAll(numberId, 5)).toBe(7);
    expect(await usesOf(quotaScopeId)).toHaveLength(7);
  });

  it("makes the campaign wait until the window frees, by itself (S0.39)", async () => {
    const { numberId, quotaScopeId } = await addNumber(world.ctx, { dailyLimit: 2 });
    const streamId = newId();
    await openStream(world.ctx, { streamId, numberId, dailyShare: null });
    await queueTemplates(numberId, 4, streamId);
    expect(await claimAll(numberId)).toBe(2);
    const [stream] = await world.db.select().from(sendStreams).where(eq(sendStreams.id, streamId));
    const oldest = Math.min(...(await usesOf(quotaScopeId)).map(({ lastAt }) => lastAt.getTime()));
    expect(stream?.limitedUntil?.getTime()).toBeCloseTo(oldest + 86_400_000, -2);
    await world.sql`update quota_uses set last_at = last_at - interval '24 hours' where scope_id = ${quotaScopeId}`;
    await world.sql`update send_streams set limited_until = limited_until - interval '24 hours' where id = ${streamId}`;
    expect(await claimAll(numberId)).toBe(2);
  });

  it("lets the campaign and the reply that wait go on when it rises", async () => {
    const { numberId, quotaScopeId } = await addNumber(world.ctx, { dailyLimit: 2 });
    const streamId = newId();
    await openStream(world.ctx, { streamId, numberId, dailyShare: null });
    await queueTemplates(numberId, 4, streamId);
    await queueTemplates(numberId, 1);
    expect(await claimAll(numberId)).toBe(2);
    await world.sql`update quota_scopes set daily_limit = 5 where id = ${quotaScopeId}`;
    await releaseLimit(world.ctx, { numberId });
    expect(world.sentJobs).toContainEqual({ name: "delivery/number.due", data: { numberId } });
    expect(await claimAll(numberId)).toBe(3);
  });

  it("that was lowered frees when enough of the uses are gone", async () => {
    const { numberId, quotaScopeId } = await addNumber(world.ctx, { dailyLimit: 3 });
    await queueTemplates(numberId, 3);
    expect(await claimAll(numberId)).toBe(3);
    await world.sql`update quota_uses u set last_at = clock_timestamp() - o.n * interval '1 hour'
      from (select customer, row_number() over (order by last_at desc) as n from quota_uses where scope_id = ${quotaScopeId}) o
     where u.scope_id = ${quotaScopeId} and u.customer = o.customer`;
    await world.sql`update quota_scopes set daily_limit = 1 where id = ${quotaScopeId}`;
    const [thread] = await queueTemplates(numberId, 1);
    expect(await claimAll(numberId)).toBe(0);
    const row = await find(thread?.id ?? "");
    expect(row).toMatchObject({
      status: "queued",
      failureReason: "rate_limited_portfolio",
      failureCode: "daily_limit",
    });
    // Three clients, one allowed: room is there when the youngest of the three is a day old, 23 hours from now.
    expect(((row?.notBefore.getTime() ?? 0) - Date.now()) / 3_600_000).toBeCloseTo(23, 1);
  });

  it("counts a client once a day, and nobody whose window is open (S3.33)", async () => {
    const { numberId, quotaScopeId } = await addNumber(world.ctx, { dailyLimit: 1 });
    const { conversationId } = await addThread(world.ctx, numberId, null);
    const { conversationId: talking } = await addThread(world.ctx, numberId, new Date());
    await queueTemplate(numberId, conversationId);
    await queueTemplate(numberId, talking);
    await claimAll(numberId);
    await world.sql`update messages set status = 'accepted' where number_id = ${numberId}`;
    await queueTemplate(numberId, conversationId);
    await queueTemplate(numberId, talking);
    expect(await claimAll(numberId)).toBe(2);
    expect(await usesOf(quotaScopeId)).toHaveLength(1);
  });

  it("of a campaign's own share holds only that campaign (S0.35)", async () => {
    const { numberId, quotaScopeId } = await addNumber(world.ctx, { dailyLimit: 100 });
    const [small, free] = [newId(), newId()];
    await openStream(world.ctx, { streamId: small, numberId, dailyShare: 2 });
    await openStream(world.ctx, { streamId: free, numberId, dailyShare: null });
    await queueTemplates(numberId, 5, small);
    await queueTemplates(numberId, 3, free);
    expect(await claimAll(numberId)).toBe(5);
    expect(await usesOf(quotaScopeId)).toHaveLength(5);
    expect(await usesOf(small)).toHaveLength(2);
  });

  it("is unlimited where the provider says so, and the uses are kept all the same", async () => {
    const { numberId, quotaScopeId } = await addNumber(world.ctx, { dailyLimit: null });
    await queueTemplates(numberId, 3);
    expect(await claimAll(numberId)).toBe(3);
    expect(await usesOf(quotaScopeId)).toHaveLength(3);
  });
});

describe("a definite refusal", () => {
  it("gives the client's place back", async () => {
    const { numberId, quotaScopeId } = await addNumber(world.ctx, { dailyLimit: 1 });
    provider.react(() => ({ status: 400, body: { error: { code: 131026, message: "no" } } }));
    const [thread] = await queueTemplates(numberId, 1);
    await dispatchNumber(world.ctx, { numberId });
    expect(await find(thread?.id ?? "")).toMatchObject({ status: "failed" });
    expect(await usesOf(quotaScopeId)).toEqual([]);
  });

  it("keeps the place when another message to the client was counted meanwhile", async () => {
    const { numberId, quotaScopeId } = await addNumber(world.ctx, { dailyLimit: 1 });
    const { conversationId } = await addThread(world.ctx, numberId, null);
    await queueTemplate(numberId, conversationId);
    const first = await claimOne(world.ctx, numberId);
    if (first === null || first === "limited") throw new Error("not claimed");
    await world.sql`update messages set status = 'uncertain' where id = ${first.messageId}`;
    await queueTemplate(numberId, conversationId);
    expect(await claimAll(numberId)).toBe(1);
    await recordError(world.ctx, { numberId, claim: first }, new Error("the file is gone"), 0);
    expect(await usesOf(quotaScopeId)).toHaveLength(1);
  });

  it("does not speak for what is unknown: an uncertain message stays counted", async () => {
    const { numberId, quotaScopeId } = await addNumber(world.ctx, { dailyLimit: 1 });
    provider.react(() => ({ reset: "before" }));
    await queueTemplates(numberId, 1);
    await dispatchNumber(world.ctx, { numberId });
    expect(await usesOf(quotaScopeId)).toHaveLength(1);
  });
});
