import { expect, it } from "vitest";
import { newId } from "../core/ids";
import { addNumber, testWorld } from "../test-world";
import { applyReceipts } from "./apply-receipts";
import { type Arrival, busiestSecond, queueTexts, scriptedProvider } from "./delivery-world";
import { reconcile } from "./reconcile";
import { fromRef } from "./rules";
import { openStream } from "./streams";
import { startSenders } from "./test/senders";

const count = 150;
const ratePerSecond = 60;
const wantedKills = 3;

it("sends every message once while its senders are killed and connections break before and after acceptance (P4)", async () => {
  const provider = await scriptedProvider();
  const world = await testWorld({ simulatorUrl: provider.url, now: new Date() });
  const number = await addNumber(world.ctx, { ratePerSecond });
  const streamId = newId();
  await openStream(world.ctx, { streamId, numberId: number.numberId, dailyShare: null });
  await queueTexts(world.ctx, number.numberId, count, { streamId });
  provider.react((_, n) => ({
    beforeMs: Math.random() * 40,
    afterMs: Math.random() * 40,
    ...(n <= count && n % 25 === 0 ? { reset: n % 50 === 0 ? ("before" as const) : ("after" as const) } : {}),
  }));
  const receipts: Promise<void>[] = [];
  provider.onArrival((arrival) => receipts.push(tellLater(arrival)));
  const tellLater = async ({ ref, providerMessageId }: Arrival) => {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 400));
    const receipt = { type: "receipt" as const, providerNumberId: number.providerNumberId, providerMessageId, ref };
    await applyReceipts(world.ctx, {
      connectionId: number.connectionId,
      receipts: [{ ...receipt, status: "sent", at: new Date() }],
    });
  };

  const senders = await startSenders(2, { ...world.processEnv, SENDER_NUMBERS: number.numberId });
  const left = async () => {
    const rows = await world.sql<{ status: string }[]>`
      select distinct status from messages where status in ('queued', 'sending', 'uncertain')`;
    return rows.map(({ status }) => status).join();
  };
  let proofs = 0;
  for (let open = "queued"; open !== ""; open = await left()) {
    // Those lost last are proved unsent by messages that come after them.
    if (open === "uncertain" && proofs === 0) {
      proofs = 25;
      await queueTexts(world.ctx, number.numberId, proofs, { streamId });
    }
    await new Promise((resolve) => setTimeout(resolve, 300 + Math.random() * 200));
    if (senders.kills() < wantedKills) senders.killOne();
    // A lease is half a minute; the test ends those of the dead early. An answer that comes later than that still counts.
    await world.sql`update messages m set lease_until = clock_timestamp() from send_attempts a
      where a.id = m.attempt_id and m.status = 'sending' and a.started_at < clock_timestamp() - interval '2 seconds'`;
    await reconcile(world.ctx, { afterMs: 3000, canary: 20 });
  }
  await senders.stop();
  await Promise.all(receipts);

  const copies = new Map<string, number>();
  for (const { ref } of provider.arrivals) {
    const id = fromRef(ref)?.messageId ?? "";
    copies.set(id, (copies.get(id) ?? 0) + 1);
  }
  expect([...copies].filter(([, times]) => times > 1)).toEqual([]);
  expect(copies.size).toBe(count + proofs);
  expect(await world.sql`select status, count(*)::int from messages group by status`).toEqual([
    { status: "sent", count: count + proofs },
  ]);
  expect(senders.kills()).toBeGreaterThan(0);
  expect(busiestSecond(provider.arrivals.map(({ atMs }) => atMs))).toBeLessThanOrEqual(ratePerSecond);
  await world.close();
  await provider.close();
}, 150_000);
