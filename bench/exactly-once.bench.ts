import { runTrial, trialSimulator } from "../server/campaigns/test/trial";
import { printTable, single } from "./harness";
import { sendingWorld } from "./sending-world";

/**
 * P1 and P4 through the whole engine: two campaigns are fed, sent, told of and finished by processes that are killed all the while.
 * BENCH_ENGINES=jobs: by the runs of two job engines on one database, which are killed instead.
 */
const [recipients, wantedKills] = [
  Number(process.env.BENCH_MESSAGES ?? 10_000),
  Number(process.env.BENCH_KILLS ?? 100),
];
const [ratePerSecond, seed] = [200, Number(process.env.BENCH_SEED ?? 1)];

const simulator = await trialSimulator(ratePerSecond);
const world = await sendingWorld({ metaUrl: `${simulator.url}/meta` });
const engines = process.env.BENCH_ENGINES === "jobs" ? "job engines" : 3;
const options = { kills: wantedKills, recipients, engines, ratePerSecond, seed } as const;
const result = await runTrial(world, simulator, options);
await world.close();
await simulator.close();
for (const { id, status } of result.lost) console.log(`never sent: ${id}, ${status}`);
const { twice, lost, strange, different, unbalanced, miscounted, busiest, kills } = result;
printTable(`${result.recipients} contacts of two campaigns, resets, time-outs, late and doubled webhooks`, [
  single("processes killed", kills, { goal: `≥ ${wantedKills}` }),
  single("sent more than once", twice.length, { goal: "0" }),
  single("never sent", lost.length, { goal: "0" }),
  single("left to a person after three deaths", result.undecided),
  single("sent, but unknown to us", strange.length, { goal: "0" }),
  single("with another state than the provider's", different.length, { goal: "0" }),
  single("moments at which the ledger did not add up", unbalanced.length, { goal: "0" }),
  single("states whose tally is not their count", miscounted.length, { goal: "0" }),
  single("most in one second", busiest, { goal: `≤ ${ratePerSecond}` }),
]);
const faults = [twice, lost, strange, different, unbalanced, miscounted].reduce((sum, { length }) => sum + length, 0);
if (faults > 0 || busiest > ratePerSecond || kills < wantedKills) process.exitCode = 1;
process.exit();
