import { sleep } from "../clock";
import type { Simulation } from "../simulation";

const tries = 3;

/** Meta's hub.challenge: what is wrong with this address, null when it answers as it should. A dead one is tried again. */
export async function verifyCallback(
  { clock, random, fetch }: Simulation,
  url: string,
  token: string,
): Promise<string | null> {
  const challenge = random.digits(10);
  const address = new URL(url);
  address.searchParams.set("hub.mode", "subscribe");
  address.searchParams.set("hub.challenge", challenge);
  address.searchParams.set("hub.verify_token", token);
  for (let attempt = 1; ; attempt += 1) {
    try {
      const response = await fetch(address, { redirect: "manual", signal: AbortSignal.timeout(10_000) });
      const text = await response.text();
      if (response.status !== 200)
        return `HTTP Status Code = ${response.status}; HTTP Message = ${response.statusText}`;
      return text === challenge ? null : "The answer is not the challenge";
    } catch {
      if (attempt === tries) return "The address cannot be reached";
      await sleep(clock, 500 * attempt);
    }
  }
}
