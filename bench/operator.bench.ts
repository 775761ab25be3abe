import { newId } from "../server/core/ids";
import { addThread, busiestSecond } from "../server/delivery/delivery-world";
import { dispatchNumber } from "../server/delivery/dispatch";
import { queueMessages } from "../server/delivery/queue-messages";
import { addNumber } from "../server/test-world";
import { compare, median, printTable, quantile, single } from "./harness";
import { queueCampaign, sendingWorld } from "./sending-world";

/**
 * P10: how long an operator's message waits, from being queued to its arrival at the provider, while a campaign fills the number; the
 * baseline is the same number without a campaign. One permit is kept free for operators, as always when one has written lately.
 */
const seconds = Number(process.env.BENCH_SECONDS ?? 60);
const [rate, warmUpMs] = [25, 10_000];

const world = await sendingWorld();
world.provider.react(() => ({ afterMs: 20 }));
const idle = await operatorsOn(await number(), Math.ceil(seconds / 2));
const busy = await number();
await queueCampaign(world, busy.numberId, rate * (seconds + 12));
const senders = await world.senders(1, busy.numberId);
await pause(warmUpMs);
const first = world.provider.arrivals.length;
const filled = await operatorsOn(busy, seconds);
await senders.stop();
const arrivals = world.provider.arrivals.slice(first).filter(({ numberId }) => numberId === busy.providerNumberId);
await world.close();

const atMs = arrivals.map((arrival) => arrival.atMs);
const share = (arrivals.length - 1) / (((atMs.at(-1) ?? 0) - (atMs[0] ?? 0)) / 1000) / rate;
const [p50, p99] = [median(filled), quantile(filled, 0.99)];
printTable(`an operator's message on a number of ${rate}/s, full of a campaign (baseline: idle number)`, [
  compare("queued → at the provider", filled, idle, { unit: "ms", goal: "p50 ≤ 45" }),
  single("p99", p99, { unit: "ms", goal: "≤ 80 (with the reserve)" }),
  single("share of the allowed rate", share * 100, { unit: "%", goal: "≥ 94 %" }),
  single("most in one second", busiestSecond(atMs), { goal: `≤ ${rate}` }),
]);
if (p50 > 45 || p99 > 80 || share < 0.94 || busiestSecond(atMs) > rate) process.exitCode = 1;

function number() {
  return addNumber(world.ctx, { ratePerSecond: rate, dailyLimit: null });
}

/** About one message a second, at no fixed point of the pace. Answers what each waited, ms. */
async function operatorsOn({ numberId }: { numberId: string }, times: number): Promise<number[]> {
  const waits: number[] = [];
  for (let n = 0; n < times; n += 1) {
    await pause(700 + Math.random() * 600);
    const { conversationId, phone } = await addThread(world.ctx, numberId);
    const queuedAt = performance.now();
    await queueMessages(world.ctx, [{ id: newId(), conversationId, numberId, kind: "text", body: "Dobrý den" }]);
    await dispatchNumber(world.ctx, { numberId });
    waits.push((await arrivalAt(phone)) - queuedAt);
  }
  return waits;
}

/** Whichever process claimed it. */
async function arrivalAt(phone: string): Promise<number> {
  for (;;) {
    const arrival = world.provider.arrivals.findLast(({ to }) => to.replace("+", "") === phone.slice(1));
    if (arrival) return arrival.atMs;
    await pause(5);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
