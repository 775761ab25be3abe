import { z } from "zod";
import { refused } from "../cloud-api/errors";
import { deleteMedia, downloadMedia, postMedia, showMedia } from "../cloud-api/media";
import { type CloudWords, postMessages } from "../cloud-api/messages";
import { toCloudTemplate } from "../cloud-api/template-form";
import { createTemplate } from "../cloud-api/template-routes";
import { readJson } from "../http/body";
import { json, type Reply } from "../http/reply";
import type { Incoming, Route } from "../http/router";
import { healthStatus } from "../meta/phone-fields";
import type { RefusalReason, SimNumber, Template } from "../model";
import type { Simulation } from "../simulation";
import { removeTemplates } from "../template-life";
import { ownError } from "./errors";
import type { Dialog360Number } from "./hub-access";
import { withKey } from "./key-access";
import { sendPartnerEvent } from "./partner-events";

const mediaHost = "https://lookaside.fbsbx.com";

/** What 360dialog refuses in its own words, before Meta hears of it (providers.md B6). */
const ownWords: Partial<Record<RefusalReason, string>> = {
  number_disconnected:
    "Your WhatsApp for Business API has been disabled. If you believe this is a mistake, please contact our support team.",
  payment_missing: "Could not send message due to lack of payment",
};

const words: CloudWords = {
  refused: (refusal) => {
    const own = ownWords[refusal.reason];
    return own ? ownError(400, own) : refused(refusal);
  },
  tooMany: () => ownError(400, "You have exceeded the limit of 25 requests every 1 second. Try again later"),
  unavailable: () => ownError(502, "WhatsApp for Business API not available"),
};

/** 360dialog: Meta's words at its own addresses, one key for one number (providers.md B). */
export const dialog360Routes: Route[] = [
  {
    method: "POST",
    path: "/360dialog/messages",
    handle: withKey((simulation, request, number) => postMessages(simulation, request, number, words)),
  },
  { method: "POST", path: "/360dialog/media", handle: withKey(postMedia) },
  {
    method: "GET",
    path: "/360dialog/health_status",
    handle: withKey((simulation, _, number) =>
      json(200, { health_status: healthStatus(simulation, number), id: number.id }),
    ),
  },
  { method: "GET", path: "/360dialog/v1/configs/templates", handle: withKey(listTemplates) },
  {
    method: "POST",
    path: "/360dialog/v1/configs/templates",
    handle: withKey((simulation, request, number) =>
      createTemplate(simulation, request, { number, id: simulation.random.bytes(16).toString("base64url") }),
    ),
  },
  {
    method: "DELETE",
    path: "/360dialog/v1/configs/templates/:name",
    handle: withKey((simulation, { params }, number) =>
      removeTemplates(simulation, number, ({ name }) => name === params.name) > 0
        ? json(200, { meta: { success: true, httpCode: 200 } })
        : ownError(404, `Template ${params.name} not found`),
    ),
  },
  {
    method: "GET",
    path: "/360dialog/v1/configs/webhook",
    handle: withKey((_, __, { webhook }) => json(200, { url: webhook?.url ?? "", headers: webhook?.headers ?? {} })),
  },
  { method: "POST", path: "/360dialog/v1/configs/webhook", handle: withKey(setWebhook) },
  {
    method: "GET",
    path: "/360dialog/whatsapp_business/attachments/",
    handle: withKey((simulation, request, number) =>
      downloadMedia(simulation, request, ({ numberId }) => numberId === number.id),
    ),
  },
  { method: "GET", path: "/360dialog/:mediaId", handle: withKey(showOwnMedia) },
  {
    method: "DELETE",
    path: "/360dialog/:mediaId",
    handle: withKey((simulation, { params }) => deleteMedia(simulation, params.mediaId ?? "")),
  },
];

function showOwnMedia(simulation: Simulation, { params }: Incoming, number: SimNumber): Reply {
  const stored = simulation.media.get(params.mediaId ?? "");
  return stored?.numberId === number.id ? showMedia(simulation, stored, mediaHost) : ownError(404, "Media not found");
}

function listTemplates(_: Simulation, { query }: Incoming, { templates }: SimNumber): Reply {
  const [limit, offset] = [Number(query.get("limit") ?? 1000), Number(query.get("offset") ?? 0)];
  if (!Number.isInteger(limit) || limit < 1 || !Number.isInteger(offset) || offset < 0)
    return ownError(400, "limit and offset must be numbers");
  const page = templates.slice(offset, offset + limit);
  return json(200, {
    count: page.length,
    total: templates.length,
    limit,
    offset,
    filters: {},
    sort: ["business_templates.name"],
    waba_templates: page.map(toDialogTemplate),
  });
}

/** Small letters for states, no reason where there is none (providers.md B2). */
const toDialogTemplate = (template: Template) => ({
  ...toCloudTemplate(template),
  status: template.status.toLowerCase(),
  rejected_reason: template.rejectedReason,
  namespace: "00000000_0000_0000_0000_000000000000",
});

const webhookBody = z.strictObject({ url: z.url(), headers: z.record(z.string(), z.string()).optional() });

async function setWebhook(simulation: Simulation, request: Incoming, number: Dialog360Number): Promise<Reply> {
  const body = await readJson(request, webhookBody);
  if (!body.ok) return ownError(400, body.problem);
  const problem = hostProblem(new URL(body.value.url));
  if (problem) return ownError(400, problem);
  number.webhook = { url: body.value.url, headers: body.value.headers ?? {} };
  sendPartnerEvent(simulation, number, "channel_running");
  return json(200, { url: number.webhook.url, headers: number.webhook.headers });
}

/** No underscore in the host (providers.md B4); a port is refused too, but for machines that are only tried out on. */
function hostProblem({ hostname, port }: URL): string | null {
  if (hostname.includes("_")) return "The host of the webhook must not contain an underscore";
  const isLocal = hostname === "localhost" || /^127\./.test(hostname);
  return port !== "" && !isLocal ? "The address of the webhook must not contain a port" : null;
}
