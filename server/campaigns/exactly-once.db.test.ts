import { expect, it } from "vitest";
import { testWorld } from "../test-world";
import { runTrial, trialSimulator } from "./test/trial";

const [kills, ratePerSecond, recipients] = [20, 60, 180];

it("sends two campaigns exactly once while two engines on one database are killed at random (O1, P4)", async () => {
  const simulator = await trialSimulator(ratePerSecond);
  const world = await testWorld({ simulatorUrl: simulator.url, now: new Date() });
  // What a verb of the test's own process writes is of today.
  const ctx = { ...world.ctx, now: () => new Date() };
  const result = await runTrial({ ...world, ctx }, simulator, {
    kills,
    ratePerSecond,
    recipients,
    engines: 2,
    seed: 11,
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
}, 400_000);
