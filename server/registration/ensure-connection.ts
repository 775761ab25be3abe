import type { Ctx } from "../context";
import { addConnection } from "../numbers/add-connection";
import { changeConnection } from "../numbers/change-connection";
import type { GrantedNumber } from "../providers/onboarding-types";
import { secretsOf } from "./load-registration";
import { findConnectionBy, findConnectionOfPhone, type RegistrationRow } from "./queries";
import { chosenOf } from "./request-code";

/**
 * The connection over which the number will be reached: the one of its account when we have it (Meta knows one webhook address per
 * account, Twilio's secrets are the account's), with the newer credentials, else a new one.
 */
export async function ensureConnection(
  ctx: Ctx,
  { row, number, name }: { row: RegistrationRow; number: GrantedNumber; name: string },
): Promise<string> {
  const config = configOf(row, number);
  const secrets = secretsFor(ctx, row, number);
  const known = await findKnown(ctx, row, config, number.phone);
  if (!known) {
    const made = { connectionId: row.id, provider: row.provider, name, config, secrets };
    return (await addConnection(ctx, made)).connectionId;
  }
  // The handshake's token and the header of the webhooks stay those that the provider knows.
  const { verifyToken: _, webhookSecret: __, ...newer } = secrets;
  await changeConnection(ctx, { connectionId: known.id, config, secrets: newer });
  return known.id;
}

async function findKnown(ctx: Ctx, { provider }: RegistrationRow, config: Record<string, string>, phone: string) {
  const key = ({ meta: "wabaId", "360dialog": "channelId", twilio: "accountSid" } as const)[provider];
  const value = config[key];
  const found = value ? await findConnectionBy(ctx.db, { provider, key, value }) : null;
  return found ?? (provider === "360dialog" ? findConnectionOfPhone(ctx.db, provider, phone) : null);
}

function configOf(row: RegistrationRow, number: GrantedNumber): Record<string, string> {
  const { channelId, clientId } = chosenOf(row) ?? {};
  // Which number is the number's own fact: a connection of Meta has several.
  const { phoneNumberId: _, ...config } = row.data.config;
  return {
    ...config,
    ...(row.provider === "360dialog" && number.waba ? { wabaId: number.waba.providerWabaId } : {}),
    ...(channelId ? { channelId } : {}),
    ...(clientId ? { clientId } : {}),
  };
}

/** Only what the provider's adapter uses; the PIN of a Meta number beside it, under the number's id. */
function secretsFor(ctx: Ctx, row: RegistrationRow, number: GrantedNumber): Record<string, string> {
  const { pin, verifyToken, webhookSecret, ...rest } = secretsOf(ctx, row);
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== ""));
  if (row.provider === "meta")
    return {
      ...given,
      ...(verifyToken ? { verifyToken } : {}),
      ...(pin ? { [`pin.${number.providerNumberId}`]: pin } : {}),
    };
  if (row.provider === "twilio") return given;
  return { ...given, ...(webhookSecret ? { webhookSecret } : {}) };
}
