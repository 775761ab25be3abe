import { applyReceipts } from "../server/delivery/apply-receipts";
import { liveHub } from "../server/realtime/hub";
import { addNumber } from "../server/test-world";
import { compare, interleave, median, printTable } from "./harness";
import { sendingWorld } from "./sending-world";

/**
 * P9: what live updates cost the taking of receipts where a commit costs 2 ms, as at a database in the cloud: the app's own statement
 * with its event rows and wake-ups, beside the same one whose event rows a trigger swallows and that wakes nobody.
 */
const [writers, rounds] = [16, Number(process.env.BENCH_ROUNDS ?? 5)];
const seconds = Number(process.env.BENCH_SECONDS ?? 5);
const durable = { fsync: "on", synchronous_commit: "on", commit_delay: "2000", commit_siblings: "0" };

const world = await sendingWorld({ postgres: durable });
const { sql, db } = world;
const url = world.processEnv.DATABASE_URL;
const hub = liveHub({ db, directUrl: url, log: world.ctx.log, viewersIn: async () => [] });
const { numberId, connectionId, providerNumberId } = await addNumber(world.ctx, { dailyLimit: null });
const ids = await seed();
let turn = 0;

const samples = await interleave(
  [
    { name: "live", run: () => rate(true) },
    { name: "silent", run: () => rate(false) },
  ],
  rounds,
);
const { live = [], silent = [] } = samples;
printTable("receipts of operators' messages, one a transaction, a commit costs 2 ms (baseline: no live updates)", [
  compare("receipts taken", live, silent, { unit: "/s", goal: "≥ 0.85" }),
]);
process.exit(median(live) / median(silent) < 0.85 ? 1 : 0);

async function rate(isLive: boolean): Promise<number> {
  await sql.unsafe(`alter table live_events ${isLive ? "disable" : "enable"} trigger swallow`);
  const ctx = { ...world.ctx, wakeLive: isLive ? hub.wake : () => undefined };
  const until = performance.now() + seconds * 1000;
  let taken = 0;
  const writer = async () => {
    while (performance.now() < until) {
      turn += 1;
      const receipt = { type: "receipt" as const, providerNumberId, providerMessageId: ids[turn % ids.length] ?? "" };
      await applyReceipts(ctx, {
        connectionId,
        receipts: [{ ...receipt, ref: null, status: turn % 2 ? "sent" : "delivered", at: new Date() }],
      });
      taken += 1;
    }
  };
  await Promise.all(Array.from({ length: writers }, writer));
  return taken / seconds;
}

/** Messages of operators that the provider took. */
async function seed(): Promise<string[]> {
  await sql`insert into contacts (id, phone) select gen_random_uuid(), '+42061' || lpad(n::text, 7, '0') from generate_series(1, 2000) n`;
  await sql`insert into conversations (id, contact_id, number_id) select gen_random_uuid(), id, ${numberId} from contacts`;
  await sql`insert into messages (id, conversation_id, number_id, direction, kind, body, at, status, accepted_at, provider_message_id)
    select gen_random_uuid(), id, ${numberId}, 'out', 'text', 'Dobrý den', now(), 'accepted', now(), 'wamid.' || id from conversations`;
  await sql`create function swallow() returns trigger language plpgsql as 'begin return null; end'`;
  await sql`create trigger swallow before insert on live_events for each row execute function swallow()`;
  await sql`vacuum analyze`;
  const rows = await sql<{ id: string }[]>`select provider_message_id as id from messages`;
  return rows.map(({ id }) => id);
}
