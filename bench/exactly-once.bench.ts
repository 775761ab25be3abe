import { newId } from "../server/core/ids";
import { applyReceipts } from "../server/delivery/apply-receipts";
import { type Arrival, busiestSecond, queueTexts } from "../server/delivery/delivery-world";
import { reconcile } from "../server/delivery/reconcile";
import { fromRef } from "../server/delivery/rules";
import { openStream } from "../server/delivery/streams";
import { addNumber } from "../server/test-world";
import { printTable, single } from "./harness";
import { sendingWorld } from "./sending-world";

const count = Number(process.env.BENCH_MESSAGES ?? 10_000);
const wantedKills = 20;
const ratePerSecond = 200;
const proofs = 40;

const world = await sendingWorld();
const number = await addNumber(world.ctx, { ratePerSecond, dailyLimit: null });
const { numberId, connectionId, providerNumberId } = number;
const streamId = newId();
await openStream(world.ctx, { streamId, numberId, dailyShare: null });
await queueTexts(world.ctx, numberId, count, { streamId });
world.provider.react((_, n) => ({
  beforeMs: Math.random() * 40,
  afterMs: Math.random() * 40,
  ...(n <= count && n % 25 === 0 ? { reset: n % 50 === 0 ? "before" : "after" } : {}),
}));
const told: Promise<void>[] = [];
world.provider.onArrival((arrival) => told.push(tellLater(arrival)));

const senders = await world.senders(3, numberId);
let proved = 0;
for (let open = "queued"; open !== ""; open = await left()) {
  if (open === "uncertain" && proved === 0)
    proved = (await queueTexts(world.ctx, numberId, proofs, { streamId })).length;
  await new Promise((resolve) => setTimeout(resolve, 500 + Math.random() * 1000));
  if (senders.kills() < wantedKills) senders.killOne();
  // A lease is half a minute; the measurement ends those of the dead early. An answer that comes later still counts.
  await world.sql`update messages m set lease_until = clock_timestamp() from send_attempts a
    where a.id = m.attempt_id and m.status = 'sending' and a.started_at < clock_timestamp() - interval '3 seconds'`;
  await reconcile(world.ctx, { afterMs: 3000, canary: 20 });
}
await senders.stop();
await Promise.all(told);

const copies = new Map<string, number>();
for (const { ref } of world.provider.arrivals) {
  const id = fromRef(ref)?.messageId ?? "";
  copies.set(id, (copies.get(id) ?? 0) + 1);
}
const duplicates = [...copies.values()].filter((times) => times > 1).length;
const lost = count + proved - copies.size;
const [row] = await world.sql<{ sent: number }[]>`select count(*)::int as sent from messages where status = 'sent'`;
const unknown = count + proved - (row?.sent ?? 0);
const worst = busiestSecond(world.provider.arrivals.map(({ atMs }) => atMs));
const kills = senders.kills();
await world.close();
printTable(`${count} messages, 2 % resets before and 2 % after acceptance`, [
  single("processes killed", kills, { goal: `≥ ${wantedKills}` }),
  single("sent more than once", duplicates, { goal: "0" }),
  single("never sent", lost, { goal: "0" }),
  single("sent, but not known to be", unknown, { goal: "0" }),
  single("most in one second", worst, { goal: `≤ ${ratePerSecond}` }),
]);
if (duplicates + lost + unknown > 0 || worst > ratePerSecond || kills < wantedKills) process.exitCode = 1;

async function left(): Promise<string> {
  const rows = await world.sql<{ status: string }[]>`
    select distinct status from messages where status in ('queued', 'sending', 'uncertain')`;
  return rows.map(({ status }) => status).join();
}

/** The provider's webhook, up to 0.4 s after the message was taken. */
async function tellLater({ ref, providerMessageId }: Arrival): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 400));
  const receipt = { type: "receipt" as const, providerNumberId, providerMessageId, ref };
  await applyReceipts(world.ctx, { connectionId, receipts: [{ ...receipt, status: "sent", at: new Date() }] });
}
