import { faultsSchema } from "../faults";
import type { Handler } from "../http/router";
import { findNumber } from "../simulation";
import { done, problem, withBody } from "./with-body";

/** Replaces the faults of one number, or of all that have none of their own. */
export const setFaults: Handler = withBody(faultsSchema, (simulation, settings) => {
  if (settings.number === undefined) simulation.faults.set(settings);
  else {
    const number = findNumber(simulation, settings.number);
    if (!number) return problem(404, "no such number");
    simulation.faults.set({ ...settings, number: number.id });
  }
  return done();
});

export const clearFaults: Handler = ({ faults }) => {
  faults.clear();
  return done();
};
