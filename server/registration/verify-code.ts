import { record } from "../audit/record";
import type { Ctx } from "../context";
import { DomainError } from "../core/errors";
import { ProviderError } from "../providers/types";
import { alone, refuseInWords } from "./call-provider";
import { changeOpen } from "./change-data";
import { countTry } from "./count-try";
import { connectionOf, loadOpenRegistration } from "./load-registration";
import type { RegistrationRow } from "./queries";
import { addressOf, chosenOf } from "./request-code";
import { type ListedNumber, triesLeft } from "./rules";
import type { VerifyInput } from "./schema";

export type Verified = { ok: true } | { ok: false; reason: "wrong_code"; triesLeft: number };

/**
 * "Ověřit" (S3.27). A wrong code is an outcome, counted and told with the tries that are left (S3.26); none left asks for another
 * code. Entering the right one again changes nothing. Throws `codeUsedUp`, `codeTooManyTries`, `providerFailed`.
 */
export async function verifyCode(ctx: Ctx, { registrationId, code }: VerifyInput): Promise<Verified> {
  const row = await loadOpenRegistration(ctx, registrationId);
  const number = chosenOf(row);
  if (row.state === "verified") return { ok: true };
  if (!number || !row.phone || (row.state !== "waiting_code" && row.state !== "wrong_code"))
    throw new DomainError("conflict", "registrationState");
  const { phone } = row;
  return alone(ctx, registrationId, async () => {
    const fresh = await loadOpenRegistration(ctx, registrationId);
    if (triesLeft(fresh.codeAttempts) === 0) throw new DomainError("conflict", "codeUsedUp");
    await countTry(ctx, { phone, kind: "verify" });
    const wrong = await enter(ctx, fresh, number, code);
    if (wrong) return refused(ctx, registrationId);
    await accepted(ctx, { registrationId, number, phone });
    return { ok: true };
  });
}

const wrongCodes = new Set(["136025", "63114"]);

/** True for a code that the provider does not take. */
async function enter(ctx: Ctx, row: RegistrationRow, number: ListedNumber, code: string): Promise<boolean> {
  const connection = connectionOf(ctx, row);
  try {
    if (row.provider === "meta") await ctx.onboarding.meta.verifyCode(connection, addressOf(number), code);
    else await ctx.onboarding.twilio.verifySender(connection, number.senderId ?? "", code);
    return false;
  } catch (error) {
    if (error instanceof ProviderError && wrongCodes.has(error.details.code ?? "")) return true;
    return refuseInWords(error);
  }
}

async function refused(ctx: Ctx, registrationId: string): Promise<Verified> {
  const { codeAttempts } = await changeOpen(ctx, registrationId, (row) => ({
    event: "refuseCode",
    row: { codeAttempts: row.codeAttempts + 1 },
  }));
  return { ok: false, reason: "wrong_code", triesLeft: triesLeft(codeAttempts) };
}

async function accepted(
  ctx: Ctx,
  { registrationId, number, phone }: { registrationId: string; number: ListedNumber; phone: string },
): Promise<void> {
  await changeOpen(ctx, registrationId, ({ data }) => ({
    event: "verify",
    data: { listed: data.listed.map((one) => (one.ref === number.ref ? { ...one, codeVerified: true } : one)) },
  }));
  await record(ctx, {
    action: "registration.verified",
    objectKind: "registration",
    objectId: registrationId,
    details: { phone },
  });
}
