import { acceptMessage, countArrival } from "../accept-message";
import { readForm } from "../http/body";
import { json, type Reply } from "../http/reply";
import type { Incoming } from "../http/router";
import { fetchLink } from "../media";
import type { Content, MediaKind, Refusal, SentMessage, Template, TemplateStatus } from "../model";
import { bareType, mediaLimits } from "../rules";
import type { Simulation } from "../simulation";
import { buttonsOf, type CardValues, partOf, placeholders, render, type TemplateValues } from "../templates";
import { contentSchema } from "./content-schema";
import { reasonCodes, refused, twilioError } from "./errors";
import type { TwilioNumber } from "./owned";
import { variablesSchema } from "./variables";

const known = new Set([
  "To",
  "From",
  "Body",
  "MediaUrl",
  "ContentSid",
  "ContentVariables",
  "StatusCallback",
  "PersistentAction",
  "ValidityPeriod",
]);
const maxMediaBytes = 16 * 1024 * 1024;

/** The number that From names, its arrival counted; null when the account has no such sender. */
export async function countTwilioArrival(
  simulation: Simulation,
  request: Incoming,
  owned: TwilioNumber[],
): Promise<TwilioNumber | null> {
  const from = (await readForm(request)).get("From");
  const number = owned.find(({ account }) => from === `whatsapp:${account.phone}`);
  if (number) countArrival(simulation, number, request.at);
  return number ?? null;
}

/** `POST Messages.json` (providers.md C2). Most refusals come later, by the status callback. */
export async function postMessage(simulation: Simulation, request: Incoming, number: TwilioNumber): Promise<Reply> {
  const form = await readForm(request);
  const unknown = [...form.keys()].find((key) => !known.has(key));
  if (unknown) return twilioError(400, 20001, `Unknown parameter ${unknown}`);
  const to = /^whatsapp:(\+[1-9]\d{5,16})$/.exec(form.get("To") ?? "")?.[1];
  if (!to) return twilioError(400, 21211, `Invalid 'To' Phone Number: ${form.get("To") ?? ""}`);
  const read = await readContent(simulation, number, form);
  if (!read.ok) return refused(read.refusal);
  const statusUrl = form.get("StatusCallback");
  const result = acceptMessage(simulation, {
    number,
    to,
    ref: refOf(statusUrl),
    at: request.at,
    id: `${"mediaId" in read.content ? "MM" : "SM"}${simulation.random.bytes(16).toString("hex")}`,
    content: read.content,
    statusUrl,
    late: read.late,
    refusesLate: ({ reason }) => reasonCodes[reason].late,
  });
  return result.ok ? json(201, toResource(number, result.sent, "queued")) : refused(result.refusal);
}

export function showMessage({ sentById }: Simulation, { params }: Incoming, owned: TwilioNumber[]): Reply {
  const sent = sentById.get(params.sid ?? "");
  const number = owned.find(({ id }) => id === sent?.numberId);
  if (!sent || !number) return twilioError(404, 20404, "The requested resource was not found");
  return json(200, resourceOf(number, sent));
}

/** The resource as it stands now. */
export const resourceOf = (number: TwilioNumber, sent: SentMessage): Record<string, unknown> =>
  toResource(number, sent, sent.status === "accepted" ? "queued" : sent.status);

type Read = { ok: true; content: Content; late: Refusal | null } | { ok: false; refusal: Refusal };
const refuse = (reason: Refusal["reason"]): Read => ({ ok: false, refusal: { reason, details: "" } });

async function readContent(simulation: Simulation, number: TwilioNumber, form: URLSearchParams): Promise<Read> {
  const [body, link, sid, action] = [
    form.get("Body") ?? "",
    form.get("MediaUrl"),
    form.get("ContentSid"),
    form.get("PersistentAction"),
  ];
  if (sid) return readTemplate(simulation, number, sid, form.get("ContentVariables"));
  if (body.length > 1600) return refuse("text_too_long");
  if (link) return readMedia(simulation, number, link, body || null);
  const place = /^geo:(-?[\d.]+),(-?[\d.]+)(?:\|(.*))?$/.exec(action ?? "");
  if (place) {
    const [, latitude, longitude, label] = place;
    return {
      ok: true,
      content: {
        kind: "location",
        latitude: Number(latitude),
        longitude: Number(longitude),
        name: label || null,
        address: null,
      },
      late: null,
    };
  }
  return body ? { ok: true, content: { kind: "text", body }, late: null } : refuse("parameter_format");
}

async function readMedia(
  simulation: Simulation,
  number: TwilioNumber,
  link: string,
  caption: string | null,
): Promise<Read> {
  if (!URL.canParse(link)) return refuse("media_unknown");
  const file = await fetchLink(simulation, number, link);
  const shown = { caption, fileName: file?.fileName ?? null };
  if (!file)
    return {
      ok: true,
      content: { ...shown, kind: "document", mediaId: null, mimeType: "" },
      late: { reason: "media_unreachable", details: "Media failed to download" },
    };
  const kind = kindOf(file.mimeType);
  const late: Refusal | null =
    file.bytes.length > maxMediaBytes ? { reason: "media_size", details: "Media exceeds 16 MB" } : null;
  return { ok: true, content: { ...shown, kind, mediaId: file.id, mimeType: file.mimeType }, late };
}

const kindOf = (mimeType: string): MediaKind =>
  (["image", "video", "audio"] as const).find((kind) => mediaLimits[kind].mimeTypes.includes(bareType(mimeType))) ??
  "document";

/** Missing variables silently become the template's samples, as at Twilio; ones it does not have are a wrong count. */
async function readTemplate(
  simulation: Simulation,
  number: TwilioNumber,
  sid: string,
  json: string | null,
): Promise<Read> {
  const template = number.templates.find(({ id }) => id === sid);
  if (!template) return refuse("template_unknown");
  const parsed = variablesSchema.safeParse(json ?? "{}");
  if (!parsed.success) return refuse("parameter_format");
  const samples = samplesOf(template);
  const extra = Object.keys(parsed.data).some((name) => !Object.hasOwn(samples, name));
  const given = { ...samples, ...parsed.data };
  const late: Refusal | null = extra
    ? { reason: "parameter_count", details: "Number of parameters does not match" }
    : unsendable(template);
  const [media, ...cardMedia] = await filesOf(simulation, number, template, given);
  const values: TemplateValues = {
    ...valuesFor(template, given, media ?? null),
    cards: (partOf(template, "CAROUSEL")?.cards ?? []).map((card, n) => valuesFor(card, given, cardMedia[n] ?? null)),
    offerExpiresAt: null,
  };
  return { ok: true, content: render(template, values), late };
}

function samplesOf(template: Template): Record<string, string> {
  if (template.content) return template.content.variables;
  const names = placeholders(partOf(template, "BODY")?.text ?? "");
  return Object.fromEntries(names.map((name, place) => [name, template.samples[place] ?? ""]));
}

type Parts = Parameters<typeof partOf>[0];

/** Every text takes its variables from the same numbering. */
function valuesFor(parts: Parts, given: Record<string, string>, mediaId: string | null): CardValues {
  const named = (text: string) => placeholders(text).map((name) => ({ name, text: given[name] ?? "" }));
  const header = partOf(parts, "HEADER");
  return {
    header:
      header?.format === "TEXT"
        ? { kind: "text", values: named(header.text).map(({ text }) => text) }
        : header
          ? { kind: "image", mediaId }
          : null,
    body: named(partOf(parts, "BODY")?.text ?? ""),
    buttons: buttonsOf(parts).flatMap((button, index) =>
      button.type === "URL" ? named(button.url).map(({ text }) => ({ index, kind: "url" as const, value: text })) : [],
    ),
  };
}

/** The item's own file, then those of its cards; their addresses have variables, too. */
async function filesOf(
  simulation: Simulation,
  number: TwilioNumber,
  { content }: Template,
  given: Record<string, string>,
): Promise<(string | null)[]> {
  const types = contentSchema.shape.types.safeParse(content?.types).data;
  const own = types?.["whatsapp/card"]?.media?.[0] ?? types?.["twilio/media"]?.media[0];
  const links = [own, ...(types?.["twilio/carousel"]?.cards ?? []).map(({ media }) => media)];
  return Promise.all(
    links.map(async (link) => {
      if (!link) return null;
      const filled = link.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => given[name] ?? "");
      return URL.canParse(filled) ? ((await fetchLink(simulation, number, filled))?.id ?? null) : null;
    }),
  );
}

function unsendable({ status }: Template): Refusal | null {
  const reasons: Partial<Record<TemplateStatus, Refusal["reason"] | null>> = {
    APPROVED: null,
    PAUSED: "template_paused",
    DISABLED: "template_disabled",
  };
  const reason = reasons[status] === undefined ? "template_not_approved" : reasons[status];
  return reason ? { reason, details: `The template is ${status.toLowerCase()}` } : null;
}

const refOf = (statusUrl: string | null): string | null =>
  statusUrl && URL.canParse(statusUrl) ? new URL(statusUrl).searchParams.get("ref") : null;

/** What a delivered message takes from the account in dollars; samples, as the prices are Twilio's and Meta's to change. */
const fee = 0.005;
const templatePrices = { MARKETING: 0.0859, UTILITY: 0.0212, AUTHENTICATION: 0.0212 };

/** Null until the message is delivered. */
function priceOf({ templates }: TwilioNumber, { content, status }: SentMessage): string | null {
  if (status !== "delivered" && status !== "read") return null;
  if (content.kind !== "template") return (-fee).toFixed(5);
  const template = templates.find(({ name, language }) => name === content.name && language === content.language);
  return (-fee - templatePrices[template?.category ?? "UTILITY"]).toFixed(5);
}

function toResource(number: TwilioNumber, sent: SentMessage, status: string): Record<string, unknown> {
  const { account } = number;
  return {
    sid: sent.id,
    status,
    account_sid: account.accountSid,
    from: `whatsapp:${account.phone}`,
    to: `whatsapp:${sent.to}`,
    body: "body" in sent.content ? sent.content.body : "",
    num_segments: "1",
    num_media: sent.id.startsWith("MM") ? "1" : "0",
    direction: "outbound-api",
    price: priceOf(number, sent),
    price_unit: "USD",
    error_code: sent.failure ? reasonCodes[sent.failure.reason].code : null,
    error_message: sent.failure?.details ?? null,
    messaging_service_sid: null,
    date_created: new Date(sent.at).toUTCString(),
    date_sent: ["accepted", "failed"].includes(sent.status) ? null : new Date(sent.at).toUTCString(),
    uri: `/2010-04-01/Accounts/${account.accountSid}/Messages/${sent.id}.json`,
  };
}
