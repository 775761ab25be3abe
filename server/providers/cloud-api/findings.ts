import type { CheckKind, NameStatus, Quality } from "@/db/enums";
import type { FindingCode, ProviderFinding } from "../number-types";
import { type Bag, bag, bags, cut, list, safeText, str } from "../read";
import { ProviderError } from "../types";

/** What one question of a self-test brought: the answer, or why there is none. */
export type Asked = { facts: Bag } | { error: ProviderError };

/** Any other error than the provider's is a fault of ours and goes on. */
export async function ask(question: Promise<{ body: unknown }>): Promise<Asked> {
  try {
    return { facts: bag((await question).body) };
  } catch (error) {
    if (error instanceof ProviderError) return { error };
    throw error;
  }
}

type Draft = [result: ProviderFinding["result"], code?: FindingCode, note?: string];

export const finding = (check: CheckKind, [result, code, note]: Draft): ProviderFinding => ({
  check,
  result,
  ...(code ? { code } : {}),
  ...(note ? { note: safeText(note) } : {}),
});

export const ok = (check: CheckKind, note?: string) => finding(check, ["ok", undefined, note]);

export const notTold = (check: CheckKind, note?: string) => finding(check, ["unknown", "not_told", note]);

/** Judges an answer; without one the point is unknown, by the provider's words. */
export const judged = (check: CheckKind, asked: Asked, judge: (facts: Bag) => ProviderFinding): ProviderFinding =>
  "error" in asked ? finding(check, ["unknown", "unreadable", asked.error.message]) : judge(asked.facts);

/** A call that the provider took with these credentials proves them. */
export function credentialsFinding(asked: Asked): ProviderFinding {
  if ("facts" in asked) return ok("credentials");
  return asked.error.reason === "auth"
    ? finding("credentials", ["failed", "credentials_refused", asked.error.message])
    : finding("credentials", ["unknown", "unreadable", asked.error.message]);
}

/** Whether the provider calls us, and nobody else. */
export function webhookFinding(found: string | undefined, wanted: string): ProviderFinding {
  if (!found) return finding("webhook", ["failed", "webhook_missing"]);
  return found === wanted
    ? ok("webhook")
    : { ...finding("webhook", ["failed", "webhook_elsewhere"]), note: place(found) };
}

/** An address without what may be a secret in it. */
export function place(address: string): string {
  if (!URL.canParse(address)) return safeText(address);
  const { origin, pathname } = new URL(address);
  return cut(`${origin}${pathname}`, 300);
}

/** Meta's codes for a missing or refused means of payment. */
const paymentCodes = new Set(["141006", "131042"]);

type Trouble = { code: string | undefined; text: string };

const troubles = (health: Bag): Trouble[] =>
  bags(health.entities).flatMap((entity) =>
    bags(entity.errors).map((error) => ({
      code: str(error.error_code),
      text: [str(error.error_description), str(error.possible_solution)].filter(Boolean).join(" "),
    })),
  );

const isPayment = ({ code, text }: Trouble) =>
  (code !== undefined && paymentCodes.has(code)) || /lack of payment/i.test(text);

/** `facts.health_status` of Meta and 360dialog (providers.md A12.2). */
export function paymentFinding(facts: Bag): ProviderFinding {
  const health = bag(facts.health_status);
  if (!str(health.can_send_message)) return notTold("payment");
  const missing = troubles(health).find(isPayment);
  return missing ? finding("payment", ["failed", "payment_missing", missing.text]) : ok("payment");
}

/** What holds the number back, money apart; else the limit itself. */
export function limitFinding(facts: Bag, limit: number | null | undefined): ProviderFinding {
  const health = bag(facts.health_status);
  const state = str(health.can_send_message);
  const other = troubles(health).find((trouble) => !isPayment(trouble));
  if (state === "BLOCKED" && other) return finding("limit", ["failed", "sending_blocked", other.text]);
  const hint = bags(health.entities)
    .flatMap(({ additional_info }) => list(additional_info))
    .flatMap((text) => str(text) ?? [])[0];
  if (state === "LIMITED") return finding("limit", ["warning", "sending_limited", hint]);
  return limit === undefined ? notTold("limit") : ok("limit", limit === null ? undefined : String(limit));
}

export function qualityFinding(quality: Quality | undefined, note?: string): ProviderFinding {
  if (quality === undefined || quality === "unknown") return notTold("quality");
  if (quality === "green") return ok("quality");
  return quality === "yellow"
    ? finding("quality", ["warning", "quality_yellow", note])
    : finding("quality", ["failed", "quality_red", note]);
}

export function nameFinding(status: NameStatus | undefined, name: string | undefined): ProviderFinding {
  switch (status) {
    case "approved":
      return ok("displayName", name);
    case "pending":
      return finding("displayName", ["warning", "name_pending", name]);
    case "rejected":
      return finding("displayName", ["failed", "name_rejected", name]);
    case "expired":
      return finding("displayName", ["failed", "name_expired", name]);
    default:
      return name ? notTold("displayName", name) : finding("displayName", ["warning", "name_missing"]);
  }
}
