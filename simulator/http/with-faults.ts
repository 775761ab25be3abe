import { sleep } from "../clock";
import type { SimNumber } from "../model";
import type { Simulation } from "../simulation";
import type { Reply } from "./reply";

/** The provider's own words for what a fault makes it say. */
export type FaultWords = { tooMany: () => Reply; unavailable: () => Reply };

/** Runs a call to a number under the faults set for it: late, refused, broken off before or after it counted. */
export async function withFaults(
  simulation: Simulation,
  number: SimNumber,
  words: FaultWords,
  work: () => Reply | Promise<Reply>,
): Promise<Reply> {
  const { delayMs, kind } = simulation.faults.forRequest(number.id);
  if (delayMs > 0) await sleep(simulation.clock, delayMs);
  switch (kind) {
    case "429":
      return words.tooMany();
    case "5xx":
      return words.unavailable();
    case "bare5xx":
      return { status: 502, headers: { "content-type": "text/html" }, body: "<html><h1>502 Bad Gateway</h1></html>" };
    case "reset_before":
      return { fault: "reset" };
    case "reset_after":
    case "silence_after":
      await work();
      return { fault: kind === "reset_after" ? "reset" : "silence" };
    default:
      return work();
  }
}
