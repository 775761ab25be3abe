import type { SimNumber } from "../model";

/** The asked fields of a phone number; Meta's three when none is asked for (providers.md A12.2). */
export function phoneFields(number: SimNumber, fields: string | null): Record<string, unknown> {
  const all: Record<string, unknown> = {
    id: number.id,
    display_phone_number: number.account.phone,
    verified_name: `Kola Brázda ${number.account.displayName}`,
    name_status: "APPROVED",
    quality_rating: number.quality,
    status: number.state === "connected" ? "CONNECTED" : "DISCONNECTED",
    code_verification_status: "VERIFIED",
    account_mode: "LIVE",
    platform_type: "CLOUD_API",
    throughput: { level: "STANDARD" },
    whatsapp_business_manager_messaging_limit: tierOf(number.dailyLimit),
    webhook_configuration: { ...(number.webhook ? { whatsapp_business_account: number.webhook.url } : {}) },
    health_status: healthStatus(number),
  };
  const wanted = fields?.split(",") ?? ["verified_name", "display_phone_number", "quality_rating"];
  return Object.fromEntries(["id", ...wanted].flatMap((field) => (field in all ? [[field, all[field]]] : [])));
}

export function healthStatus({ id, account, state, stateReason }: SimNumber): Record<string, unknown> {
  const blocked = state !== "connected";
  const can = blocked ? "BLOCKED" : "AVAILABLE";
  const errors = [
    {
      error_code: 141000,
      error_description: stateReason ?? "",
      possible_solution: "Reconnect the number and keep its pace",
    },
  ];
  const phone = { entity_type: "PHONE_NUMBER", id, can_send_message: can, ...(blocked ? { errors } : {}) };
  const waba =
    account.provider === "twilio" ? [] : [{ entity_type: "WABA", id: account.wabaId, can_send_message: "AVAILABLE" }];
  return { can_send_message: can, entities: [phone, ...waba] };
}

const tiers: Record<number, string> = {
  50: "TIER_50",
  250: "TIER_250",
  1000: "TIER_1K",
  2000: "TIER_2K",
  10000: "TIER_10K",
  100000: "TIER_100K",
};

/** The tier of a limit; limits between Meta's tiers are named the same way. */
export const tierOf = (limit: number | null): string =>
  limit === null ? "TIER_UNLIMITED" : (tiers[limit] ?? `TIER_${limit}`);
