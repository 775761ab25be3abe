import {
  downloadMedia,
  type Endpoint,
  getJson,
  markRead,
  postJson,
  publishedMediaOrigin,
  sendMessage,
} from "../cloud-api/client";
import { fromProvider } from "../cloud-api/from-provider";
import { limitOf, qualityOf } from "../cloud-api/number-words";
import { toTemplate } from "../cloud-api/templates";
import type { NumberHealth } from "../number-types";
import { bag, bags, lookUp, num, str } from "../read";
import {
  type Connection,
  type ProviderAdapter,
  type ProviderDeps,
  ProviderError,
  type ProviderTemplate,
} from "../types";
import { anySecret, metaSignature, sameText } from "../verify";

const version = "v25.0";
const maxTemplates = 5000;

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
      return anySecret([secrets.appSecret, secrets.previousAppSecret], (secret) =>
        sameText(given, metaSignature(secret, request.rawBody)),
      );
    },
    answerHandshake: ({ secrets }, query) => {
      const challenge = query.get("hub.challenge") ?? "";
      const matches =
        query.get("hub.mode") === "subscribe" &&
        anySecret([secrets.verifyToken], (token) => sameText(query.get("hub.verify_token") ?? "", token));
      return matches && /^\d{1,40}$/.test(challenge) ? challenge : null;
    },
    fromProvider: (request) => fromProvider(request.rawBody, request.receivedAt),
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
    registerWebhook: async (connection, _number, url) => {
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
    const raw = bags(page.data);
    found.push(...raw.flatMap((template) => toTemplate(template) ?? []));
    const paging = bag(page.paging);
    after = raw.length > 0 && paging.next ? (str(bag(paging.cursors).after) ?? "") : "";
  } while (after && found.length < maxTemplates);
  return found;
}

const statuses: Record<string, NumberHealth["status"]> = {
  CONNECTED: "active",
  LINKED: "active",
  FLAGGED: "active",
  RATE_LIMITED: "limited",
  RESTRICTED: "limited",
  BANNED: "blocked",
  DISCONNECTED: "disconnected",
  UNVERIFIED: "disconnected",
  DELETED: "disconnected",
  MIGRATED: "disconnected",
  PENDING: "name_pending",
};

/** An answer that does not say how the number is must not bring a dead number back to life. */
function toHealth(facts: Record<string, unknown>): NumberHealth {
  const status = lookUp(statuses, str(facts.status)?.toUpperCase());
  if (!status) throw new ProviderError("unknown", { safeText: "the provider does not say how the number is" });
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

function allowed(url: string, base: string): string | null {
  if (!URL.canParse(url)) return null;
  return [new URL(base).origin, publishedMediaOrigin].includes(new URL(url).origin) ? url : null;
}
