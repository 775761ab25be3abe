import { addNumber } from "../server/test-world";
import { median, printTable, single } from "./harness";
import { queueCampaign, sendingWorld } from "./sending-world";

/**
 * P17: from the SIGKILL of the process that sends to the next message at the provider: with a second runner that stands by, and with
 * none, when the process is started again at once (its start is counted, too). The baseline is the pause between two messages.
 */
const deaths = Number(process.env.BENCH_DEATHS ?? 10);
const [rate, leaseMs] = [25, 600];
const usualMs = 1000 / rate;

const world = await sendingWorld();
world.provider.react(() => ({ afterMs: 20 }));
const two = await gaps(2);
const one = await gaps(1);
await world.close();
printTable(`the sending process is killed ${deaths} times, ${rate} messages a second`, [
  single("usual pause", usualMs, { unit: "ms" }),
  single("next message, a second runner: median", median(two), { unit: "ms" }),
  single("the longest", Math.max(...two), { unit: "ms", goal: "≤ 1000 ms" }),
  single("next message, no other runner: median", median(one), { unit: "ms" }),
  single("the longest", Math.max(...one), { unit: "ms", goal: `≤ lease (${leaseMs}) + 1000 ms` }),
]);
if (Math.max(...two) > 1000 || Math.max(...one) > leaseMs + 1000) process.exitCode = 1;

async function gaps(runners: number): Promise<number[]> {
  const { numberId, providerNumberId } = await addNumber(world.ctx, { ratePerSecond: rate, dailyLimit: null });
  await queueCampaign(world, numberId, 5_000);
  const senders = await world.senders(runners, numberId, "runner");
  const arrivals = () => world.provider.arrivals.filter((arrival) => arrival.numberId === providerNumberId);
  const found: number[] = [];
  while (found.length < deaths) {
    const before = arrivals().length;
    await until(() => arrivals().length > before + 15);
    const killedAt = senders.killOne();
    await until(() => (arrivals().at(-1)?.atMs ?? 0) > killedAt + 1);
    const next = arrivals().find(({ atMs }) => atMs > killedAt + 1);
    const gapMs = (next?.atMs ?? Number.NaN) - killedAt;
    // Whoever only stood by leaves no gap.
    if (gapMs > 3 * usualMs) found.push(gapMs);
    await until(senders.areReady);
  }
  await senders.stop();
  return found;
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}
