import { z } from "zod";
import { graphError, invalidParameter, refused, unknownObject } from "../cloud-api/errors";
import { deleteMedia, downloadMedia, postMedia, showMedia } from "../cloud-api/media";
import { type CloudWords, postMessages } from "../cloud-api/messages";
import { toCloudTemplate } from "../cloud-api/template-form";
import { readJson } from "../http/body";
import { json, type Reply } from "../http/reply";
import type { Handler, Incoming, Route } from "../http/router";
import type { Template } from "../model";
import type { Simulation } from "../simulation";
import { isUpload, showUpload } from "../uploads";
import { type MetaNumber, type Reach, withAccount, withNumber, withReach, withToken } from "./access";
import { showAccount } from "./accounts";
import { verifyCallback } from "./handshake";
import { phoneFields } from "./phone-fields";
import { metaTemplateRoutes } from "./template-routes";

const words: CloudWords = {
  refused,
  tooMany: () =>
    refused({
      reason: "rate_limited",
      details: "Message failed to send because too many messages were sent from this number",
    }),
  unavailable: () => refused({ reason: "service_unavailable", details: "A service is temporarily unavailable" }),
};

/** Meta's Graph API as far as a WhatsApp desk uses it (providers.md A). */
export const metaRoutes: Route[] = [
  {
    method: "GET",
    path: "/meta/whatsapp_business/attachments/",
    handle: withToken((simulation, request, owned) =>
      downloadMedia(simulation, request, ({ numberId }) => owned.some(({ id }) => id === numberId)),
    ),
  },
  {
    method: "POST",
    path: "/meta/:version/:id/messages",
    handle: withNumber((simulation, request, number) => postMessages(simulation, request, number, words)),
  },
  { method: "POST", path: "/meta/:version/:id/media", handle: withNumber(postMedia) },
  { method: "GET", path: "/meta/:version/:id/message_templates", handle: withAccount(listTemplates) },
  ...metaTemplateRoutes,
  {
    method: "GET",
    path: "/meta/:version/:id/phone_numbers",
    handle: withAccount((simulation, { query }, numbers) =>
      json(200, { data: numbers.map((number) => phoneFields(simulation, number, query.get("fields"))) }),
    ),
  },
  { method: "POST", path: "/meta/:version/:id/subscribed_apps", handle: withAccount(subscribe) },
  { method: "GET", path: "/meta/:version/:id/subscribed_apps", handle: withAccount(showSubscription) },
  {
    method: "DELETE",
    path: "/meta/:version/:id",
    handle: withMedia((simulation, { params }) => deleteMedia(simulation, params.id ?? "")),
  },
  { method: "GET", path: "/meta/:version/:id", handle: withReach(showNode) },
];

function withMedia(handle: Handler): Handler {
  return withToken((simulation, request, owned) => {
    const stored = simulation.media.get(request.params.id ?? "");
    const own = stored && owned.some(({ id }) => id === stored.numberId);
    return own ? handle(simulation, request) : unknownObject(request.params.id ?? "");
  });
}

function showNode(simulation: Simulation, request: Incoming, { wabaIds, numbers }: Reach): Reply {
  const id = request.params.id ?? "";
  if (isUpload(request)) return showUpload(simulation, request);
  if (wabaIds.includes(id)) {
    const own = numbers.filter(({ account }) => account.wabaId === id);
    return showAccount(simulation, request, own);
  }
  const number = numbers.find((candidate) => candidate.id === id);
  if (number) return json(200, phoneFields(simulation, number, request.query.get("fields")));
  const stored = simulation.media.get(id);
  const own = stored && numbers.some((candidate) => candidate.id === stored.numberId);
  return stored && own ? showMedia(simulation, stored, `${request.origin}/meta`) : unknownObject(id);
}

/** What Meta tells of a template without being asked for fields. */
const plainFields = "id,name,language,status,category,components,parameter_format";

function listTemplates(_: Simulation, { query, origin, path }: Incoming, [number]: MetaNumber[]): Reply {
  const limit = Number(query.get("limit") ?? 25);
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000)
    return invalidParameter("Param limit must be a number from 1 to 1000");
  const start = Number(Buffer.from(query.get("after") ?? "", "base64url").toString() || 0);
  const templates = number?.templates ?? [];
  const page = templates.slice(start, start + limit);
  const after = Buffer.from(String(start + page.length)).toString("base64url");
  const fields = query.get("fields") ?? plainFields;
  const told = new Set(fields.split(","));
  const shown = (template: Template) => Object.entries(toCloudTemplate(template)).filter(([field]) => told.has(field));
  const rest = `${origin}${path}?fields=${fields}&limit=${limit}&after=${after}`;
  const next = start + page.length < templates.length ? { next: rest } : {};
  return json(200, {
    data: page.map((template) => Object.fromEntries(shown(template))),
    paging: { cursors: { before: Buffer.from(String(start)).toString("base64url"), after }, ...next },
  });
}

const subscription = z.strictObject({ override_callback_uri: z.url().optional(), verify_token: z.string().optional() });

/** The override counts only when its address answers the handshake. */
async function subscribe(simulation: Simulation, request: Incoming, numbers: MetaNumber[]): Promise<Reply> {
  const body = await readJson(request, subscription);
  if (!body.ok) return invalidParameter(body.problem);
  const { override_callback_uri: url, verify_token: token } = body.value;
  if (!url || token === undefined) return json(200, { success: true });
  const problem = await verifyCallback(simulation, url, token);
  if (problem)
    return graphError(400, 2200, `Callback verification failed with the following errors: ${problem}`, undefined);
  for (const number of numbers) number.webhook = { url, headers: {} };
  return json(200, { success: true });
}

function showSubscription(_: Simulation, __: Incoming, [number]: MetaNumber[]): Reply {
  const url = number?.webhook?.url;
  const application = { id: number?.account.appId, name: "Hovorna", link: "https://hovorna.example" };
  return json(200, {
    data: [{ whatsapp_business_api_data: application, ...(url ? { override_callback_uri: url } : {}) }],
  });
}
