import { acceptMessage, countArrival } from "../accept-message";
import { readForm } from "../http/body";
import { json, type Reply } from "../http/reply";
import type { Incoming } from "../http/router";
import { fetchLink } from "../media";
import type { Content, MediaKind, Refusal, SentMessage, Template } from "../model";
import { bareType, mediaLimits } from "../rules";
import type { Simulation } from "../simulation";
import { partOf, placeholders, render, type TemplateValues } from "../templates";
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
  return json(200, toResource(number, sent, sent.status === "accepted" ? "queued" : sent.status));
}

type Read = { ok: true; content: Content; late: Refusal | null } | { ok: false; refusal: Refusal };
const refuse = (reason: Refusal["reason"]): Read => ({ ok: false, refusal: { reason, details: "" } });

async function readContent(simulation: Simulation, number: TwilioNumber, form: URLSearchParams): Promise<Read> {
  const [body, link, sid, action] = [
    form.get("Body") ?? "",
    form.get("MediaUrl"),
    form.get("ContentSid"),
    form.get("PersistentAction"),
  ];
  if (sid) return readTemplate(number, sid, form.get("ContentVariables"));
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
function readTemplate(number: TwilioNumber, sid: string, json: string | null): Read {
  const template = number.templates.find(({ id }) => id === sid);
  if (!template) return refuse("template_unknown");
  const parsed = variablesSchema.safeParse(json ?? "{}");
  if (!parsed.success) return refuse("parameter_format");
  const names = placeholders(partOf(template, "BODY")?.text ?? "");
  const extra = Object.keys(parsed.data).some((name) => !names.includes(name));
  const late: Refusal | null = extra
    ? { reason: "parameter_count", details: "Number of parameters does not match" }
    : unsendable(template);
  const values: TemplateValues = {
    header: null,
    body: names.map((name, place) => ({ name, text: parsed.data[name] ?? template.samples[place] ?? "" })),
    buttons: [],
  };
  return { ok: true, content: render(template, values), late };
}

function unsendable({ status }: Template): Refusal | null {
  const reasons = {
    APPROVED: null,
    PAUSED: "template_paused",
    DISABLED: "template_disabled",
    PENDING: "template_not_approved",
    REJECTED: "template_not_approved",
  } as const;
  const reason = reasons[status];
  return reason ? { reason, details: `The template is ${status.toLowerCase()}` } : null;
}

const refOf = (statusUrl: string | null): string | null =>
  statusUrl && URL.canParse(statusUrl) ? new URL(statusUrl).searchParams.get("ref") : null;

function toResource({ account }: TwilioNumber, sent: SentMessage, status: string): Record<string, unknown> {
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
    price: null,
    price_unit: "USD",
    error_code: sent.failure ? reasonCodes[sent.failure.reason].code : null,
    error_message: sent.failure?.details ?? null,
    messaging_service_sid: null,
    date_created: new Date(sent.at).toUTCString(),
    uri: `/2010-04-01/Accounts/${account.accountSid}/Messages/${sent.id}.json`,
  };
}
