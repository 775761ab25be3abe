import { getJson } from "../cloud-api/client";
import {
  type Asked,
  ask,
  credentialsFinding,
  finding,
  judged,
  limitFinding,
  nameFinding,
  notTold,
  ok,
  paymentFinding,
  place,
  qualityFinding,
  webhookFinding,
} from "../cloud-api/findings";
import { limitOf, nameStatusOf, qualityOf } from "../cloud-api/number-words";
import type { ProviderFinding } from "../number-types";
import { type Bag, bag, bags, list, str } from "../read";
import type { Connection, NumberAddress, ProviderDeps } from "../types";
import { appHeaders, appOf, graphUrl, tokenHeaders } from "./graph";
import { numberFields } from "./number";
import { readToken, toToken } from "./token";

/** The webhook fields without which the desk would not hear of something. */
export const webhookFields = [
  "messages",
  "message_template_status_update",
  "message_template_quality_update",
  "message_template_components_update",
  "template_category_update",
  "phone_number_name_update",
  "phone_number_quality_update",
  "account_update",
  "account_review_update",
  "account_alerts",
  "business_capability_update",
  "user_preferences",
  "security",
];

/** The provider's part of the self-test at Meta (O19). Never throws for an answer of Meta's: what cannot be read is unknown. */
export async function examine(
  deps: ProviderDeps,
  connection: Connection,
  { number, webhookUrl }: { number: NumberAddress; webhookUrl: string },
): Promise<ProviderFinding[]> {
  const headers = tokenHeaders(connection.secrets.accessToken);
  const app = appOf(connection);
  const at = (path: string, as: Record<string, string> = headers) =>
    ask(getJson(deps, `${graphUrl(deps)}/${path}`, as));
  const [facts, token, subscribed, callbacks] = await Promise.all([
    at(`${number.providerNumberId}?fields=${numberFields},webhook_configuration,health_status`),
    ask(readToken(deps, { accessToken: connection.secrets.accessToken ?? "", ...(app ? { app } : {}) })),
    at(`${connection.config.wabaId}/subscribed_apps`),
    app ? at(`${app.appId}/subscriptions`, appHeaders(app)) : null,
  ]);
  return [
    credentials(facts, token),
    scopes(token),
    judged("subscription", subscribed, (told) => subscription(ownApp(told, connection), { callbacks, webhookUrl })),
    judged("webhook", facts, (told) =>
      webhookFinding(
        overrideOf(told, "facts" in subscribed ? ownApp(subscribed.facts, connection) : undefined),
        webhookUrl,
      ),
    ),
    ...ofNumber(facts),
  ];
}

function ofNumber(asked: Asked): ProviderFinding[] {
  return [
    judged("payment", asked, paymentFinding),
    judged("displayName", asked, (facts) =>
      nameFinding(nameStatusOf(str(facts.name_status)), str(facts.verified_name)),
    ),
    judged("quality", asked, (facts) => qualityFinding(qualityOf(str(facts.quality_rating)))),
    judged("limit", asked, (facts) =>
      limitFinding(facts, limitOf(str(facts.whatsapp_business_manager_messaging_limit))),
    ),
    judged("twoStep", asked, ({ is_pin_enabled: isOn }) => {
      if (typeof isOn !== "boolean") return notTold("twoStep");
      return isOn ? ok("twoStep") : finding("twoStep", ["warning", "two_step_off"]);
    }),
  ];
}

/** A token of a system user never ends; one that does will stop the number on that day. */
function credentials(facts: Asked, token: Asked): ProviderFinding {
  const found = credentialsFinding(facts);
  const expiresAt = "facts" in token ? toToken(token.facts).expiresAt : null;
  if (found.result !== "ok" || !expiresAt) return found;
  return finding("credentials", ["warning", "token_expires", expiresAt.toISOString().slice(0, 10)]);
}

const scopes = (token: Asked): ProviderFinding =>
  judged("scopes", token, (facts) => {
    const { missing } = toToken(facts);
    return missing.length > 0 ? finding("scopes", ["failed", "scopes_missing", missing.join(", ")]) : ok("scopes");
  });

/** Our app among those that an account tells its news; any, where ours is not known. */
const ownApp = (subscribed: Bag, { config }: Connection): Bag | undefined =>
  bags(subscribed.data).find(
    ({ whatsapp_business_api_data: app }) => !config.appId || str(bag(app).id) === config.appId,
  );

/** Our app at the account, and the app's own callback, to which news of templates and accounts always go (providers.md A7). */
function subscription(
  own: Bag | undefined,
  { callbacks, webhookUrl }: { callbacks: Asked | null; webhookUrl: string },
): ProviderFinding {
  if (!own) return finding("subscription", ["failed", "not_subscribed"]);
  if (!callbacks || "error" in callbacks) return ok("subscription");
  const callback = bags(callbacks.facts.data).find(({ object }) => object === "whatsapp_business_account");
  const url = str(callback?.callback_url);
  if (url !== webhookUrl)
    return { ...finding("subscription", ["warning", "app_callback_elsewhere"]), ...(url ? { note: place(url) } : {}) };
  const fields = list(callback?.fields).map((field) => str(bag(field).name) ?? str(field));
  const missing = webhookFields.filter((field) => !fields.includes(field));
  return missing.length > 0
    ? finding("subscription", ["warning", "fields_missing", missing.join(", ")])
    : ok("subscription");
}

/** The address that counts for messages: the number's, else the account's, else the app's. */
function overrideOf(facts: Bag, app: Bag | undefined): string | undefined {
  const configured = bag(facts.webhook_configuration);
  return (
    str(configured.phone_number) ??
    str(configured.whatsapp_business_account) ??
    str(app?.override_callback_uri) ??
    str(configured.application)
  );
}
