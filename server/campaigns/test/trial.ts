import type { Sql } from "@/db/client";
import type { SentMessage } from "@/simulator/model";
import { startSimulator } from "@/simulator/start-simulator";
import type { Ctx } from "../../context";
import { busiestSecond } from "../../delivery/delivery-world";
import { fromRef } from "../../delivery/rules";
import { addContact, addNumber, addTemplate, addUser } from "../../test-world";
import { goodRows, upload } from "../campaign-world";
import { createCampaign } from "../create-campaign";
import { launchCampaign } from "../launch-campaign";
import { campaignProgress } from "../show-campaign";
import { miscounted } from "../tally-world";
import { startEngines } from "./engines";
import { startJobEngines } from "./job-engines";

const account = { wabaId: "300", appId: "app", accessToken: "token", appSecret: "secret", verifyToken: "verify" };
const [phone, phoneNumberId] = ["+420725118499", "100"];

/** The provider of a trial: Meta at the simulator, quick receipts. */
export const trialSimulator = (ratePerSecond: number) =>
  startSimulator({
    world: {
      numbers: [
        { provider: "meta", phone, phoneNumberId, displayName: "Servis", dailyLimit: null, ratePerSecond, ...account },
      ],
    },
    timings: { sentMs: 60, deliveredMs: 150, readMs: 300 },
  });

export type TrialOptions = {
  kills: number;
  recipients: number;
  /** How many processes do all the work, each on its own; or two job engines that ring for two apps. */
  engines: number | "job engines";
  ratePerSecond: number;
  seed: number;
  /** Connections that break cost time: what they leave in doubt waits for its proof. Else webhooks alone are late and twice. */
  breaks?: boolean;
};
type Setting = { ctx: Ctx; sql: Sql; processEnv: Record<string, string> };
type Simulator = Awaited<ReturnType<typeof trialSimulator>>;

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const variables = ["Oslovení", "Jméno", "Číslo objednávky"].map((label, n) => ({
  key: `body.${n + 1}`,
  label,
  defaultValue: "",
}));

/**
 * Two campaigns on one number with clients in common, whose engines are killed at random moments of one seed, while connections break
 * before and after acceptance, answers never come, and webhooks come late, twice and in the wrong order. A lease is half a minute; the
 * trial ends those of the dead early. Ends when both campaigns have finished, and answers both ledgers side by side.
 */
export async function runTrial(setting: Setting, { simulation }: Simulator, options: TrialOptions) {
  const { sql } = setting;
  const scene = await setScene(setting, options);
  const faults = faultsOf(options.seed);
  simulation.faults.set(options.breaks === false ? faults.calm : faults.hard);
  const { processEnv } = setting;
  const engines =
    options.engines === "job engines"
      ? await startJobEngines(setting.ctx, processEnv.DATABASE_URL ?? "")
      : await startEngines(options.engines, { ...processEnv, ENGINE_NUMBERS: scene.numberId });
  for (const own of simulation.numbers.values())
    own.webhook = { url: `${engines.url}/api/webhooks/meta/${scene.connectionId}`, headers: {} };
  try {
    await killAll(engines, scene, options);
    simulation.faults.set(faults.calm);
    await comeToEnd(scene, () => simulation.webhooks.counts(phoneNumberId).waiting === 0);
  } finally {
    await engines.stop();
  }
  const ledgers = await compare(sql, simulation.sent);
  return { ...ledgers, unbalanced: scene.unbalanced, kills: engines.kills(), errors: engines.errors() };
}

type Scene = Awaited<ReturnType<typeof setScene>>;

/** Both campaigns, launched; one with rows that are invalid and a client who is blocked. */
async function setScene({ ctx: system, sql }: Setting, { ratePerSecond, recipients }: TrialOptions) {
  const ctx: Ctx = { ...system, actor: await addUser(system, { role: "supervisor" }) };
  const { appId, wabaId, ...secrets } = account;
  const number = { phone, providerNumberId: phoneNumberId, config: { appId, wabaId }, secrets };
  const { numberId, connectionId } = await addNumber(ctx, { ...number, ratePerSecond, dailyLimit: null });
  const templateId = await addTemplate(ctx, numberId);
  const make = async (name: string) =>
    (await createCampaign(ctx, { name, note: "", numberId, templateId, variables, fixed: {} })).campaignId;
  const campaignIds = [await make("Zimní servis"), await make("Jarní servis")] as const;
  await sql`update campaigns set schedule = '{"hours": null}'`;
  const expected = new Map<string, number>();
  const add = async (campaignId: string, rows: string) => {
    await upload(ctx, campaignId, rows);
    expected.set(campaignId, (expected.get(campaignId) ?? 0) + rows.trim().split("\n").length);
  };
  const third = Math.ceil(recipients / 3);
  await add(campaignIds[0], `${goodRows(2 * third)}nesmysl;pane;Nováku;1\n+420;pane;Nováku;2\n`);
  await add(campaignIds[1], goodRows(third, 2 * third - 10));
  await addContact(ctx, "+420771000001");
  await sql`update contacts set blocked_at = now()`;
  for (const campaignId of campaignIds) {
    const launched = await launchCampaign(ctx, { campaignId });
    if (!launched.ok) throw new Error(launched.blockers.join());
  }
  return { ctx, sql, numberId, connectionId, campaignIds, expected, add, unbalanced: [] as string[] };
}

function faultsOf(seed: number) {
  const lost = { resetBefore: 0.02, resetAfter: 0.02, rateBare5xx: 0.01, timeoutAfterAccept: 0.01 };
  const kept = { resetBefore: 0, resetAfter: 0, rateBare5xx: 0, timeoutAfterAccept: 0 };
  const none = { rate429: 0, rate5xx: 0, lateRefusals: false, delayWebhooksMs: 0, dropWebhooks: 0 };
  const late = { ...none, duplicateWebhooks: 0.3, reorderWebhooks: 0.1, latencyMs: 5, seed };
  return { hard: { ...late, ...lost, jitterMs: 30 }, calm: { ...late, ...kept, jitterMs: 0 } };
}

/** More contacts are uploaded once the first is killed: later the campaigns might be over. */
async function killAll(
  engines: Pick<Awaited<ReturnType<typeof startEngines>>, "kills" | "ready" | "kill">,
  scene: Scene,
  options: TrialOptions,
) {
  const random = seeded(options.seed);
  let hasMore = false;
  while (engines.kills() < options.kills) {
    await sleep(random() * 300);
    // One of those that are left takes over; it is its turn to die only when there is somebody again.
    if (engines.ready() > 1) await engines.kill(random());
    await watch(scene);
    if (hasMore || engines.kills() === 0) continue;
    hasMore = true;
    await scene.add(scene.campaignIds[1], goodRows(20, 2 * options.recipients));
  }
}

async function comeToEnd(scene: Scene, areWebhooksTaken: () => boolean): Promise<void> {
  const { sql } = scene;
  const deadline = performance.now() + 120_000;
  for (let isProved = false; performance.now() < deadline; ) {
    await sleep(250);
    await watch(scene);
    const left = await openStatuses(sql);
    // Those lost last are proved unsent by messages that come after them.
    if (left.join() === "uncertain" && !isProved) {
      isProved = true;
      await scene.add(scene.campaignIds[0], goodRows(30, 100_000));
    }
    if (left.length === 0 && (await areFinished(sql)) && areWebhooksTaken()) return;
  }
}

/** At every moment: planned = sent + failed + skipped + remaining. */
async function watch({ ctx, sql, campaignIds, expected, unbalanced }: Scene): Promise<void> {
  for (const campaignId of campaignIds) {
    const { ledger } = await campaignProgress(ctx, { campaignId });
    const sum = Object.values(ledger.byStatus).reduce((a, b) => a + b, 0);
    if (ledger.total !== expected.get(campaignId) || sum !== ledger.total) unbalanced.push(JSON.stringify(ledger));
  }
  await endLeases(sql);
}

async function endLeases(sql: Sql): Promise<void> {
  await sql`
    with over as (
      select m.id, m.attempt_id from messages m join send_attempts a on a.id = m.attempt_id
       where m.status = 'sending' and a.started_at < clock_timestamp() - interval '4 seconds' for update of m skip locked
    ), permits as (
      update send_permits p set free_at = clock_timestamp() + interval '1 second' from over where p.attempt_id = over.attempt_id
    )
    update messages m set lease_until = clock_timestamp() from over where m.id = over.id`;
}

async function openStatuses(sql: Sql): Promise<string[]> {
  const rows = await sql<{ status: string }[]>`
    select distinct status from messages where status in ('queued', 'sending', 'uncertain')
    union select 'unfed' from recipients where plan = 'planned' and message_id is null`;
  return rows.map(({ status }) => status);
}

async function areFinished(sql: Sql): Promise<boolean> {
  const rows = await sql`select 1 from campaigns where status <> 'finished'`;
  return rows.length === 0;
}

/** Our ledger beside the provider's, message by message. */
async function compare(sql: Sql, sent: SentMessage[]) {
  const rows = await sql<
    { id: string; status: string; provider_id: string | null; campaign_id: string; phone: string }[]
  >`select m.id, m.status, m.provider_message_id as provider_id, r.campaign_id, r.phone
      from recipients r join messages m on m.id = r.message_id`;
  const byMessage = grouped(sent, ({ ref }) => fromRef(ref)?.messageId ?? "");
  const twice = [...byMessage].filter(([, copies]) => copies.length > 1).map(([id]) => id);
  // Three deaths around one message leave it to a person.
  const undecided = rows.filter(({ id, status }) => !byMessage.has(id) && status === "needs_decision");
  const lost = rows.filter(({ id, status }) => !byMessage.has(id) && status !== "needs_decision");
  const strange = [...byMessage.keys()].filter((id) => !rows.some((row) => row.id === id));
  const different = rows.filter(({ id, provider_id, status }) => {
    const [theirs] = byMessage.get(id) ?? [];
    return theirs && (theirs.id !== provider_id || theirs.status !== status);
  });
  const people = grouped(rows, ({ campaign_id, phone }) => `${campaign_id} ${phone}`);
  return {
    recipients: rows.length,
    accepted: sent.length,
    twice: [...twice, ...[...people].filter(([, messages]) => messages.length > 1).map(([who]) => who)],
    lost,
    undecided: undecided.length,
    strange,
    different,
    busiest: busiestSecond(sent.map(({ at }) => at)),
    miscounted: await miscounted(sql),
    plans: await sql`select plan, count(*)::int from recipients group by plan order by plan`,
    campaigns: await sql`select status, count(*)::int from campaigns group by status`,
  };
}

function grouped<T>(all: T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

/** Mulberry32. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
