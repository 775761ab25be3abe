import { listCampaigns } from "../server/campaigns/list-campaigns";
import { campaignProgress } from "../server/campaigns/show-campaign";
import { addNumber, addTemplate, addUser } from "../server/test-world";
import { compare, printTable, quantile, single } from "./harness";
import { queueCampaign, sendingWorld } from "./sending-world";

/** What a campaign of a million contacts costs whoever looks at it, asked every two seconds; the baseline counts the messages anew. */
const count = Number(process.env.BENCH_RECIPIENTS ?? 1_000_000);
const times = Number(process.env.BENCH_ROUNDS ?? 30);

const world = await sendingWorld();
const { sql, ctx } = world;
const { numberId } = await addNumber(ctx, { dailyLimit: null });
const templateId = await addTemplate(ctx, numberId);
const actor = await addUser(ctx, { role: "supervisor" });
const campaignId = await queueCampaign(world, numberId, count);
await seed();

const [progress, list, counted] = [await took(readProgress), await took(readList), await took(countAnew, 3)];
await world.close();
printTable(`${count} recipients (baseline: counting them anew)`, [
  compare("campaigns.progress, median", progress, counted, { unit: "ms" }),
  single("p99", quantile(progress, 0.99), { unit: "ms", goal: "≤ 150 ms" }),
  compare("campaigns.list, median", list, counted, { unit: "ms" }),
  single("p99", quantile(list, 0.99), { unit: "ms", goal: "≤ 150 ms" }),
]);
if (quantile(progress, 0.99) > 150 || quantile(list, 0.99) > 150) process.exitCode = 1;

/** Most were read, some failed, the rest waits. */
async function seed(): Promise<void> {
  await sql`insert into campaigns (id, name, number_id, template_id, status, created_by_id, launched_at)
    values (${campaignId}, 'Zimní servis', ${numberId}, ${templateId}, 'running', ${actor.userId}, now())`;
  await sql`insert into recipients (campaign_id, row_number, plan, phone_given, phone, values, message_id)
    select ${campaignId}, m.seq, 'planned', k.phone, k.phone, '[]', m.id
      from messages m join conversations v on v.id = m.conversation_id join contacts k on k.id = v.contact_id`;
  await sql`insert into recipients (campaign_id, row_number, plan, plan_reason, phone_given, values)
    select ${campaignId}, n, 'invalid', 'phone_letters', 'nesmysl', '[]' from generate_series(1, ${Math.ceil(count / 50)}::int) n`;
  await sql`update messages set status = case when seq % 50 = 0 then 'failed' when seq % 3 = 0 then 'delivered' else 'read' end, tries = 1,
      accepted_at = now() - seq * interval '40 ms', provider_message_id = id::text, delivered_at = now(),
      read_at = case when seq % 3 <> 0 then now() end,
      failure_reason = case when seq % 50 = 0 then 'recipient_invalid' end
    where seq <= ${Math.ceil(count * 0.9)}`;
  await sql`vacuum analyze`;
}

async function took(work: () => Promise<unknown>, rounds = times): Promise<number[]> {
  await work();
  const found: number[] = [];
  for (let n = 0; n < rounds; n += 1) {
    const startedAt = performance.now();
    await work();
    found.push(performance.now() - startedAt);
  }
  return found;
}

function readProgress(): Promise<unknown> {
  return campaignProgress({ ...ctx, actor }, { campaignId });
}

function readList(): Promise<unknown> {
  return listCampaigns({ ...ctx, actor }, { tab: "all", search: "" });
}

async function countAnew(): Promise<void> {
  await sql`select status, tries > 0, accepted_at is not null, count(*) from messages where stream_id = ${campaignId} group by 1, 2, 3`;
  await sql`select plan, message_id is null, count(*) from recipients where campaign_id = ${campaignId} group by 1, 2`;
}
