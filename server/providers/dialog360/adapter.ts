import {
  downloadMedia,
  type Endpoint,
  getJson,
  markRead,
  postJson,
  publishedMediaOrigin,
  sendMessage,
} from "../cloud-api/client";
import { fromBody, parseBody } from "../cloud-api/from-provider";
import { type ProfileEndpoint, readProfile, writeProfile } from "../cloud-api/profile";
import { toTemplate } from "../cloud-api/templates";
import { bag, bags, num } from "../read";
import type { Connection, ProviderAdapter, ProviderDeps, ProviderTemplate, WebhookRequest } from "../types";
import { anySecret, sameText } from "../verify";
import { clientOf, readCosts } from "./costs";
import { examine } from "./examine";
import { toHealth } from "./number";
import { dialog360TemplateLife } from "./template-life";

/** Above what an account may have (providers.md A12.1): what is missing in the list counts as deleted. */
const maxTemplates = 10_000;
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
  const profile = (connection: Connection): ProfileEndpoint => ({
    url: `${base}/whatsapp_business_profile`,
    headers: headers(connection),
    upload: uploads(connection),
  });
  const uploads = (connection: Connection) => ({
    sessionsUrl: `${base}/uploads`,
    sessionUrl: (id: string) => `${base}/${id}`,
    sessionHeaders: headers(connection),
    uploadHeaders: headers(connection),
  });
  return {
    provider: "360dialog",
    capabilities: {
      reactions: true,
      quotes: true,
      typing: true,
      readMarks: true,
      contacts: true,
      interactive: true,
      templateEvents: false,
      templateEdit: false,
      deletesOneLanguage: false,
      unpause: false,
    },
    verifyWebhook: ({ secrets }, request) => isOfNumber(secrets, request),
    answerHandshake: () => null,
    fromProvider: (request) => fromBody(parseBody(request.rawBody), request.receivedAt),
    send: (connection, message) => sendMessage(deps, endpoint(connection), message),
    markRead: (connection, _number, id, also) => markRead(deps, endpoint(connection), id, also),
    downloadMedia: (connection, ref, maxBytes) => downloadMedia(deps, endpoint(connection), ref, maxBytes),
    listTemplates: (connection) => listTemplates(deps, base, headers(connection)),
    ...dialog360TemplateLife(deps, { base, headers, uploads }),
    readNumber: async (connection) =>
      toHealth(bag((await getJson(deps, `${base}/health_status`, headers(connection))).body)),
    readProfile: (connection) => readProfile(deps, profile(connection)),
    writeProfile: (connection, _number, change) => writeProfile(deps, profile(connection), change),
    examine: (connection, _number, webhookUrl) =>
      examine(deps, connection, { base, headers: headers(connection), webhookUrl }),
    costAccount: (connection) => {
      const clientId = clientOf(deps.partner, connection);
      return clientId ? { id: clientId, byNumber: false } : null;
    },
    readCosts: (connection, input) => readCosts(deps, connection, input),
    registerWebhook: async (connection, _number, url) => {
      const body = { url, headers: { Authorization: `Bearer ${connection.secrets.webhookSecret}` } };
      await postJson(deps, `${base}/v1/configs/webhook`, headers(connection), body);
    },
  };
}

type Secrets = Connection["secrets"];

/** The header that we gave to the number's webhook. */
const isOfNumber = (secrets: Secrets, { headers }: WebhookRequest) =>
  anySecret([secrets.webhookSecret, secrets.previousWebhookSecret], (secret) =>
    sameText(headers.get("authorization") ?? "", `Bearer ${secret}`),
  );

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
    if (raw.length === 0 || offset >= (num(page.total) ?? Number.POSITIVE_INFINITY)) break;
  }
  return found;
}

/** Files are named with Meta's host but served by 360dialog's: path and query stay byte-exact (providers.md B3). */
function rewritten(url: string, base: string): string | null {
  if (!URL.canParse(url)) return null;
  const { origin } = new URL(url);
  if (origin === new URL(base).origin) return url;
  return origin === publishedMediaOrigin ? url.replace(/^https:\/\/[^/]+/i, base) : null;
}
