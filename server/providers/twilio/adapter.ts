import { fetchFile } from "../http";
import { str } from "../read";
import { type Connection, MalformedPayload, type ProviderAdapter, type ProviderDeps, ProviderError } from "../types";
import { anySecret, sameText, twilioSignature, twilioUrls } from "../verify";
import { basic, twilioClient } from "./client";
import { readCosts } from "./costs";
import { fromDebugger } from "./debugger-event";
import { examine } from "./examine";
import { fromForm } from "./from-provider";
import { fromChange, refusedChange, toProfile } from "./profile";
import { findSender, senderUrl, toHealth } from "./sender";
import { twilioTemplateLife } from "./template-life";
import { toTemplates } from "./templates";
import { toForm } from "./to-provider";

/** Above what an account may have (providers.md C6): what is missing in the list counts as deleted. */
const maxTemplates = 10_000;

/** WhatsApp by Twilio (providers.md C). */
export function twilioAdapter(deps: ProviderDeps): ProviderAdapter {
  const client = twilioClient(deps);
  const { json, account } = client;
  return {
    provider: "twilio",
    capabilities: {
      reactions: false,
      quotes: false,
      typing: true,
      readMarks: false,
      contacts: false,
      interactive: false,
      templateEvents: false,
      templateEdit: true,
      deletesOneLanguage: true,
      unpause: false,
    },
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
      const trouble = fromDebugger(form);
      if (trouble) return [trouble];
      return fromForm(form, new URL(request.url).searchParams.get("ref"), request.receivedAt);
    },
    send: async (connection, message) => {
      const answer = await json(connection, "POST", `${account(connection)}/Messages.json`, toForm(message));
      const providerMessageId = str(answer.sid);
      if (!providerMessageId)
        throw new ProviderError("unknown", { ambiguous: true, safeText: "the provider's answer names no message" });
      return { providerMessageId, state: "accepted" };
    },
    // Twilio shows typing with it always.
    markRead: async (connection, _number, messageId) => {
      const body = { channel: "whatsapp", messageId };
      await json(connection, "POST", `${client.messaging}/Indicators/Typing.json`, body);
    },
    downloadMedia: (connection, url, maxBytes) => download(deps, connection, url, maxBytes),
    listTemplates: async (connection) => {
      const url = `${client.content}/ContentAndApprovals?PageSize=100`;
      return toTemplates(await client.list(connection, url, { key: "contents", max: maxTemplates }));
    },
    ...twilioTemplateLife(client),
    readNumber: async (connection, number) => toHealth(await findSender(client, connection, number.phone)),
    readProfile: async (connection, number) => toProfile(await findSender(client, connection, number.phone)),
    writeProfile: async (connection, number, change) => {
      const { sid } = await findSender(client, connection, number.phone);
      const body = { profile: fromChange(change) };
      await json(connection, "POST", senderUrl(client, str(sid) ?? ""), body).catch((error: unknown) => {
        throw refusedChange(error, change) ?? error;
      });
    },
    examine: (connection, number, webhookUrl) => examine(client, connection, { number, webhookUrl }),
    costAccount: ({ config }) => ({ id: config.accountSid ?? "", byNumber: true }),
    readCosts: (connection, input) => readCosts(client, connection, input),
    registerWebhook: async (connection, number, url) => {
      const { sid } = await findSender(client, connection, number.phone);
      const webhook = {
        callback_url: url,
        callback_method: "POST",
        status_callback_url: url,
        status_callback_method: "POST",
      };
      await json(connection, "POST", senderUrl(client, str(sid) ?? ""), { webhook });
    },
  };
}

const formOf = (rawBody: Uint8Array) => new URLSearchParams(Buffer.from(rawBody).toString("utf8"));

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
