import { getJson, postJson } from "../cloud-api/client";
import { verificationOf } from "../cloud-api/number-words";
import type { Dialog360Channel, Dialog360Onboarding } from "../onboarding-types";
import { type Bag, bag, bags, phoneOf, str } from "../read";
import { type ProviderDeps, ProviderError } from "../types";
import { anySecret, hexSignature, sameText } from "../verify";
import { entityId, nameStatusOf, wabaOf } from "./number";
import { readPartnerNews } from "./partner-events";
import { readReturn } from "./return-address";

/** The partner of this deployment at 360dialog, and where its Connect button leads. */
export type Dialog360Partner = { partnerId: string; partnerKey: string; webhookSecret: string | null };

type Partner = { url: string; headers: Record<string, string> };

/** 360dialog's roads in: the Connect button with the Partner API, and a pasted key (providers.md B8–B10). */
export function dialog360Onboarding(
  deps: ProviderDeps,
  { partner: known, connectUrl }: { partner: Dialog360Partner | null; connectUrl: string },
): Dialog360Onboarding {
  const mustKnow = () => {
    if (!known) throw new ProviderError("config", { safeText: "this deployment is no partner of 360dialog" });
    return { ...known, path: encodeURIComponent(known.partnerId) };
  };
  const partner = (): Partner => {
    const { path, partnerKey } = mustKnow();
    const hub = deps.baseUrls.d360Hub.replace(/\/$/, "");
    return { url: `${hub}/api/v2/partners/${path}`, headers: { "x-api-key": partnerKey } };
  };
  return {
    partnerId: known?.partnerId ?? null,
    hearsPartner: Boolean(known?.webhookSecret),
    connectUrl: ({ state, redirectUrl, email, name }) => {
      const query = new URLSearchParams({ state, redirect_url: redirectUrl });
      if (email) query.set("email", email);
      if (name) query.set("name", name);
      return `${connectUrl.replace(/\/$/, "")}/${mustKnow().path}/permissions?${query}`;
    },
    readReturn,
    channels: async (ids) => {
      const found = await Promise.all([...new Set(ids)].map((id) => findChannel(deps, partner(), id)));
      return found.flatMap((channel) => channel ?? []);
    },
    createApiKey: async (channelId) => {
      const { url, headers } = partner();
      const answer = await postJson(deps, `${url}/channels/${encodeURIComponent(channelId)}/api_keys`, headers, {});
      const apiKey = str(bag(answer.body).api_key);
      if (!apiKey) throw new ProviderError("unknown", { safeText: "the provider's answer names no key" });
      return { apiKey };
    },
    numberOfKey: (apiKey) => numberOfKey(deps, apiKey),
    isFromPartner: ({ headers, rawBody }) =>
      anySecret([known?.webhookSecret ?? undefined], (secret) =>
        sameText(headers.get("x-360dialog-signature") ?? "", hexSignature(secret, rawBody)),
      ),
    readPartnerNews: ({ rawBody }) => readPartnerNews(rawBody),
    partnerAddress: async () => {
      const { url, headers } = partner();
      return str(bag((await getJson(deps, `${url}/webhook_url`, headers)).body).webhook_url) || null;
    },
    pointPartner: async (webhookUrl) => {
      const { url, headers } = partner();
      await postJson(deps, `${url}/webhook_url`, headers, { webhook_url: webhookUrl });
    },
  };
}

/** The ids came through a browser: what the Partner API does not confirm is not ours. */
async function findChannel(
  deps: ProviderDeps,
  { url, headers }: Partner,
  id: string,
): Promise<Dialog360Channel | null> {
  const query = new URLSearchParams({ filters: JSON.stringify({ id }), limit: "1" });
  const page = bag((await getJson(deps, `${url}/channels?${query}`, headers)).body);
  const channel = bags(page.partner_channels).find((row) => str(row.id) === id);
  if (!channel) return null;
  const settings = getJson(deps, `${url}/channels/${encodeURIComponent(id)}/whatsapp_commerce_settings`, headers);
  const numberId = await settings.then(({ body }) => str(bags(bag(body).data)[0]?.id), untold);
  return toChannel(channel, id, numberId ?? null);
}

function toChannel(channel: Bag, channelId: string, providerNumberId: string | null): Dialog360Channel | null {
  const [setup, account] = [bag(channel.setup_info), bag(channel.waba_account)];
  const phone = phoneOf(str(setup.phone_number)?.replace(/\D/g, ""));
  const wabaId = str(account.external_id) ?? str(account.id);
  const status = str(channel.status) ?? "";
  if (!phone) return null;
  return {
    channelId,
    clientId: str(channel.client_id) ?? "",
    status,
    providerNumberId,
    phone,
    displayName: str(setup.phone_name) ?? null,
    nameStatus: nameStatusOf(status),
    codeVerified: !unverified.has(status),
    registered: status === "ready" || str(bag(channel.integration).state) === "running",
    twoStep: null,
    inBusinessApp: false,
    waba: wabaId
      ? { ...wabaOf(wabaId), verification: verificationOf(str(account.fb_account_status)), status: null }
      : null,
  };
}

const unverified = new Set(["created", "unverified", "imported", "consents_signed", "waiting_for_migration_code"]);

async function numberOfKey(deps: ProviderDeps, apiKey: string) {
  const base = deps.baseUrls.d360Api.replace(/\/$/, "");
  const headers = { "D360-API-KEY": apiKey };
  const health = bag((await getJson(deps, `${base}/health_status`, headers)).body);
  const providerNumberId = entityId(health, "PHONE_NUMBER");
  if (!providerNumberId)
    throw new ProviderError("number_unusable", { safeText: "the provider names no number for this key" });
  // Not documented for every hosting: where it is missing, a person says the phone.
  const facts = await getJson(deps, `${base}/v1/configs/phone_number`, headers).then(({ body }) => bag(body), untold);
  const wabaId = entityId(health, "WABA");
  return {
    providerNumberId,
    phone: phoneOf((str(facts?.display_phone_number) ?? str(facts?.phone_number))?.replace(/\D/g, "")) ?? null,
    displayName: str(facts?.verified_name) ?? null,
    nameStatus: "none" as const,
    codeVerified: true,
    registered: true,
    twoStep: null,
    inBusinessApp: false,
    waba: wabaId ? wabaOf(wabaId) : null,
  };
}

/** The provider may be silent about what is asked for in passing; a fault of ours may not. */
function untold(error: unknown): undefined {
  if (error instanceof ProviderError) return undefined;
  throw error;
}
