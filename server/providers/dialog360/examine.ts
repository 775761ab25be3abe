import { getJson } from "../cloud-api/client";
import {
  ask,
  credentialsFinding,
  finding,
  judged,
  limitFinding,
  nameFinding,
  notTold,
  paymentFinding,
  qualityFinding,
  webhookFinding,
} from "../cloud-api/findings";
import { limitOf, qualityOf } from "../cloud-api/number-words";
import type { ProviderFinding } from "../number-types";
import { type Bag, bag, bags, list, str } from "../read";
import type { Connection, ProviderDeps } from "../types";
import { sameText } from "../verify";
import { isNameNote } from "./number";

/** The provider's part of the self-test at 360dialog: what a key tells. Scopes and subscriptions do not exist there. */
export async function examine(
  deps: ProviderDeps,
  { secrets }: Connection,
  input: { base: string; headers: Record<string, string>; webhookUrl: string },
): Promise<ProviderFinding[]> {
  const [health, webhook] = await Promise.all([
    ask(getJson(deps, `${input.base}/health_status`, input.headers)),
    ask(getJson(deps, `${input.base}/v1/configs/webhook`, input.headers)),
  ]);
  return [
    credentialsFinding(health),
    judged("webhook", webhook, (facts) => hook(facts, input.webhookUrl, secrets.webhookSecret ?? "")),
    judged("payment", health, paymentFinding),
    judged("displayName", health, displayName),
    judged("quality", health, (facts) => qualityFinding(qualityOf(str(facts.current_quality_rating)))),
    judged("limit", health, (facts) => limitFinding(facts, limitOf(str(facts.current_limit)))),
    notTold("twoStep"),
  ];
}

/** The header is the only proof that a call comes from 360dialog (providers.md B4). */
function hook(facts: Bag, wanted: string, secret: string): ProviderFinding {
  const found = webhookFinding(str(facts.url), wanted);
  if (found.result !== "ok") return found;
  const header = Object.entries(bag(facts.headers)).find(([name]) => name.toLowerCase() === "authorization")?.[1];
  const isOurs = sameText(String(header ?? ""), `Bearer ${secret}`);
  return isOurs ? found : finding("webhook", ["failed", "webhook_without_secret"]);
}

/** A key tells of a name under review, and of nothing else about names. */
function displayName(facts: Bag): ProviderFinding {
  const notes = bags(bag(facts.health_status).entities).flatMap(({ additional_info }) =>
    list(additional_info).flatMap((note) => str(note) ?? []),
  );
  const pending = notes.find(isNameNote);
  return pending ? nameFinding("pending", pending) : notTold("displayName");
}
