import { json, type Reply } from "../http/reply";
import type { Refusal, RefusalReason } from "../model";

/** Twilio's codes; `late` ones are told by a status callback after the message was queued (providers.md C9). */
export const reasonCodes: Record<RefusalReason, { code: number; http: number; late: boolean; title: string }> = {
  number_disconnected: {
    code: 63007,
    http: 400,
    late: false,
    title: "Twilio could not find a Channel with the specified From address",
  },
  rate_limited: { code: 20429, http: 429, late: false, title: "Too Many Requests" },
  pair_limited: { code: 63018, http: 400, late: true, title: "Rate limit exceeded for Channel" },
  daily_limit: { code: 63018, http: 400, late: true, title: "Rate limit exceeded for Channel" },
  window_closed: {
    code: 63016,
    http: 400,
    late: true,
    title: "Failed to send freeform message because you are outside the allowed window",
  },
  recipient_is_sender: { code: 63031, http: 400, late: false, title: "Channel message cannot have same From and To" },
  not_on_whatsapp: { code: 63024, http: 400, late: true, title: "Invalid message recipient" },
  undeliverable: { code: 63012, http: 400, late: true, title: "Channel provider returned an internal service error" },
  template_unknown: { code: 21655, http: 400, late: false, title: "The ContentSid is Invalid" },
  template_not_approved: {
    code: 63016,
    http: 400,
    late: true,
    title: "Failed to send freeform message because you are outside the allowed window",
  },
  template_paused: { code: 63041, http: 400, late: true, title: "WhatsApp template is paused" },
  template_disabled: { code: 63042, http: 400, late: true, title: "WhatsApp template is disabled" },
  parameter_count: {
    code: 63028,
    http: 400,
    late: true,
    title: "Number of parameters provided does not match the expected number of parameters",
  },
  parameter_format: { code: 21656, http: 400, late: false, title: "The ContentVariables Parameter is invalid" },
  text_too_long: {
    code: 21617,
    http: 400,
    late: false,
    title: "The concatenated message body exceeds the 1600 character limit",
  },
  media_unknown: { code: 21620, http: 400, late: false, title: "Invalid media URL" },
  media_type: { code: 63019, http: 400, late: true, title: "Media failed to download" },
  media_size: { code: 63034, http: 400, late: true, title: "Media exceeds the size limit" },
  media_unreachable: { code: 63019, http: 400, late: true, title: "Media failed to download" },
  message_unknown: { code: 20404, http: 404, late: false, title: "The requested resource was not found" },
  payment_missing: { code: 20005, http: 401, late: false, title: "Account not active" },
  service_unavailable: { code: 20500, http: 500, late: false, title: "Internal Server Error" },
};

export function refused({ reason }: Refusal): Reply {
  const { code, http, title } = reasonCodes[reason];
  return twilioError(http, code, title);
}

export const unauthorised = (): Reply => twilioError(401, 20003, "Authenticate");

export const twilioError = (status: number, code: number, message: string): Reply =>
  json(status, { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status });
