import { z } from "zod";
import { readJson } from "../http/body";
import { json, type Reply } from "../http/reply";
import type { Incoming } from "../http/router";
import type { Simulation } from "../simulation";
import { twilioError } from "./errors";
import type { TwilioNumber } from "./owned";

const qualities = { GREEN: "HIGH", YELLOW: "MEDIUM", RED: "LOW" } as const;

/** A WhatsApp sender of the account (providers.md C7). */
export function toSender(number: TwilioNumber): Record<string, unknown> {
  const { account, webhook, state, stateReason } = number;
  return {
    sid: account.senderSid,
    sender_id: `whatsapp:${account.phone}`,
    status: state === "connected" ? "ONLINE" : "OFFLINE",
    profile: { name: `Kola Brázda ${account.displayName}` },
    webhook: {
      callback_url: webhook?.url ?? null,
      callback_method: "POST",
      fallback_url: null,
      fallback_method: "POST",
      status_callback_url: webhook?.statusUrl ?? null,
      status_callback_method: "POST",
    },
    properties: { quality_rating: qualities[number.quality], messaging_limit: limitText(number.dailyLimit) },
    offline_reasons: state === "connected" ? null : [{ code: "63020", message: stateReason, more_info: "" }],
    url: `/v2/Channels/Senders/${account.senderSid}`,
  };
}

const limitText = (limit: number | null) =>
  limit === null ? "Unlimited" : limit % 1000 === 0 ? `${limit / 1000}K Customers/24hr` : `${limit} Customers/24hr`;

const method = z.enum(["POST", "PUT"]).optional();
const senderBody = z.strictObject({
  webhook: z.strictObject({
    callback_url: z.url(),
    callback_method: method,
    fallback_url: z.url().optional(),
    fallback_method: method,
    status_callback_url: z.url().optional(),
    status_callback_method: method,
  }),
});

export async function updateSender(_: Simulation, request: Incoming, number: TwilioNumber): Promise<Reply> {
  const body = await readJson(request, senderBody);
  if (!body.ok) return twilioError(400, 20001, body.problem);
  const { callback_url: url, status_callback_url: statusUrl } = body.value.webhook;
  number.webhook = { url, headers: {}, ...(statusUrl ? { statusUrl } : {}) };
  return json(202, toSender(number));
}
