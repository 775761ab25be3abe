import { qualityOf } from "../cloud-api/number-words";
import { call, fetchFile } from "../http";
import type { NumberHealth } from "../number-types";
import { bag, bags, lookUp, str } from "../read";
import {
  type Connection,
  MalformedPayload,
  type ProviderAdapter,
  type ProviderDeps,
  ProviderError,
  type ProviderTemplate,
} from "../types";
import { anySecret, sameText, twilioSignature, twilioUrls } from "../verify";
import { toProviderError } from "./error-reasons";
import { fromForm } from "./from-provider";
import { toTemplate } from "./templates";
import { toForm } from "./to-provider";

const maxTemplates = 5000;

/** WhatsApp by Twilio (providers.md C). */
export function twilioAdapter(deps: ProviderDeps): ProviderAdapter {
  const bare = (base: string) => base.replace(/\/$/, "");
  const twilioApi = bare(deps.baseUrls.twilioApi);
  const twilioContent = bare(deps.baseUrls.twilioContent);
  const twilioMessaging = bare(deps.baseUrls.twilioMessaging);
  const account = ({ config }: Connection) => `${twilioApi}/2010-04-01/Accounts/${config.accountSid}`;
  const json = async (connection: Connection, method: "GET" | "POST", url: string, body?: URLSearchParams | string) => {
    const headers = {
      ...basic(connection),
      ...(typeof body === "string" ? { "content-type": "application/json" } : {}),
    };
    const answer = await call({
      fetch: deps.fetch,
      timeoutMs: deps.timeoutMs,
      method,
      url,
      headers,
      ...(body === undefined ? {} : { body }),
    });
    if (answer.status < 200 || answer.status >= 300) throw toProviderError(answer);
    return bag(answer.body);
  };
  const sender = async (connection: Connection, phone: string) => {
    const found = bags(
      (await json(connection, "GET", `${twilioMessaging}/v2/Channels/Senders?Channel=whatsapp&PageSize=100`)).senders,
    );
    const own = found.find(({ sender_id }) => sender_id === `whatsapp:${phone}`);
    if (!own) throw new ProviderError("number_unusable", { safeText: `this Twilio account has no sender ${phone}` });
    return own;
  };
  return {
    provider: "twilio",
    capabilities: { reactions: false, quotes: false, typing: true, templateEvents: false },
    verifyWebhook: ({ secrets }, request) => {
      const given = request.headers.get("x-twilio-signature") ?? "";
      const form = formOf(request.rawBody);
      return anySecret([secrets.authToken, secrets.previousAuthToken], (token) =>
        twilioUrls(request.url).some((url) => sameText(given, twilioSignature(token, url, form))),
      );
    },
    answerHandshake: () => null,
    fromProvider: (request) => {
      const form = formOf(request.rawBody);
      if (!form.get("MessageSid") && !form.get("SmsSid") && !form.get("AccountSid"))
        throw new MalformedPayload("not a form of Twilio's");
      return fromForm(form, new URL(request.url).searchParams.get("ref"), request.receivedAt);
    },
    send: async (connection, message) => {
      const answer = await json(connection, "POST", `${account(connection)}/Messages.json`, toForm(message));
      const providerMessageId = str(answer.sid);
      if (!providerMessageId)
        throw new ProviderError("unknown", { ambiguous: true, safeText: "the provider's answer names no message" });
      return { providerMessageId, state: "accepted" };
    },
    markRead: async (connection, _number, messageId) => {
      await json(
        connection,
        "POST",
        `${twilioMessaging}/v2/Indicators/Typing.json`,
        JSON.stringify({ channel: "whatsapp", messageId }),
      );
    },
    downloadMedia: (connection, url, maxBytes) => download(deps, connection, url, maxBytes),
    listTemplates: (connection) => listTemplates((url) => json(connection, "GET", url), twilioContent),
    readNumber: async (connection, number) => toHealth(await sender(connection, number.phone)),
    registerWebhook: async (connection, number, url) => {
      const { sid } = await sender(connection, number.phone);
      const webhook = {
        callback_url: url,
        callback_method: "POST",
        status_callback_url: url,
        status_callback_method: "POST",
      };
      await json(connection, "POST", `${twilioMessaging}/v2/Channels/Senders/${str(sid)}`, JSON.stringify({ webhook }));
    },
  };
}

const formOf = (rawBody: Uint8Array) => new URLSearchParams(Buffer.from(rawBody).toString("utf8"));

const basic = ({ config, secrets }: Connection) => ({
  authorization: `Basic ${Buffer.from(`${secrets.apiKeySid ?? config.accountSid}:${secrets.apiKeySecret ?? secrets.authToken}`).toString("base64")}`,
});

async function listTemplates(
  get: (url: string) => Promise<Record<string, unknown>>,
  base: string,
): Promise<ProviderTemplate[]> {
  const found: ProviderTemplate[] = [];
  let url: string | undefined = `${base}/v1/ContentAndApprovals?PageSize=100`;
  while (url && found.length < maxTemplates) {
    const page = await get(url);
    const contents = bags(page.contents);
    found.push(...contents.flatMap((content) => toTemplate(content) ?? []));
    const next = str(bag(page.meta).next_page_url);
    url =
      contents.length > 0 && next && URL.canParse(next)
        ? `${base}${new URL(next).pathname.replace(/^.*(?=\/v1\/)/, "")}${new URL(next).search}`
        : undefined;
  }
  return found;
}

const senderStatuses: Record<string, NumberHealth["status"]> = {
  ONLINE: "active",
  "ONLINE:UPDATING": "active",
  TWILIO_REVIEW: "name_pending",
  OFFLINE: "disconnected",
};

function toHealth(sender: Record<string, unknown>): NumberHealth {
  const properties = bag(sender.properties);
  const notes = bags(sender.offline_reasons).flatMap((reason) => str(reason.message) ?? []);
  return {
    status: lookUp(senderStatuses, str(sender.status)) ?? "disconnected",
    quality: qualityOf(str(properties.quality_rating)) ?? "unknown",
    dailyLimit: limitFrom(str(properties.messaging_limit)),
    notes,
  };
}

/** `10K Customers/24hr` → 10000; `Unlimited` → null. */
function limitFrom(text: string | undefined): number | null | undefined {
  if (!text) return undefined;
  if (/unlimited/i.test(text)) return null;
  const [, digits, unit = ""] = /^(\d+(?:\.\d+)?)\s*([KM]?)/i.exec(text) ?? [];
  return digits
    ? Math.round(Number(digits) * { "": 1, K: 1000, M: 1_000_000 }[unit.toUpperCase() as "" | "K" | "M"])
    : undefined;
}

const notOurs = () => new ProviderError("media_invalid", { safeText: "the file's address is not one of Twilio's" });
const storageHost = /^(?:[a-z0-9-]+\.)*(?:twilio\.com|twiliocdn\.com|s3[a-z0-9-]*(?:\.[a-z0-9-]+)?\.amazonaws\.com)$/;

/** A file of this account only; the one redirect to Twilio's storage is followed without our credentials. */
async function download(deps: ProviderDeps, connection: Connection, url: string, maxBytes: number) {
  const configured = new URL(deps.baseUrls.twilioApi).origin;
  const asked = URL.canParse(url) ? new URL(url) : null;
  const isTwilio = asked && [configured, "https://api.twilio.com"].includes(asked.origin);
  if (!isTwilio || !asked.pathname.includes(`/Accounts/${connection.config.accountSid}/Messages/`)) throw notOurs();
  const file = await fetchFile(deps, url, basic(connection), maxBytes);
  if (!("redirectTo" in file)) return file;
  if (!URL.canParse(file.redirectTo, url)) throw notOurs();
  const target = new URL(file.redirectTo, url);
  const isStorage = target.protocol === "https:" && target.port === "" && storageHost.test(target.hostname);
  if (target.origin !== configured && !isStorage) throw notOurs();
  const stored = await fetchFile(deps, target.toString(), {}, maxBytes);
  if ("redirectTo" in stored) throw notOurs();
  return stored;
}
