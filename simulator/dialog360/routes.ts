import { z } from "zod";
import { refused } from "../cloud-api/errors";
import { deleteMedia, downloadMedia, postMedia, showMedia } from "../cloud-api/media";
import { type CloudWords, postMessages } from "../cloud-api/messages";
import { toCloudTemplate } from "../cloud-api/template-form";
import { readJson } from "../http/body";
import { json, type Reply } from "../http/reply";
import type { Handler, Incoming, Route } from "../http/router";
import { healthStatus } from "../meta/phone-fields";
import type { SimNumber, Template } from "../model";
import type { Simulation } from "../simulation";

const mediaHost = "https://lookaside.fbsbx.com";

/** 360dialog's own envelope for what is not Meta's to say (providers.md B6). */
const ownError = (http: number, developerMessage: string): Reply =>
  json(http, { meta: { httpCode: http, developerMessage, success: false } });

const words: CloudWords = {
  refused: (refusal) =>
    refusal.reason === "number_disconnected"
      ? ownError(
          400,
          "Your WhatsApp for Business API has been disabled. If you believe this is a mistake, please contact our support team.",
        )
      : refused(refusal),
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

function withKey(
  handle: (simulation: Simulation, request: Incoming, number: SimNumber) => Reply | Promise<Reply>,
): Handler {
  return (simulation, request) => {
    const key = request.headers["d360-api-key"];
    const number = [...simulation.numbers.values()].find(
      ({ account }) => account.provider === "360dialog" && account.apiKey === key,
    );
    return number
      ? handle(simulation, request, number)
      : json(401, { meta: { httpCode: 404, developerMessage: "Invalid api_key or token expired", success: false } });
  };
}

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

async function setWebhook(_: Simulation, request: Incoming, number: SimNumber): Promise<Reply> {
  const body = await readJson(request, webhookBody);
  if (!body.ok) return ownError(400, body.problem);
  number.webhook = { url: body.value.url, headers: body.value.headers ?? {} };
  return json(200, { url: number.webhook.url, headers: number.webhook.headers });
}
