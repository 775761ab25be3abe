import { limitOf, qualityOf } from "../cloud-api/account-events";
import { downloadMedia, type Endpoint, getJson, markRead, postJson, sendMessage } from "../cloud-api/client";
import { fromProvider } from "../cloud-api/from-provider";
import { toTemplate } from "../cloud-api/templates";
import { bag, bags, num, str } from "../read";
import type {
  Connection,
  NumberAddress,
  NumberHealth,
  ProviderAdapter,
  ProviderDeps,
  ProviderTemplate,
} from "../types";
import { metaSignature, sameText } from "../verify";

const version = "v25.0";
const maxTemplates = 5000;
const mediaHosts = new Set(["lookaside.fbsbx.com"]);

/** Meta Cloud API (providers.md A). */
export function metaAdapter(deps: ProviderDeps): ProviderAdapter {
  const graph = `${deps.baseUrls.metaGraph.replace(/\/$/, "")}/${version}`;
  const headers = (connection: Connection) => ({ authorization: `Bearer ${connection.secrets.accessToken ?? ""}` });
  const endpoint = (connection: Connection, numberId: string): Endpoint => ({
    messagesUrl: `${graph}/${numberId}/messages`,
    mediaUrl: `${graph}/${numberId}/media`,
    mediaInfoUrl: (mediaId) => `${graph}/${mediaId}`,
    headers: headers(connection),
    allowDownload: (url) => allowed(url, deps.baseUrls.metaGraph),
  });
  return {
    provider: "meta",
    capabilities: { reactions: true, quotes: true, typing: true, templateEvents: true },
    verifyWebhook: ({ secrets }, request) => {
      const given = request.headers.get("x-hub-signature-256") ?? "";
      return [secrets.appSecret, secrets.previousAppSecret].some(
        (secret) => secret !== undefined && secret !== "" && sameText(given, metaSignature(secret, request.rawBody)),
      );
    },
    answerHandshake: ({ secrets }, query) => {
      const challenge = query.get("hub.challenge") ?? "";
      const matches =
        query.get("hub.mode") === "subscribe" &&
        sameText(query.get("hub.verify_token") ?? "", secrets.verifyToken ?? "\u0000");
      return matches && /^\d{1,40}$/.test(challenge) ? challenge : null;
    },
    fromProvider: (request) => fromProvider(request.rawBody),
    send: (connection, message) => sendMessage(deps, endpoint(connection, message.from.providerNumberId), message),
    markRead: (connection, number, id) => markRead(deps, endpoint(connection, number.providerNumberId), id),
    downloadMedia: (connection, ref, maxBytes) => downloadMedia(deps, endpoint(connection, ""), ref, maxBytes),
    listTemplates: (connection) =>
      listTemplates(deps, `${graph}/${connection.config.wabaId}/message_templates`, headers(connection)),
    readNumber: async (connection, number) => {
      const fields =
        "display_phone_number,verified_name,quality_rating,status,name_status,throughput,whatsapp_business_manager_messaging_limit";
      const answer = await getJson(deps, `${graph}/${number.providerNumberId}?fields=${fields}`, headers(connection));
      return toHealth(bag(answer.body));
    },
    registerWebhook: async (connection, _number: NumberAddress, url) => {
      await postJson(deps, `${graph}/${connection.config.wabaId}/subscribed_apps`, headers(connection), {
        override_callback_uri: url,
        verify_token: connection.secrets.verifyToken,
      });
    },
  };
}

async function listTemplates(
  deps: ProviderDeps,
  url: string,
  headers: Record<string, string>,
): Promise<ProviderTemplate[]> {
  const found: ProviderTemplate[] = [];
  let after = "";
  do {
    const page = bag(
      (await getJson(deps, `${url}?limit=100${after && `&after=${encodeURIComponent(after)}`}`, headers)).body,
    );
    found.push(...bags(page.data).flatMap((raw) => toTemplate(raw) ?? []));
    const paging = bag(page.paging);
    after = paging.next ? (str(bag(paging.cursors).after) ?? "") : "";
  } while (after && found.length < maxTemplates);
  return found;
}

const statuses: Record<string, NumberHealth["status"]> = {
  CONNECTED: "active",
  FLAGGED: "active",
  RATE_LIMITED: "limited",
  RESTRICTED: "limited",
  BANNED: "blocked",
  DISCONNECTED: "disconnected",
  UNVERIFIED: "disconnected",
  DELETED: "disconnected",
  PENDING: "name_pending",
};

export function toHealth(facts: Record<string, unknown>): NumberHealth {
  const status = statuses[str(facts.status)?.toUpperCase() ?? ""] ?? "active";
  const namePending = status === "active" && str(facts.name_status) === "PENDING_REVIEW";
  const limit = facts.whatsapp_business_manager_messaging_limit ?? facts.messaging_limit_tier;
  const ratePerSecond = num(bag(facts.throughput).max_mps);
  const displayName = str(facts.verified_name);
  return {
    status: namePending ? "name_pending" : status,
    quality: qualityOf(str(facts.quality_rating)) ?? "unknown",
    dailyLimit: limitOf(str(limit)),
    notes: status === "active" ? [] : [str(facts.status) ?? ""],
    ...(ratePerSecond ? { ratePerSecond } : {}),
    ...(displayName ? { displayName } : {}),
  };
}

/** Only the provider's published hosts and the configured one are ever given our credentials (goals §6.5, 52). */
function allowed(url: string, base: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname, origin } = new URL(url);
  if (origin === new URL(base).origin) return url;
  return protocol === "https:" && mediaHosts.has(hostname) ? url : null;
}
