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
import { type ProfileEndpoint, readProfile, writeProfile } from "../cloud-api/profile";
import { toTemplate } from "../cloud-api/templates";
import { bag, bags, str } from "../read";
import type { Connection, NumberAddress, ProviderAdapter, ProviderDeps, ProviderTemplate } from "../types";
import { anySecret, metaSignature, sameText } from "../verify";
import { readCosts } from "./costs";
import { examine } from "./examine";
import { graphUrl, tokenHeaders } from "./graph";
import { readNumber } from "./number";
import { metaTemplateLife } from "./template-life";

/** Above what an account may have (providers.md A12.1): what is missing in the list counts as deleted. */
const maxTemplates = 10_000;
/** Quality, reasons and other categories are told only when they are asked for. */
const templateFields =
  "id,name,language,status,category,previous_category,correct_category,components,parameter_format,quality_score,rejected_reason";

/** Meta Cloud API (providers.md A). */
export function metaAdapter(deps: ProviderDeps): ProviderAdapter {
  const graph = graphUrl(deps);
  const headers = (connection: Connection) => tokenHeaders(connection.secrets.accessToken);
  const endpoint = (connection: Connection, numberId: string): Endpoint => ({
    messagesUrl: `${graph}/${numberId}/messages`,
    mediaUrl: `${graph}/${numberId}/media`,
    mediaInfoUrl: (mediaId) => `${graph}/${mediaId}`,
    headers: headers(connection),
    allowDownload: (url) => allowed(url, deps.baseUrls.metaGraph),
  });
  const profile = (connection: Connection, { providerNumberId }: NumberAddress): ProfileEndpoint => ({
    url: `${graph}/${providerNumberId}/whatsapp_business_profile`,
    headers: headers(connection),
    upload: uploads(connection),
  });
  const uploads = (connection: Connection) => ({
    sessionsUrl: `${graph}/${connection.config.appId}/uploads`,
    sessionUrl: (id: string) => `${graph}/${id}`,
    sessionHeaders: headers(connection),
    uploadHeaders: { authorization: `OAuth ${connection.secrets.accessToken ?? ""}` },
  });
  return {
    provider: "meta",
    capabilities: {
      reactions: true,
      quotes: true,
      typing: true,
      readMarks: true,
      contacts: true,
      interactive: true,
      templateEvents: true,
      templateEdit: true,
      deletesOneLanguage: true,
      unpause: true,
    },
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
    markRead: (connection, number, id, also) => markRead(deps, endpoint(connection, number.providerNumberId), id, also),
    downloadMedia: (connection, ref, maxBytes) => downloadMedia(deps, endpoint(connection, ""), ref, maxBytes),
    listTemplates: (connection) =>
      listTemplates(deps, `${graph}/${connection.config.wabaId}/message_templates`, headers(connection)),
    ...metaTemplateLife(deps, uploads),
    readNumber: (connection, number) => readNumber(deps, connection, number),
    readProfile: (connection, number) => readProfile(deps, profile(connection, number)),
    writeProfile: (connection, number, change) => writeProfile(deps, profile(connection, number), change),
    examine: (connection, number, webhookUrl) => examine(deps, connection, { number, webhookUrl }),
    costAccount: ({ config }) => ({ id: config.wabaId ?? "", byNumber: true }),
    readCosts: (connection, input) => readCosts(deps, connection, input),
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
      (
        await getJson(
          deps,
          `${url}?fields=${templateFields}&limit=100${after && `&after=${encodeURIComponent(after)}`}`,
          headers,
        )
      ).body,
    );
    const raw = bags(page.data);
    found.push(...raw.flatMap((template) => toTemplate(template) ?? []));
    const paging = bag(page.paging);
    after = raw.length > 0 && paging.next ? (str(bag(paging.cursors).after) ?? "") : "";
  } while (after && found.length < maxTemplates);
  return found;
}

function allowed(url: string, base: string): string | null {
  if (!URL.canParse(url)) return null;
  return [new URL(base).origin, publishedMediaOrigin].includes(new URL(url).origin) ? url : null;
}
