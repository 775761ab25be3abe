import type { SimNumber } from "../model";
import { accountOf } from "../onboarding-state";
import type { Simulation } from "../simulation";

/** The asked fields of a phone number; Meta's three when none is asked for (providers.md A12.2). */
export function phoneFields(simulation: Simulation, number: SimNumber, fields: string | null): Record<string, unknown> {
  const { setup } = number;
  const all: Record<string, unknown> = {
    id: number.id,
    display_phone_number: number.account.phone,
    verified_name: setup.verifiedName,
    name_status: setup.nameStatus,
    quality_rating: number.quality,
    status: statusOf(number),
    code_verification_status: setup.codeVerified ? "VERIFIED" : "NOT_VERIFIED",
    account_mode: "LIVE",
    platform_type: setup.registered ? "CLOUD_API" : "NOT_APPLICABLE",
    is_on_biz_app: setup.inBusinessApp,
    is_pin_enabled: setup.pin !== null,
    throughput: { level: "STANDARD" },
    whatsapp_business_manager_messaging_limit: tierOf(number.dailyLimit),
    webhook_configuration: { ...(number.webhook ? { whatsapp_business_account: number.webhook.url } : {}) },
    health_status: healthStatus(simulation, number),
  };
  const wanted = fields?.split(",") ?? ["verified_name", "display_phone_number", "quality_rating"];
  return Object.fromEntries(["id", ...wanted].flatMap((field) => (field in all ? [[field, all[field]]] : [])));
}

function statusOf({ state, setup }: SimNumber): string {
  if (!setup.codeVerified) return "UNVERIFIED";
  return state === "connected" ? "CONNECTED" : "DISCONNECTED";
}

const solutions = {
  reconnect: "Reconnect the number and keep its pace",
  payment: "Add a valid payment method to the WhatsApp Business Account",
};

/** Who may send, and what holds them back, entity by entity. */
export function healthStatus(simulation: Simulation, number: SimNumber): Record<string, unknown> {
  const { account } = number;
  const entities = [phoneHealth(number)];
  if (account.provider !== "twilio") entities.push(accountHealth(simulation, account.wabaId));
  const worst = ["BLOCKED", "LIMITED"].find((word) => entities.some(({ can_send_message: can }) => can === word));
  return { can_send_message: worst ?? "AVAILABLE", entities };
}

type Health = { entity_type: string; id: string; can_send_message: string } & Record<string, unknown>;

function phoneHealth({ id, state, stateReason, setup }: SimNumber): Health {
  const entity = { entity_type: "PHONE_NUMBER", id };
  if (state !== "connected")
    return { ...entity, can_send_message: "BLOCKED", errors: [error(141000, stateReason ?? "", solutions.reconnect)] };
  if (setup.nameStatus !== "PENDING_REVIEW") return { ...entity, can_send_message: "AVAILABLE" };
  const hint =
    "Your display name has not been approved yet. Your message limit will increase after the display name is approved.";
  return { ...entity, can_send_message: "LIMITED", additional_info: [hint] };
}

function accountHealth({ onboarding }: Simulation, wabaId: string): Health {
  const entity = { entity_type: "WABA", id: wabaId };
  const { payment } = accountOf(onboarding, wabaId);
  if (payment === "ok") return { ...entity, can_send_message: "AVAILABLE" };
  const missing = "There is an error with the payment method. This blocks business initiated conversations.";
  return { ...entity, can_send_message: "BLOCKED", errors: [error(141006, missing, solutions.payment)] };
}

const error = (error_code: number, error_description: string, possible_solution: string) => ({
  error_code,
  error_description,
  possible_solution,
});

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
