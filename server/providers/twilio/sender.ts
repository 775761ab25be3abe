import { qualityOf } from "../cloud-api/number-words";
import type { NumberHealth } from "../number-types";
import type { TwilioSender } from "../onboarding-types";
import { type Bag, bag, bags, compact, lookUp, phoneOf, str } from "../read";
import { type Connection, ProviderError } from "../types";
import type { TwilioClient } from "./client";

export const sendersUrl = ({ messaging }: TwilioClient) => `${messaging}/Channels/Senders`;
export const senderUrl = (client: TwilioClient, sid: string) => `${sendersUrl(client)}/${encodeURIComponent(sid)}`;

/** The sender of a phone, as Twilio tells it in its list. Throws `number_unusable` when the account has none. */
export async function findSender(client: TwilioClient, connection: Connection, phone: string): Promise<Bag> {
  const url = `${sendersUrl(client)}?Channel=whatsapp&PageSize=100`;
  const senders = await client.list(connection, url, { key: "senders" });
  const own = senders.find(({ sender_id }) => sender_id === `whatsapp:${phone}`);
  if (!own) throw new ProviderError("number_unusable", { safeText: `this Twilio account has no sender ${phone}` });
  return own;
}

const statuses: Record<string, NumberHealth["status"]> = {
  ONLINE: "active",
  "ONLINE:UPDATING": "active",
  TWILIO_REVIEW: "name_pending",
  OFFLINE: "disconnected",
};

/** Not yet ours to send from: the code was not entered, or its check is not over. */
const unverified = new Set(["CREATING", "PENDING_VERIFICATION", "VERIFYING", "DRAFT", "STUBBED"]);

export function toHealth(sender: Bag): NumberHealth {
  const properties = bag(sender.properties);
  return {
    status: lookUp(statuses, str(sender.status)) ?? "disconnected",
    quality: qualityOf(str(properties.quality_rating)) ?? "unknown",
    dailyLimit: limitFrom(str(properties.messaging_limit)),
    notes: offlineNotes(sender),
    ...compact({
      displayName: str(bag(sender.profile).name),
      nameStatus: str(sender.status) === "TWILIO_REVIEW" ? ("pending" as const) : undefined,
      waba: wabaOf(sender) ?? undefined,
    }),
  };
}

export const offlineNotes = (sender: Bag): string[] =>
  bags(sender.offline_reasons).flatMap((reason) => str(reason.message) ?? []);

/** Null when the sender has no id or phone. */
export function toSender(facts: Bag): TwilioSender | null {
  const senderId = str(facts.sid);
  const phone = phoneOf(str(facts.sender_id)?.replace(/^whatsapp:/, ""));
  if (!senderId || !phone) return null;
  const status = str(facts.status) ?? "";
  return {
    senderId,
    status,
    providerNumberId: phone,
    phone,
    displayName: str(bag(facts.profile).name) ?? null,
    nameStatus: status === "TWILIO_REVIEW" ? "pending" : "none",
    codeVerified: !unverified.has(status),
    registered: status.startsWith("ONLINE"),
    twoStep: null,
    inBusinessApp: false,
    waba: wabaOf(facts),
  };
}

function wabaOf(sender: Bag): TwilioSender["waba"] {
  const providerWabaId = str(bag(sender.configuration).waba_id);
  return providerWabaId
    ? { providerWabaId, name: null, status: null, verification: "unknown", numberLimit: null }
    : null;
}

/** `10K Customers/24hr` → 10000; `Unlimited` → null. */
export function limitFrom(text: string | undefined): number | null | undefined {
  if (!text) return undefined;
  if (/unlimited/i.test(text)) return null;
  const [, digits, unit = ""] = /^(\d+(?:\.\d+)?)\s*([KM]?)/i.exec(text) ?? [];
  return digits ? Math.round(Number(digits) * (lookUp(units, unit.toUpperCase()) ?? 1)) : undefined;
}

const units: Record<string, number> = { K: 1000, M: 1_000_000 };
