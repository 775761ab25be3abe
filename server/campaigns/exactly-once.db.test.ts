import { expect, it } from "vitest";
import { testWorld } from "../test-world";
import { runTrial, type TrialOptions, trialSimulator } from "./test/trial";

const [ratePerSecond, seed] = [60, 11];

it.each<[string, Omit<TrialOptions, "ratePerSecond" | "seed">]>([
  ["two engines", { engines: 2, kills: 20, recipients: 180 }],
  ["two job engines that ring for two apps", { engines: "job engines", kills: 3, recipients: 60, breaks: false }],
])(
  "sends two campaigns exactly once while %s on one database are killed at random (O1, P4)",
  async (_, options) => {
    const { kills, recipients } = options;
    const simulator = await trialSimulator(ratePerSecond);
    const world = await testWorld({ simulatorUrl: simulator.url, now: new Date() });
    // What a verb of the test's own process writes is of today.
    const ctx = { ...world.ctx, now: () => new Date() };
    const result = await runTrial({ ...world, ctx }, simulator, {
      ...options,
      ratePerSecond,
      seed,
    });
    expect(result).toMatchObject({
      twice: [],
      lost: [],
      strange: [],
      different: [],
      unbalanced: [],
      miscounted: [],
      kills,
    });
    expect(result.accepted + result.undecided).toBe(result.recipients);
    expect(result.recipients).toBeGreaterThan(recipients);
    expect(result.busiest).toBeLessThanOrEqual(ratePerSecond);
    expect(result.plans).toEqual([
      { plan: "invalid", count: 2 },
      { plan: "planned", count: result.recipients },
      { plan: "skipped", count: 1 },
    ]);
    expect(result.campaigns).toEqual([{ status: "finished", count: 2 }]);
    await world.close();
    await simulator.close();
  },
  400_000,
);
