import type { Quality, TemplateStatus } from "@/db/enums";
import { type Bag, bag, bags, compact, cut, list, lookUp, num, phoneOf, secondsToDate, str } from "../read";
import type { ProviderEvent } from "../types";
import { categoryOf, statusOf } from "./templates";

/** Changes of the account, its numbers and templates (providers.md A11.1); null for a field that we do not know. */
export function fromAccountChange(field: string, value: Bag, receivedAt: Date): ProviderEvent[] | null {
  switch (field) {
    case "message_template_status_update":
      return [templateEvent(value, { status: statusOf(str(value.event)) ?? undefined, reason: reasonText(value) })];
    case "template_category_update":
      return [templateEvent(value, { category: categoryOf(str(value.new_category)) ?? undefined })];
    case "phone_number_quality_update":
      return [
        numberEvent({
          phone: namedPhone(value.display_phone_number),
          dailyLimit: limitOf(str(value.current_limit)) ?? capability(value),
          quality: qualityOf(str(value.event)),
        }),
      ];
    case "business_capability_update":
      return [numberEvent({ dailyLimit: capability(value) })];
    case "account_update":
      return [accountEvent(value)];
    case "user_preferences":
      return preferences(value, receivedAt);
    default:
      return null;
  }
}

const tiers: Record<string, number | null> = {
  TIER_50: 50,
  TIER_250: 250,
  TIER_1K: 1000,
  TIER_2K: 2000,
  TIER_10K: 10_000,
  TIER_100K: 100_000,
  TIER_UNLIMITED: null,
};

/** `TIER_2K` → 2000; unlimited → null; anything else says nothing. */
export function limitOf(tier: string | undefined): number | null | undefined {
  return lookUp(tiers, tier);
}

const qualities: Record<string, Quality> = {
  GREEN: "green",
  HIGH: "green",
  YELLOW: "yellow",
  MEDIUM: "yellow",
  RED: "red",
  LOW: "red",
  FLAGGED: "red",
  UNFLAGGED: "green",
};
export const qualityOf = (rating: string | undefined): Quality | undefined => lookUp(qualities, rating?.toUpperCase());

function templateEvent(
  value: Bag,
  change: {
    status?: TemplateStatus | undefined;
    category?: "marketing" | "utility" | "authentication" | undefined;
    reason?: string | undefined;
  },
): ProviderEvent {
  return {
    type: "template",
    providerTemplateId: str(value.message_template_id) ?? "",
    ...compact({
      name: str(value.message_template_name),
      language: str(value.message_template_language)?.replace("-", "_"),
      ...change,
    }),
  };
}

function reasonText(value: Bag): string | undefined {
  const reason = str(value.reason);
  const detail = str(bag(value.rejection_info).reason) ?? str(bag(value.other_info).description);
  return cut([reason === "NONE" ? undefined : reason, detail].filter(Boolean).join(": "), 500) || undefined;
}

type NumberChange = {
  [K in keyof Omit<Extract<ProviderEvent, { type: "number" }>, "type">]:
    | Extract<ProviderEvent, { type: "number" }>[K]
    | undefined;
};

const numberEvent = (change: NumberChange): ProviderEvent => ({ type: "number", ...compact(change) });

/** Written with or without plus and spaces. One that is unreadable stays named, or the event would be about every number. */
function namedPhone(value: unknown): string | undefined {
  const text = str(value);
  return text === undefined ? undefined : (phoneOf(text.replace(/\D/g, "")) ?? text);
}

function capability(value: Bag): number | null | undefined {
  const tier = limitOf(str(value.max_daily_conversations_per_business) ?? str(value.max_daily_conversation_per_phone));
  if (tier !== undefined) return tier;
  const limit = num(value.max_daily_conversations_per_business) ?? num(value.max_daily_conversation_per_phone);
  return limit === -1 ? null : limit;
}

type State = "active" | "disconnected" | "blocked" | "limited";
const accountStates: Record<string, State> = {
  DISABLED_UPDATE: "blocked",
  ACCOUNT_DELETED: "blocked",
  ACCOUNT_RESTRICTION: "limited",
  PHONE_NUMBER_REMOVED: "disconnected",
  ACCOUNT_OFFBOARDED: "disconnected",
  PARTNER_REMOVED: "disconnected",
  ACCOUNT_RECONNECTED: "active",
};

const banStates: Record<string, State> = { REINSTATE: "active", SCHEDULE_FOR_DISABLE: "limited" };

function accountEvent(value: Bag): ProviderEvent {
  const event = str(value.event) ?? "";
  const state = lookUp(accountStates, event);
  if (!state) return { type: "unknown", field: `account_update ${cut(event, 100)}` };
  const ban = str(bag(value.ban_info).waba_ban_state);
  const restrictions = bags(value.restriction_info).flatMap(({ restriction_type }) => str(restriction_type) ?? []);
  return numberEvent({
    phone: namedPhone(value.phone_number),
    state: lookUp(banStates, ban) ?? state,
    reason: cut([event, ban, ...restrictions].filter(Boolean).join(" "), 300),
  });
}

/** Meta's "stop promotions". Someone with a hidden phone is named by user id, here or among the contacts. */
function preferences(value: Bag, receivedAt: Date): ProviderEvent[] {
  const providerNumberId = str(bag(value.metadata).phone_number_id) ?? "";
  const wishes = list(value.user_preferences).map(bag);
  const only = wishes.length === 1 ? bag(bags(value.contacts)[0]) : {};
  return wishes.map((wish): ProviderEvent => {
    const marketing = str(wish.value);
    const waId = str(wish.wa_id) ?? str(only.wa_id);
    const from = compact({ phone: phoneOf(waId), waId, bsuid: str(wish.user_id) ?? str(only.user_id) });
    if ((marketing !== "stop" && marketing !== "resume") || Object.keys(from).length === 0)
      return { type: "unknown", field: `user_preferences ${cut(marketing ?? "", 100)}` };
    const at = secondsToDate(wish.timestamp) ?? receivedAt;
    return { type: "preference", providerNumberId, from, marketing, at };
  });
}
