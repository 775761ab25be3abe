import { json, type Reply } from "../http/reply";
import type { Refusal, RefusalReason } from "../model";

/** Meta's codes, HTTP statuses and titles (providers.md A16). */
export const reasonCodes: Record<RefusalReason, { code: number; http: number; title: string }> = {
  number_disconnected: { code: 133010, http: 400, title: "Account not registered" },
  rate_limited: { code: 130429, http: 429, title: "Rate limit hit" },
  pair_limited: { code: 131056, http: 400, title: "(Business Account, Consumer Account) pair rate limit hit" },
  daily_limit: { code: 131048, http: 400, title: "Spam rate limit hit" },
  window_closed: { code: 131047, http: 400, title: "Re-engagement message" },
  recipient_is_sender: { code: 131021, http: 400, title: "Recipient cannot be sender" },
  not_on_whatsapp: { code: 131026, http: 400, title: "Message undeliverable" },
  undeliverable: { code: 131000, http: 500, title: "Something went wrong" },
  template_unknown: { code: 132001, http: 404, title: "Template name does not exist in the translation" },
  template_not_approved: { code: 132001, http: 404, title: "Template name does not exist in the translation" },
  template_paused: { code: 132015, http: 400, title: "Template is Paused" },
  template_disabled: { code: 132016, http: 400, title: "Template is Disabled" },
  parameter_count: {
    code: 132000,
    http: 400,
    title: "Number of parameters does not match the expected number of params",
  },
  parameter_format: {
    code: 132012,
    http: 400,
    title: "Parameter format does not match format in the created template",
  },
  text_too_long: { code: 132005, http: 400, title: "Translated text too long" },
  media_unknown: { code: 131009, http: 400, title: "Parameter value is not valid" },
  media_type: { code: 131053, http: 400, title: "Media upload error" },
  media_size: { code: 131053, http: 400, title: "Media upload error" },
  media_unreachable: { code: 131053, http: 400, title: "Media upload error" },
  message_unknown: { code: 131009, http: 400, title: "Parameter value is not valid" },
  payment_missing: { code: 131042, http: 400, title: "Business eligibility payment issue" },
  service_unavailable: { code: 131016, http: 503, title: "Service unavailable" },
};

export function refused({ reason, details }: Refusal): Reply {
  const { code, http, title } = reasonCodes[reason];
  return graphError(http, code, title, details);
}

export const unauthorised = (): Reply =>
  graphError(401, 190, "Invalid OAuth access token - Cannot parse access token", undefined);

/** Code 100: a field that does not exist, is missing or has the wrong form. */
export const invalidParameter = (details: string): Reply => graphError(400, 100, "Invalid parameter", details);

export const unknownObject = (id: string): Reply =>
  graphError(
    400,
    100,
    `Unsupported request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
    undefined,
  );

export function graphError(http: number, code: number, message: string, details: string | undefined): Reply {
  return json(http, {
    error: {
      message: `(#${code}) ${message}`,
      type: "OAuthException",
      code,
      ...(details === undefined ? {} : { error_data: { messaging_product: "whatsapp", details } }),
      fbtrace_id: "ASimulatedTrace",
    },
  });
}

/** What is wrong with a template: a plain 100, its subcode and words for people (providers.md A1.1). */
export function templateRefused({
  subcode,
  title,
  message,
}: {
  subcode: number;
  title: string;
  message: string;
}): Reply {
  return json(400, {
    error: {
      message: "Invalid parameter",
      type: "OAuthException",
      code: 100,
      error_subcode: subcode,
      is_transient: false,
      error_user_title: title,
      error_user_msg: message,
      fbtrace_id: "ASimulatedTrace",
    },
  });
}
