import type { SimNumber } from "./model";
import type { Simulation } from "./simulation";

export const codeLifeMs = 10 * 60_000;
const maxMisses = 5;

/** Sends six digits to the number's phone; the last ones count. A person finds them on the page `/codes`. */
export function sendCode(simulation: Simulation, number: SimNumber, method: "SMS" | "VOICE"): void {
  const value = simulation.random.digits(6);
  const at = simulation.clock.now();
  number.setup.code = { value, at, misses: 0 };
  simulation.onboarding.codes.unshift({ phone: number.account.phone, code: value, method, at });
  simulation.changes.emit("number", number);
}

/** True for the right digits while they live and were not missed too often; a code works once. */
export function enterCode({ clock }: Simulation, { setup }: SimNumber, digits: string): boolean {
  const { code } = setup;
  if (!code || clock.now() - code.at > codeLifeMs || code.misses >= maxMisses) return false;
  if (code.value !== digits) {
    code.misses += 1;
    return false;
  }
  setup.code = null;
  setup.codeVerified = true;
  return true;
}
