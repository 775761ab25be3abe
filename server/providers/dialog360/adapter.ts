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
import { bag, bags, list, lookUp, num, str } from "../read";
import {
  type Connection,
  type ProviderAdapter,
  type ProviderDeps,
  ProviderError,
  type ProviderTemplate,
} from "../types";
import { anySecret, sameText } from "../verify";

const maxTemplates = 5000;
const pageSize = 500;

/** 360dialog: Meta's words behind an API key; the webhook is proved by a header that we set (providers.md B). */
export function dialog360Adapter(deps: ProviderDeps): ProviderAdapter {
  const base = deps.baseUrls.d360Api.replace(/\/$/, "");
  const headers = (connection: Connection) => ({ "D360-API-KEY": connection.secrets.apiKey ?? "" });
  const endpoint = (connection: Connection): Endpoint => ({
    messagesUrl: `${base}/messages`,
    mediaUrl: `${base}/media`,
    mediaInfoUrl: (mediaId) => `${base}/${mediaId}`,
    headers: headers(connection),
    allowDownload: (url) => rewritten(url, base),
  });
  return {
    provider: "360dialog",
    capabilities: { reactions: true, quotes: true, typing: true, templateEvents: false },
    verifyWebhook: ({ secrets }, request) =>
      anySecret([secrets.webhookSecret, secrets.previousWebhookSecret], (secret) =>
        sameText(request.headers.get("authorization") ?? "", `Bearer ${secret}`),
      ),
    answerHandshake: () => null,
    fromProvider: (request) => fromProvider(request.rawBody, request.receivedAt),
    send: (connection, message) => sendMessage(deps, endpoint(connection), message),
    markRead: (connection, _number, id) => markRead(deps, endpoint(connection), id),
    downloadMedia: (connection, ref, maxBytes) => downloadMedia(deps, endpoint(connection), ref, maxBytes),
    listTemplates: (connection) => listTemplates(deps, base, headers(connection)),
    readNumber: async (connection) =>
      toHealth(bag((await getJson(deps, `${base}/health_status`, headers(connection))).body)),
    registerWebhook: async (connection, _number, url) => {
      const body = { url, headers: { Authorization: `Bearer ${connection.secrets.webhookSecret}` } };
      await postJson(deps, `${base}/v1/configs/webhook`, headers(connection), body);
    },
  };
}

/** Pages may be shorter than asked for, so the next one begins where this one ended. */
async function listTemplates(
  deps: ProviderDeps,
  base: string,
  headers: Record<string, string>,
): Promise<ProviderTemplate[]> {
  const found: ProviderTemplate[] = [];
  let offset = 0;
  while (offset < maxTemplates) {
    const url = `${base}/v1/configs/templates?limit=${pageSize}&offset=${offset}`;
    const page = bag((await getJson(deps, url, headers)).body);
    const raw = bags(page.waba_templates);
    found.push(...raw.flatMap((template) => toTemplate(template) ?? []));
    offset += raw.length;
    if (raw.length === 0 || offset >= (num(page.total) ?? 0)) break;
  }
  return found;
}

const statuses: Record<string, NumberHealth["status"]> = {
  AVAILABLE: "active",
  LIMITED: "limited",
  BLOCKED: "blocked",
};

/** Meta's health_status, with limit and quality of the channel where the hub adds them. Silence is no good health. */
function toHealth(facts: Record<string, unknown>): NumberHealth {
  const health = bag(facts.health_status);
  const status = lookUp(statuses, str(health.can_send_message)?.toUpperCase());
  if (!status) throw new ProviderError("unknown", { safeText: "the provider does not say how the number is" });
  const notes = bags(health.entities).flatMap((entity) => [
    ...bags(entity.errors).map((error) => str(error.error_description)),
    ...list(entity.additional_info).map(str),
  ]);
  return {
    status,
    quality: qualityOf(str(facts.current_quality_rating)) ?? "unknown",
    dailyLimit: limitOf(str(facts.current_limit)),
    notes: notes.filter((note) => note !== undefined),
  };
}

/** Files are named with Meta's host but served by 360dialog's: path and query stay byte-exact (providers.md B3). */
function rewritten(url: string, base: string): string | null {
  if (!URL.canParse(url)) return null;
  const { origin } = new URL(url);
  if (origin === new URL(base).origin) return url;
  return origin === publishedMediaOrigin ? url.replace(/^https:\/\/[^/]+/i, base) : null;
}
