import { randomBytes } from "node:crypto";
import { record } from "../audit/record";
import type { Ctx } from "../context";
import { DomainError } from "../core/errors";
import type { Connection } from "../providers/types";
import { alone, refuseInWords } from "./call-provider";
import { changeOpen } from "./change-data";
import { chooseNumber } from "./choose-number";
import { listNumbers } from "./list-numbers";
import { loadOpenRegistration, secretsOf } from "./load-registration";
import type { CredentialsInput } from "./schema";

/**
 * Credentials from a person, tried before they are kept: the provider lists the numbers that they reach. Empty secrets keep the
 * saved ones. Meta's phone number id chooses the number as well. Throws `credentialsRequired`, `credentialsWrong`, `scopesMissing`,
 * `numberNotOfAccount`, `providerFailed`; nothing is kept then.
 */
export async function saveCredentials(ctx: Ctx, input: CredentialsInput): Promise<{ found: number }> {
  const row = await loadOpenRegistration(ctx, input.registrationId);
  if (row.provider !== input.provider) throw new DomainError("invalid", "registrationState");
  const { config, given, required } = partsOf(input);
  const typed = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ""));
  const secrets = { ...secretsOf(ctx, row), ...typed };
  if (required.some((name) => !secrets[name])) throw new DomainError("invalid", "credentialsRequired");
  const connection: Connection = { id: row.id, provider: row.provider, config, secrets };
  return alone(ctx, row.id, async () => {
    const listed = await check(ctx, connection).catch(refuseInWords);
    const { phoneNumberId } = config;
    if (phoneNumberId && !listed.some(({ ref }) => ref === phoneNumberId))
      throw new DomainError("invalid", "numberNotOfAccount", { waba: config.wabaId ?? "" });
    await changeOpen(ctx, row.id, {
      event: "reset",
      data: { config, listed, chosen: null, problem: null },
      secrets: { ...typed, ...ownSecrets(secrets) },
      row: { phone: null, codeSentAt: null, codeAttempts: 0, step: "provider" },
    });
    const details = { provider: row.provider, found: listed.length };
    await record(ctx, {
      action: "registration.credentials",
      objectKind: "registration",
      objectId: row.id,
      details,
    });
    if (phoneNumberId) await chooseNumber(ctx, { registrationId: row.id, ref: phoneNumberId });
    return { found: listed.length };
  });
}

/** What only we know: Meta's handshake, and the header that proves 360dialog's webhooks. */
export const ownSecrets = (known: Record<string, string>): Record<string, string> => ({
  verifyToken: known.verifyToken ?? randomBytes(24).toString("base64url"),
  webhookSecret: known.webhookSecret ?? randomBytes(32).toString("base64url"),
});

async function check(ctx: Ctx, connection: Connection) {
  if (connection.provider === "meta") {
    const { accessToken = "", appSecret = "" } = connection.secrets;
    const app = { appId: connection.config.appId ?? "", appSecret };
    const token = await ctx.onboarding.meta.inspectToken({ accessToken, app });
    // Of a token that is none Meta tells no scope at all.
    if (token.scopes.length === 0) throw new DomainError("invalid", "credentialsWrong");
    if (token.missing.length > 0)
      throw new DomainError("invalid", "scopesMissing", { scopes: token.missing.join(", ") });
  }
  if (connection.provider === "twilio") await ctx.onboarding.twilio.checkAccount(connection);
  return listNumbers(ctx, connection);
}

type Parts = { config: Record<string, string>; given: Record<string, string>; required: string[] };

function partsOf(input: CredentialsInput): Parts {
  if (input.provider === "meta") {
    const { wabaId, appId, phoneNumberId, accessToken, appSecret, verifyToken } = input;
    return {
      config: { wabaId, appId, ...(phoneNumberId ? { phoneNumberId } : {}) },
      given: { accessToken, appSecret, verifyToken },
      required: ["accessToken", "appSecret"],
    };
  }
  if (input.provider === "360dialog") return { config: {}, given: { apiKey: input.apiKey }, required: ["apiKey"] };
  const { accountSid, authToken, apiKeySid, apiKeySecret } = input;
  return {
    config: { accountSid },
    given: { authToken, apiKeySid, apiKeySecret },
    required: apiKeySid ? ["authToken", "apiKeySecret"] : ["authToken"],
  };
}
