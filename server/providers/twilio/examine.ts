import {
  ask,
  credentialsFinding,
  finding,
  judged,
  notTold,
  ok,
  qualityFinding,
  webhookFinding,
} from "../cloud-api/findings";
import { qualityOf } from "../cloud-api/number-words";
import type { ProviderFinding } from "../number-types";
import { type Bag, bag, str } from "../read";
import type { Connection, NumberAddress } from "../types";
import type { TwilioClient } from "./client";
import { findSender, limitFrom, offlineNotes } from "./sender";

/** The provider's part of the self-test at Twilio. Scopes and subscriptions do not exist there. */
export async function examine(
  client: TwilioClient,
  connection: Connection,
  { number, webhookUrl }: { number: NumberAddress; webhookUrl: string },
): Promise<ProviderFinding[]> {
  const [account, sender] = await Promise.all([
    ask(client.json(connection, "GET", `${client.account(connection)}.json`).then((body) => ({ body }))),
    ask(findSender(client, connection, number.phone).then((body) => ({ body }))),
  ]);
  return [
    // A key with few rights may read its senders though not the account.
    credentialsFinding("facts" in sender ? sender : account),
    judged("webhook", sender, (facts) => hooks(bag(facts.webhook), webhookUrl)),
    judged("payment", account, payment),
    judged("displayName", sender, displayName),
    judged("quality", sender, (facts) => qualityFinding(qualityOf(str(bag(facts.properties).quality_rating)))),
    judged("limit", sender, limit),
    notTold("twoStep"),
  ];
}

/** Messages and receipts have an address each; both have to be ours. */
function hooks(webhook: Bag, wanted: string): ProviderFinding {
  const inbound = webhookFinding(str(webhook.callback_url), wanted);
  return inbound.result === "ok" ? webhookFinding(str(webhook.status_callback_url), wanted) : inbound;
}

/** Twilio suspends an account that has run out of money, and tells no more of it here. */
function payment(account: Bag): ProviderFinding {
  const status = str(account.status);
  if (!status) return notTold("payment");
  return status === "active" ? ok("payment") : finding("payment", ["failed", "account_suspended", status]);
}

function displayName(sender: Bag): ProviderFinding {
  const name = str(bag(sender.profile).name);
  if (str(sender.status) === "TWILIO_REVIEW") return finding("displayName", ["warning", "name_pending", name]);
  return name ? ok("displayName", name) : finding("displayName", ["warning", "name_missing"]);
}

function limit(sender: Bag): ProviderFinding {
  const status = str(sender.status) ?? "";
  if (!status.startsWith("ONLINE"))
    return finding("limit", ["failed", "sending_blocked", offlineNotes(sender)[0] ?? status]);
  const found = limitFrom(str(bag(sender.properties).messaging_limit));
  return found === undefined ? notTold("limit") : ok("limit", found === null ? undefined : String(found));
}
