import { z } from "zod";
import { type Random, seededRandom } from "./random";

const share = z.number().min(0).max(1).default(0);
const ms = z.number().min(0).max(600_000).default(0);

/** Rates are shares of all requests or webhooks, 0 to 1; times are milliseconds. */
export const faultsSchema = z.strictObject({
  /** Absent: every number that has no faults of its own. */
  number: z.string().optional(),
  latencyMs: ms,
  /** Up to so much more latency, by chance. */
  jitterMs: ms,
  rate429: share,
  /** A refusal in the provider's own words, nothing accepted. */
  rate5xx: share,
  /** A bare 502 as a proxy gives it, nothing accepted: the caller cannot know that. */
  rateBare5xx: share,
  /** The connection dies before anything is accepted. */
  resetBefore: share,
  /** Accepted, then the connection dies without an answer. */
  resetAfter: share,
  /** Accepted, then no answer at all. */
  timeoutAfterAccept: share,
  /** Refusals of free messages come as a failed receipt instead of an answer. */
  lateRefusals: z.boolean().default(false),
  duplicateWebhooks: share,
  /** Held back so that later ones overtake. */
  reorderWebhooks: share,
  delayWebhooksMs: ms,
  dropWebhooks: share,
  seed: z.number().int().default(1),
});
export type FaultSettings = z.infer<typeof faultsSchema>;

export type RequestFault = {
  delayMs: number;
  kind: "none" | "429" | "5xx" | "bare5xx" | "reset_before" | "reset_after" | "silence_after";
};
export type WebhookFault = { delayMs: number; copies: 0 | 1 | 2; overtaken: boolean };

export type Faults = {
  set: (settings: FaultSettings) => void;
  clear: () => void;
  of: (numberId: string) => FaultSettings;
  forRequest: (numberId: string) => RequestFault;
  forWebhook: (numberId: string) => WebhookFault;
};

const none = faultsSchema.parse({});

/** Faults by number, each with its own stream of chance: the same seed and order give the same faults. */
export function createFaults(): Faults {
  const all = new Map<string, { settings: FaultSettings; random: Random }>();
  const find = (numberId: string) => all.get(numberId) ?? all.get("");
  return {
    set: (settings) => void all.set(settings.number ?? "", { settings, random: seededRandom(settings.seed) }),
    clear: () => all.clear(),
    of: (numberId) => find(numberId)?.settings ?? none,
    forRequest: (numberId) => {
      const found = find(numberId);
      return found ? requestFault(found.settings, found.random) : { delayMs: 0, kind: "none" };
    },
    forWebhook: (numberId) => {
      const found = find(numberId);
      return found ? webhookFault(found.settings, found.random) : { delayMs: 0, copies: 1, overtaken: false };
    },
  };
}

/** One draw decides among the kinds, so their rates add up. */
function requestFault(settings: FaultSettings, random: Random): RequestFault {
  const delayMs = settings.latencyMs + (settings.jitterMs > 0 ? random.next() * settings.jitterMs : 0);
  const kinds = [
    ["429", settings.rate429],
    ["5xx", settings.rate5xx],
    ["bare5xx", settings.rateBare5xx],
    ["reset_before", settings.resetBefore],
    ["reset_after", settings.resetAfter],
    ["silence_after", settings.timeoutAfterAccept],
  ] as const;
  let left = random.next();
  for (const [kind, rate] of kinds) {
    if (left < rate) return { delayMs, kind };
    left -= rate;
  }
  return { delayMs, kind: "none" };
}

function webhookFault(settings: FaultSettings, random: Random): WebhookFault {
  const dropped = random.chance(settings.dropWebhooks);
  const doubled = random.chance(settings.duplicateWebhooks);
  return {
    delayMs: settings.delayWebhooksMs,
    copies: dropped ? 0 : doubled ? 2 : 1,
    overtaken: random.chance(settings.reorderWebhooks),
  };
}
