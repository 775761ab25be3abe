import { z } from "zod";
import { readJson } from "../http/body";
import { json, type Reply } from "../http/reply";
import type { Incoming, Route } from "../http/router";
import type { Simulation } from "../simulation";
import { showBalance } from "./balance";
import { channelView } from "./channel-view";
import { ownError } from "./errors";
import { type Dialog360Number, withChannel, withPartner } from "./hub-access";

const base = "/360dialog-hub/api/v2/partners/:partnerId";

/** 360dialog's Partner API as far as a desk uses it (providers.md B8). */
export const hubRoutes: Route[] = [
  { method: "GET", path: `${base}/channels`, handle: withPartner(listChannels) },
  {
    method: "GET",
    path: `${base}/channels/:channelId`,
    handle: withChannel((simulation, _, number) => json(200, channelView(simulation, number))),
  },
  { method: "POST", path: `${base}/channels/:channelId/api_keys`, handle: withChannel(createKey) },
  {
    method: "GET",
    path: `${base}/channels/:channelId/whatsapp_commerce_settings`,
    handle: withChannel((_, __, number) =>
      json(200, { data: [{ id: number.id, is_cart_enabled: false, is_catalog_visible: false }] }),
    ),
  },
  { method: "GET", path: `${base}/clients/:clientId/info/balance`, handle: withPartner(showBalance) },
  { method: "POST", path: `${base}/webhook_url`, handle: withPartner(setWebhook) },
  {
    method: "GET",
    path: `${base}/webhook_url`,
    handle: withPartner(({ onboarding }) => json(200, { webhook_url: onboarding.partner.webhookUrl ?? "" })),
  },
];

/** What may be filtered by, and where it stands in a number. */
const filterable: Record<string, (number: Dialog360Number, simulation: Simulation) => string> = {
  id: ({ account }) => account.channelId,
  client_id: (_, { onboarding }) => onboarding.partner.clientId,
  "setup_info.phone_number": ({ account }) => account.phone.slice(1),
};

/** Only channels whose owner has let the partner in. */
function listChannels(simulation: Simulation, { query }: Incoming, numbers: Dialog360Number[]): Reply {
  const filters = filtersOf(query.get("filters"));
  if (!filters) return ownError(400, "filters is not JSON");
  const unknown = Object.keys(filters).find((name) => !(name in filterable));
  if (unknown) return ownError(400, `Unknown filter ${unknown}`);
  const [limit, offset] = [Number(query.get("limit") ?? 50), Number(query.get("offset") ?? 0)];
  if (!Number.isInteger(limit) || limit < 1 || !Number.isInteger(offset) || offset < 0)
    return ownError(400, "limit and offset must be numbers");
  const found = numbers
    .filter(({ setup }) => setup.granted)
    .filter((number) =>
      Object.entries(filters).every(([name, value]) => filterable[name]?.(number, simulation) === value),
    )
    .map((number) => channelView(simulation, number));
  const page = found.slice(offset, offset + limit);
  return json(200, {
    count: page.length,
    total: found.length,
    limit,
    offset,
    filters,
    sort: ["-created_at"],
    partner_channels: page,
  });
}

function filtersOf(text: string | null): Record<string, string> | null {
  if (text === null) return {};
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(text));
  } catch {
    return null;
  }
}

const emptyBody = z.strictObject({});

/** A new key is told once and ends all older ones. */
async function createKey(simulation: Simulation, request: Incoming, number: Dialog360Number): Promise<Reply> {
  const body = await readJson(request, emptyBody);
  if (!body.ok) return ownError(400, body.problem);
  if (!number.setup.granted)
    return ownError(403, "Permission denied: the client has not granted access to this channel");
  const apiKey = `${simulation.random.bytes(24).toString("base64url")}_AK`;
  number.account = { ...number.account, apiKey };
  return json(201, {
    id: simulation.random.bytes(6).toString("base64url"),
    address: `${request.origin}/360dialog`,
    api_key: apiKey,
    app_id: "app12",
  });
}

const webhookBody = z.strictObject({ webhook_url: z.url() });

async function setWebhook(simulation: Simulation, request: Incoming): Promise<Reply> {
  const body = await readJson(request, webhookBody);
  if (!body.ok) return ownError(400, body.problem);
  simulation.onboarding.partner.webhookUrl = body.value.webhook_url;
  return json(200, { webhook_url: body.value.webhook_url });
}
