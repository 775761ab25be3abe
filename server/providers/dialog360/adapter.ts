import { limitOf, qualityOf } from "../cloud-api/account-events";
import { downloadMedia, type Endpoint, getJson, markRead, postJson, sendMessage } from "../cloud-api/client";
import { fromProvider } from "../cloud-api/from-provider";
import { toTemplate } from "../cloud-api/templates";
import { bag, bags, num, str } from "../read";
import type { Connection, NumberHealth, ProviderAdapter, ProviderDeps, ProviderTemplate } from "../types";
import { sameText } from "../verify";

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
      Boolean(secrets.webhookSecret) &&
      sameText(request.headers.get("authorization") ?? "", `Bearer ${secrets.webhookSecret}`),
    answerHandshake: () => null,
    fromProvider: (request) => fromProvider(request.rawBody),
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

async function listTemplates(
  deps: ProviderDeps,
  base: string,
  headers: Record<string, string>,
): Promise<ProviderTemplate[]> {
  const found: ProviderTemplate[] = [];
  for (let offset = 0; offset < maxTemplates; offset += pageSize) {
    const page = bag(
      (await getJson(deps, `${base}/v1/configs/templates?limit=${pageSize}&offset=${offset}`, headers)).body,
    );
    const raw = bags(page.waba_templates);
    found.push(...raw.flatMap((template) => toTemplate(template) ?? []));
    if (raw.length === 0 || offset + raw.length >= (num(page.total) ?? 0)) break;
  }
  return found;
}

/** Meta's health_status, with limit and quality of the channel where the hub adds them. */
function toHealth(facts: Record<string, unknown>): NumberHealth {
  const health = bag(facts.health_status);
  const canSend = str(health.can_send_message)?.toUpperCase();
  const errors = bags(health.entities).flatMap((entity) => bags(entity.errors));
  return {
    status: canSend === "BLOCKED" ? "blocked" : canSend === "LIMITED" ? "limited" : "active",
    quality: qualityOf(str(facts.current_quality_rating)) ?? "unknown",
    dailyLimit: limitOf(str(facts.current_limit)),
    notes: errors.flatMap((error) => str(error.error_description) ?? []),
  };
}

/** Files are named with Meta's host but served by 360dialog's: path and query stay byte-exact (providers.md B3). */
function rewritten(url: string, base: string): string | null {
  if (!URL.canParse(url)) return null;
  const { hostname, origin, pathname, search } = new URL(url);
  if (origin === new URL(base).origin) return url;
  return hostname === "lookaside.fbsbx.com" ? `${base}${pathname}${search}` : null;
}
