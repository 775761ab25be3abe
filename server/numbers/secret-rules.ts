import type { ProviderName } from "@/db/enums";

/** Secrets that prove webhooks: the one before counts too, until the provider signs with the new one. */
const predecessors: Readonly<Record<string, string>> = {
  appSecret: "previousAppSecret",
  webhookSecret: "previousWebhookSecret",
  authToken: "previousAuthToken",
};

/** The secrets after a change; nothing is taken away. */
export function withSecrets(before: Record<string, string>, change: Record<string, string>): Record<string, string> {
  const kept = Object.keys(change).flatMap((name) => {
    const [predecessor, old] = [predecessors[name], before[name]];
    return predecessor && old && old !== change[name] ? [[predecessor, old]] : [];
  });
  return { ...before, ...Object.fromEntries(kept), ...change };
}

/** What a person can replace by hand, by provider. */
export const changeableSecrets = {
  meta: ["accessToken", "appSecret"],
  "360dialog": ["apiKey"],
  twilio: ["authToken"],
} as const satisfies Record<ProviderName, readonly string[]>;
export type ChangeableSecret = (typeof changeableSecrets)[ProviderName][number];
