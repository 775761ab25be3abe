import type { SimNumber } from "../model";

const firstMs = 1000;
const longestMs = 600_000;
const giveUpAfterMs = 36 * 3_600_000;

/**
 * Pause before the next try, null to give up. Meta and 360dialog go on for 36 hours with growing pauses (providers.md A9);
 * Twilio tries once more, and only when nobody was reached (C3).
 */
export function retryDelay(
  provider: SimNumber["account"]["provider"],
  { attempt, waited, reached }: { attempt: number; waited: number; reached: boolean },
): number | null {
  if (provider === "twilio") return attempt === 0 && !reached ? firstMs : null;
  return waited >= giveUpAfterMs ? null : Math.min(longestMs, firstMs * 2 ** attempt);
}
