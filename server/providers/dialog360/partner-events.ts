import { limitOf, qualityOf, verificationOf } from "../cloud-api/number-words";
import type { NumberEvent } from "../number-types";
import { type Bag, bag, compact, cut, lookUp, phoneOf, str } from "../read";
import type { ProviderEvent } from "../types";

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

export const isPartnerEvent = (body: Bag): boolean => str(body.event) !== undefined && body.entry === undefined;

/** A partner webhook: news of one channel, or of a client, which is nothing to a number. */
export function fromPartner(body: Bag): ProviderEvent {
  const event = cut(str(body.event) ?? "", 60);
  const known = lookUp(consequences, event);
  if (!known) return { type: "unknown", field: `partner ${event}` };
  const channel = bag(body.data);
  const setup = bag(channel.setup_info);
  const { state, severity } = known;
  return {
    type: "number",
    // A channel without a phone stays named, or the event would be about every number.
    phone: phoneOf(str(setup.phone_number)?.replace(/\D/g, "")) ?? `channel ${cut(str(channel.id) ?? "", 60)}`,
    verification: verificationOf(str(bag(channel.waba_account).fb_account_status)),
    ...compact({
      state,
      reason: state ? event : undefined,
      quality: qualityOf(str(channel.current_quality_rating)),
      dailyLimit: limitOf(str(channel.current_limit)),
      displayName: str(setup.phone_name),
      alert: severity ? { severity, code: event, text: event } : undefined,
    }),
  };
}
