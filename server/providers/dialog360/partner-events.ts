import { parseBody } from "../cloud-api/from-provider";
import { limitOf, qualityOf, verificationOf } from "../cloud-api/number-words";
import type { NumberEvent } from "../number-types";
import type { PartnerNews } from "../onboarding-types";
import { type Bag, bag, compact, cut, lookUp, phoneOf, str } from "../read";
import { nameStatusOf } from "./number";

type Consequence = Pick<NumberEvent, "state"> & { severity?: NonNullable<NumberEvent["alert"]>["severity"] };

/** What each event means for the channel's number (providers.md B9). */
const consequences: Record<string, Consequence> = {
  channel_created: {},
  channel_submitted: {},
  channel_ready: {},
  channel_live: {},
  channel_running: { state: "active" },
  channel_permission_granted: { severity: "info" },
  channel_permission_revoked: { severity: "warning" },
  cancellation_request: { severity: "warning" },
  cancellation_revoke: { severity: "info" },
  cancellation_processed: { state: "disconnected", severity: "critical" },
  account_violation: { severity: "critical" },
  account_restriction: { state: "limited", severity: "critical" },
  template_messaging_enabled: { state: "active" },
  template_messaging_disabled: { state: "limited", severity: "warning" },
};

/** A partner webhook: news of one channel, or of a client, which is nothing to a number. Throws `MalformedPayload`. */
export function readPartnerNews(rawBody: Uint8Array): PartnerNews {
  const body = parseBody(rawBody);
  const event = cut(str(body.event) ?? "", 60);
  const channel = bag(body.data);
  const phone = phoneOf(str(bag(channel.setup_info).phone_number)?.replace(/\D/g, "")) ?? null;
  const channelId = cut(str(channel.id) ?? "", 60) || null;
  const known = lookUp(consequences, event);
  if (!known || (!phone && !channelId))
    return { name: event, channelId: null, phone: null, event: { type: "unknown", field: `partner ${event}` } };
  return { name: event, channelId, phone, event: toEvent(event, known, channel) };
}

function toEvent(event: string, { state, severity }: Consequence, channel: Bag): NumberEvent {
  const nameStatus = nameStatusOf(str(channel.status) ?? "");
  return {
    type: "number",
    verification: verificationOf(str(bag(channel.waba_account).fb_account_status)),
    ...compact({
      state,
      reason: state ? event : undefined,
      quality: qualityOf(str(channel.current_quality_rating)),
      dailyLimit: limitOf(str(channel.current_limit)),
      displayName: str(bag(channel.setup_info).phone_name),
      nameStatus: nameStatus === "none" ? undefined : nameStatus,
      alert: severity ? { severity, code: event, text: event } : undefined,
    }),
  };
}
