import { addCampaign } from "../server/campaigns/campaign-world";
import { countAudience } from "../server/campaigns/count-audience";
import { fillAudience } from "../server/campaigns/fill-audience";
import { beginFilling } from "../server/campaigns/fix-audience";
import { newId } from "../server/core/ids";
import { compare, interleave, median, printTable, single } from "./harness";
import { addContacts, openImportWorld } from "./import-world";

/** Contacts of the directory who become recipients (P15). */
const size = Number(process.env.BENCH_SIZE ?? 100_000);
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);

const world = await openImportWorld();
await addContacts(world, size);
const audience = { steps: [{ mode: "add" as const, kind: "everybody" as const }], phoneField: null };
const sources = [{ kind: "fixed" as const }, { kind: "name" as const }, { kind: "field" as const, key: "order" }];

const counts: number[] = [];
const samples = await interleave(
  [
    { name: "raw", run: () => inEmptyCampaign((campaignId, byId) => raw(campaignId, byId)) },
    { name: "ours", run: () => inEmptyCampaign((campaignId, byId) => ours(campaignId, byId)) },
  ],
  rounds,
);
await world.close();

const [oursMs, rawMs] = [samples.ours ?? [], samples.raw ?? []];
printTable(`An audience of ${size} contacts`, [
  compare("judged, in parts that may be resumed, ms / one raw INSERT … SELECT", oursMs, rawMs, {
    unit: "ms",
    goal: "≤ 2",
  }),
  single("the live count of the same audience", median(counts), { unit: "ms" }),
]);
const ratio = median(oursMs) / median(rawMs);
if (ratio > 2) {
  console.log(`Not reached: ${ratio.toFixed(2)} times the raw statement`);
  process.exitCode = 1;
}

async function inEmptyCampaign(run: (campaignId: string, byId: string) => Promise<void>): Promise<number> {
  const { campaignId, actor } = await addCampaign(world, { defaults: ["pane", "kliente", "0"] });
  await world.sql`vacuum analyze recipients`;
  const countFrom = performance.now();
  await countAudience(world.ctx, { campaignId, audience, sources });
  counts.push(performance.now() - countFrom);
  const from = performance.now();
  await run(campaignId, actor.userId);
  const tookMs = performance.now() - from;
  const [row] =
    await world.sql`select count(*)::int as count from recipients where campaign_id = ${campaignId} and plan = 'planned'`;
  if (row?.count !== size) throw new Error(`${row?.count} recipients instead of ${size}`);
  await world.sql`delete from recipients where campaign_id = ${campaignId}`;
  await world.sql`vacuum recipients`;
  return tookMs;
}

/** What the database needs at least: the same rows into the same table, in one statement and nobody judged. */
async function raw(campaignId: string, byId: string): Promise<void> {
  const importId = newId();
  await world.sql`insert into recipient_imports (id, campaign_id, file_name, status, created_by_id) values (${importId}, ${campaignId}, '', 'done', ${byId})`;
  await world.sql`
    insert into recipients (campaign_id, import_id, row_number, plan, phone_given, phone, "values")
    select ${campaignId}, ${importId}, row_number() over (order by id), 'planned', phone, phone,
           jsonb_build_array('', coalesce(name, ''), coalesce(fields ->> 'order', ''))
      from contacts where merged_into_id is null order by id`;
}

async function ours(campaignId: string, byId: string): Promise<void> {
  const { importId } = await beginFilling(world.ctx, { campaignId, audience, sources, byId });
  await fillAudience(world.ctx, { importId });
}
