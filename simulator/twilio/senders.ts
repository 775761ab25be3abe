import { z } from "zod";
import { enterCode, sendCode } from "../codes";
import { readJson } from "../http/body";
import { json, type Reply } from "../http/reply";
import type { Incoming } from "../http/router";
import { addNumber, findNumber, type Simulation } from "../simulation";
import { twilioError } from "./errors";
import type { TwilioNumber } from "./owned";
import { changeProfile, senderProfile, showSenderProfile } from "./profile";

const qualities = { GREEN: "HIGH", YELLOW: "MEDIUM", RED: "LOW" } as const;

/** A WhatsApp sender of the account (providers.md C7). */
export function toSender(number: TwilioNumber): Record<string, unknown> {
  const { account, webhook, setup } = number;
  const status = statusOf(number);
  return {
    sid: account.senderSid,
    sender_id: `whatsapp:${account.phone}`,
    status,
    configuration: { waba_id: account.wabaId ?? null, verification_method: "sms", verification_code: null },
    profile: showSenderProfile(number),
    webhook: {
      callback_url: webhook?.url ?? null,
      callback_method: "POST",
      fallback_url: null,
      fallback_method: "POST",
      status_callback_url: webhook?.statusUrl ?? null,
      status_callback_method: "POST",
    },
    properties: setup.registered
      ? { quality_rating: qualities[number.quality], messaging_limit: limitText(number.dailyLimit) }
      : null,
    offline_reasons: status === "OFFLINE" ? [{ code: "63020", message: number.stateReason, more_info: "" }] : null,
    url: `/v2/Channels/Senders/${account.senderSid}`,
  };
}

function statusOf({ state, setup }: TwilioNumber): string {
  if (!setup.registered) return setup.sender;
  if (state !== "connected") return "OFFLINE";
  return setup.nameStatus === "PENDING_REVIEW" ? "TWILIO_REVIEW" : setup.sender;
}

const limitText = (limit: number | null) =>
  limit === null ? "Unlimited" : limit % 1000 === 0 ? `${limit / 1000}K Customers/24hr` : `${limit} Customers/24hr`;

const method = z.enum(["POST", "PUT"]).optional();
const webhookBody = z.strictObject({
  callback_url: z.url(),
  callback_method: method,
  fallback_url: z.url().optional(),
  fallback_method: method,
  status_callback_url: z.url().optional(),
  status_callback_method: method,
});
type WebhookBody = z.infer<typeof webhookBody>;

const newSender = z.strictObject({
  sender_id: z.string().regex(/^whatsapp:\+[1-9]\d{6,14}$/, "must be whatsapp: and a phone with plus"),
  configuration: z
    .strictObject({
      waba_id: z.string().regex(/^\d+$/).optional(),
      verification_method: z.enum(["sms", "voice"]).optional(),
      voice_application_sid: z.string().optional(),
    })
    .optional(),
  webhook: webhookBody.optional(),
  profile: senderProfile.required({ name: true }),
});

/** `POST /Senders`: begins at CREATING; the code goes to the phone a moment later. */
export async function createSender(simulation: Simulation, request: Incoming, owned: TwilioNumber[]): Promise<Reply> {
  const body = await readJson(request, newSender);
  if (!body.ok) return twilioError(400, 20001, body.problem);
  const { sender_id, configuration, webhook, profile } = body.value;
  const phone = sender_id.replace("whatsapp:", "");
  const [model] = owned;
  if (!model || findNumber(simulation, phone))
    return twilioError(400, 63110, `The phone number ${phone} is already registered on WhatsApp`);
  const number = addSender(simulation, model, { phone, name: profile.name, wabaId: configuration?.waba_id });
  const problem = await changeProfile(simulation, number, profile);
  if (problem) return twilioError(400, 20001, problem);
  if (webhook) setWebhook(number, webhook);
  simulation.clock.after(simulation.timings.sentMs, () => {
    number.setup.sender = "PENDING_VERIFICATION";
    sendCode(simulation, number, configuration?.verification_method === "voice" ? "VOICE" : "SMS");
  });
  return json(202, toSender(number));
}

function addSender(
  simulation: Simulation,
  { account }: TwilioNumber,
  given: { phone: string; name: string; wabaId: string | undefined },
): TwilioNumber {
  const own = {
    ...account,
    phone: given.phone,
    displayName: given.name,
    senderSid: `XE${simulation.random.bytes(16).toString("hex")}`,
    setup: { codeVerified: false },
    ...(given.wabaId ? { wabaId: given.wabaId } : {}),
  };
  const number = { ...addNumber(simulation, own), account: own };
  simulation.numbers.set(number.id, number);
  number.setup.verifiedName = given.name;
  number.setup.sender = "CREATING";
  return number;
}

const senderChange = z.strictObject({
  configuration: z.strictObject({ verification_code: z.string().regex(/^\d{6}$/, "must be six digits") }).optional(),
  webhook: webhookBody.optional(),
  profile: senderProfile.optional(),
});

/** `POST /Senders/{sid}`: the code from the phone, other addresses, another profile. */
export async function updateSender(simulation: Simulation, request: Incoming, number: TwilioNumber): Promise<Reply> {
  const body = await readJson(request, senderChange);
  if (!body.ok) return twilioError(400, 20001, body.problem);
  const { configuration, webhook, profile } = body.value;
  if (configuration && !verify(simulation, number, configuration.verification_code))
    return twilioError(400, 63114, "The verification code is wrong or has expired");
  const problem = profile && (await changeProfile(simulation, number, profile));
  if (problem) return twilioError(400, 20001, problem);
  if (webhook) setWebhook(number, webhook);
  simulation.changes.emit("number", number);
  return json(202, toSender(number));
}

/** `DELETE /Senders/{sid}`: the phone is free again, a code on its way to it is void. */
export function removeSender(simulation: Simulation, _: Incoming, number: TwilioNumber): Reply {
  simulation.numbers.delete(number.id);
  return { status: 204, headers: {}, body: "" };
}

function setWebhook(number: TwilioNumber, { callback_url: url, status_callback_url: statusUrl }: WebhookBody): void {
  number.webhook = { url, headers: {}, ...(statusUrl ? { statusUrl } : {}) };
}

function verify(simulation: Simulation, number: TwilioNumber, code: string): boolean {
  if (number.setup.sender !== "PENDING_VERIFICATION" || !enterCode(simulation, number, code)) return false;
  number.setup.sender = "VERIFYING";
  simulation.clock.after(simulation.timings.deliveredMs, () => {
    number.setup.sender = "ONLINE";
    number.setup.registered = true;
    number.state = "connected";
    number.stateReason = null;
    simulation.changes.emit("number", number);
  });
  return true;
}
