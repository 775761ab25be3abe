import type { ReviewDecision } from "@/db/enums";
import type { NumberEvent } from "../number-types";
import { type Bag, bag, bags, compact, cut, lookUp, num, phoneOf, safeText, str } from "../read";
import type { ProviderEvent } from "../types";
import { limitOf, nameStatusOf, qualityOf, verificationOf } from "./number-words";

type Facts = { [K in keyof Omit<NumberEvent, "type">]: NumberEvent[K] | undefined };
type Alert = NonNullable<NumberEvent["alert"]>;

/** News of numbers and their account (providers.md A11.1); null for a field that is about something else. */
export function fromNumberChange(field: string, value: Bag, told: Pick<NumberEvent, "providerWabaId" | "at">) {
  const facts = lookUp(readers, field)?.(value);
  if (!facts) return null;
  return "unknown" in facts
    ? ({ type: "unknown", field: facts.unknown } satisfies ProviderEvent)
    : ({ type: "number", ...compact({ ...told, ...compact(facts) }) } satisfies NumberEvent);
}

const readers: Record<string, (value: Bag) => Facts | { unknown: string }> = {
  phone_number_quality_update: (value) => ({
    phone: namedPhone(value.display_phone_number),
    dailyLimit: capability(value),
    quality: qualityOf(str(value.event)),
  }),
  phone_number_name_update: (value) => ({
    phone: namedPhone(value.display_phone_number),
    nameStatus: nameStatusOf(str(value.decision)),
    displayName: short(value.requested_verified_name),
    reason: reasonIn(value.rejection_reason),
  }),
  business_capability_update: (value) => ({
    dailyLimit: capability(value),
    numberLimit: num(value.max_phone_numbers_per_business) ?? num(value.max_phone_numbers_per_waba),
  }),
  account_review_update: (value) => review(str(value.decision)),
  account_alerts: accountAlert,
  security: (value) => {
    const event = short(value.event) ?? "";
    const requester = short(value.requester);
    return {
      phone: namedPhone(value.display_phone_number),
      alert: { severity: "warning", code: event, text: requester ? `${event} (${requester})` : event },
    };
  },
  account_update: accountUpdate,
};

/** Written with or without plus and spaces. One that is unreadable stays named, or the event would be about every number. */
function namedPhone(value: unknown): string | undefined {
  const text = str(value);
  return text === undefined ? undefined : (phoneOf(text.replace(/\D/g, "")) ?? cut(text, 40));
}

/** A tier, a number or -1, in whichever field this version of the webhook has; unlimited is null, silence undefined. */
function capability(value: Bag): number | null | undefined {
  const told =
    value.current_limit ?? value.max_daily_conversations_per_business ?? value.max_daily_conversation_per_phone;
  const tier = limitOf(str(told));
  if (tier !== undefined) return tier;
  const limit = num(told);
  return limit === -1 ? null : limit;
}

const reviews: Record<string, ReviewDecision> = {
  APPROVED: "approved",
  REJECTED: "rejected",
  PENDING: "pending",
  DEFERRED: "deferred",
};

/** An account that Meta's review refuses may not send (S3.32). */
function review(decision: string | undefined): Facts | { unknown: string } {
  const found = lookUp(reviews, decision);
  if (!found) return { unknown: `account_review_update ${cut(decision ?? "", 100)}` };
  if (found === "rejected") return { review: found, state: "blocked", reason: "account_review_update REJECTED" };
  return { review: found, ...(found === "pending" ? { state: "policy_review" as const } : {}) };
}

const severities: Record<string, Alert["severity"]> = { CRITICAL: "critical", WARNING: "warning" };

function accountAlert(value: Bag): Facts {
  const info = bag(value.alert_info);
  const isOver = str(info.alert_status) === "NONE";
  const code = short(info.alert_type) ?? "";
  return {
    providerNumberId: str(value.entity_type) === "PHONE_NUMBER" ? str(value.entity_id) : undefined,
    alert: {
      severity: isOver ? "info" : (lookUp(severities, str(info.alert_severity)) ?? "info"),
      code,
      text: short(info.alert_description) ?? code,
    },
  };
}

type Consequence = Pick<NumberEvent, "state" | "verification"> & { severity?: Alert["severity"] };

/** What each event of `account_update` means for the numbers; those that mean nothing for sending are only told. */
const consequences: Record<string, Consequence> = {
  DISABLED_UPDATE: { state: "blocked" },
  ACCOUNT_DELETED: { state: "blocked" },
  ACCOUNT_RESTRICTION: { state: "limited" },
  PHONE_NUMBER_REMOVED: { state: "disconnected" },
  ACCOUNT_OFFBOARDED: { state: "disconnected" },
  PARTNER_REMOVED: { state: "disconnected" },
  ACCOUNT_RECONNECTED: { state: "active" },
  ACCOUNT_VIOLATION: { severity: "critical" },
  PARTNER_APP_UNINSTALLED: { severity: "warning" },
  PARTNER_APP_INSTALLED: { severity: "info" },
  PARTNER_ADDED: { severity: "info" },
  PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE: {},
  VOLUME_BASED_PRICING_TIER_UPDATE: { severity: "info" },
  BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE: { severity: "info" },
  AUTH_INTL_PRICE_ELIGIBILITY_UPDATE: { severity: "info" },
  AD_ACCOUNT_LINKED: { severity: "info" },
  MM_LITE_TERMS_SIGNED: { severity: "info" },
};

function accountUpdate(value: Bag): Facts | { unknown: string } {
  const event = short(value.event) ?? "";
  const known = lookUp(consequences, event);
  if (!known) return { unknown: `account_update ${event}` };
  const text = cut([event, ...details(value)].join(" "), 300);
  const { severity, ...told } = { ...known, ...refined(event, value) };
  return {
    ...told,
    phone: namedPhone(value.phone_number),
    providerWabaId: str(bag(value.waba_info).waba_id),
    reason: told.state ? text : undefined,
    alert: severity ? { severity, code: event, text } : undefined,
  };
}

/** Where the event alone does not decide. */
function refined(event: string, value: Bag): Consequence {
  switch (event) {
    case "DISABLED_UPDATE":
      return lookUp(banStates, str(bag(value.ban_info).waba_ban_state)) ?? {};
    case "ACCOUNT_RESTRICTION": {
      // A ban of new numbers or of one kind of template does not stop the rest.
      const kinds = restrictions(value).map(({ kind }) => kind);
      const isSending = kinds.length === 0 || kinds.some((kind) => /INITIATED_MESSAGING/.test(kind));
      return isSending ? {} : { state: undefined, severity: "warning" };
    }
    case "PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE":
      return { verification: verificationOf(str(bag(value.partner_client_certification_info).status)) };
    default:
      return {};
  }
}

const banStates: Record<string, Consequence> = {
  REINSTATE: { state: "active" },
  SCHEDULE_FOR_DISABLE: { state: "limited", severity: "critical" },
};

/** The words behind the event, in the order in which they matter. */
function details(value: Bag): string[] {
  const [ban, certification] = [bag(value.ban_info), bag(value.partner_client_certification_info)];
  const said = [
    short(ban.waba_ban_state),
    short(bag(value.violation_info).violation_type),
    short(bag(value.disconnection_info).reason),
    short(certification.status),
    short(bag(value.volume_tier_info).tier),
  ];
  return [...said.flatMap((word) => word ?? []), ...restrictions(value).map(({ text }) => text)];
}

const restrictions = (value: Bag) =>
  bags(value.restriction_info).flatMap(({ restriction_type, expiration }) => {
    const kind = short(restriction_type);
    const until = dayOf(num(expiration));
    return kind ? [{ kind, text: until ? `${kind} (→ ${until})` : kind }] : [];
  });

/** Meta writes ends in seconds, some examples in milliseconds. */
function dayOf(time: number | undefined): string | undefined {
  if (time === undefined) return undefined;
  const at = new Date(time > 1e11 ? time : time * 1000);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString().slice(0, 10);
}

/** Meta's own words are kept whole; what people wrote is kept without anything like a key. */
function short(value: unknown): string | undefined {
  const text = str(value);
  if (text === undefined) return undefined;
  return /^[A-Z0-9_]{1,100}$/.test(text) ? text : safeText(text);
}

const reasonIn = (value: unknown): string | undefined => {
  const reason = short(value);
  return reason === "NONE" ? undefined : reason;
};
