import type { Quality, TemplateStatus } from "@/db/enums";
import { type Bag, bag, bags, num, phoneOf, secondsToDate, str } from "../read";
import type { ProviderEvent } from "../types";
import { categoryOf, statusOf } from "./templates";

/** Changes of the account, its numbers and templates (providers.md A11.1); null for a field that we do not know. */
export function fromAccountChange(field: string, value: Bag): ProviderEvent[] | null {
  switch (field) {
    case "message_template_status_update":
      return [templateEvent(value, { status: statusOf(str(value.event)) ?? undefined, reason: reasonText(value) })];
    case "template_category_update":
      return [templateEvent(value, { category: categoryOf(str(value.new_category)) ?? undefined })];
    case "phone_number_quality_update":
      return [
        numberEvent({
          phone: phoneOf(value.display_phone_number),
          dailyLimit: limitOf(str(value.current_limit)),
          quality: qualityOf(str(value.event)),
        }),
      ];
    case "business_capability_update":
      return [numberEvent({ dailyLimit: capability(value) })];
    case "account_update":
      return [accountEvent(value)];
    case "user_preferences":
      return preferences(value);
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
  return tier && tier in tiers ? tiers[tier] : undefined;
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
export const qualityOf = (rating: string | undefined): Quality | undefined => qualities[rating?.toUpperCase() ?? ""];

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
    ...defined({ name: str(value.message_template_name), language: str(value.message_template_language), ...change }),
  };
}

function reasonText(value: Bag): string | undefined {
  const reason = str(value.reason);
  const detail = str(bag(value.rejection_info).reason) ?? str(bag(value.other_info).description);
  return [reason === "NONE" ? undefined : reason, detail].filter(Boolean).join(": ") || undefined;
}

function numberEvent(
  change: Omit<Extract<ProviderEvent, { type: "number" }>, "type"> | Record<string, unknown>,
): ProviderEvent {
  return { type: "number", ...defined(change) };
}

function capability(value: Bag): number | null | undefined {
  const tier = limitOf(str(value.max_daily_conversations_per_business) ?? str(value.max_daily_conversation_per_phone));
  if (tier !== undefined) return tier;
  const limit = num(value.max_daily_conversations_per_business) ?? num(value.max_daily_conversation_per_phone);
  return limit === -1 ? null : limit;
}

const accountStates: Record<string, "active" | "disconnected" | "blocked" | "limited"> = {
  DISABLED_UPDATE: "blocked",
  ACCOUNT_DELETED: "blocked",
  ACCOUNT_RESTRICTION: "limited",
  PHONE_NUMBER_REMOVED: "disconnected",
  ACCOUNT_OFFBOARDED: "disconnected",
  PARTNER_REMOVED: "disconnected",
  ACCOUNT_RECONNECTED: "active",
};

function accountEvent(value: Bag): ProviderEvent {
  const event = str(value.event) ?? "";
  const state = accountStates[event];
  if (!state) return { type: "unknown", field: `account_update ${event}` };
  const ban = str(bag(value.ban_info).waba_ban_state);
  if (ban === "REINSTATE")
    return numberEvent({ phone: phoneOf(value.phone_number), state: "active", reason: "REINSTATE" });
  return numberEvent({ phone: phoneOf(value.phone_number), state, reason: [event, ban].filter(Boolean).join(" ") });
}

function preferences(value: Bag): ProviderEvent[] {
  const providerNumberId = str(bag(value.metadata).phone_number_id) ?? "";
  return bags(value.user_preferences).map((preference) => {
    const wish = str(preference.value);
    if (wish !== "stop" && wish !== "resume") return { type: "unknown", field: "user_preferences" };
    const from = defined({
      phone: phoneOf(preference.wa_id),
      waId: str(preference.wa_id),
      bsuid: str(preference.user_id),
    });
    return {
      type: "preference",
      providerNumberId,
      from,
      marketing: wish,
      at: secondsToDate(preference.timestamp) ?? new Date(0),
    };
  });
}

function defined<T extends Record<string, unknown>>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  // Absent keys are exactly the ones that held undefined.
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
