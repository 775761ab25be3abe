import { record } from "../audit/record";
import type { Ctx } from "../context";
import { DomainError } from "../core/errors";
import { webhookUrl } from "../numbers/register-webhooks";
import { type Connection, type NumberAddress, ProviderError } from "../providers/types";
import { alone, refuseInWords } from "./call-provider";
import { changeOpen } from "./change-data";
import { countTry } from "./count-try";
import { connectionOf, loadOpenRegistration } from "./load-registration";
import { deleteTry, type RegistrationRow } from "./queries";
import type { ListedNumber } from "./rules";
import type { RequestCodeInput } from "./schema";

/**
 * Has the provider send the six digits by SMS or call (S3.22, S3.28). A code that definitely was not sent counts nowhere. Throws
 * `costFirst` (S3.40), `codeCoolDown`, `codeTooManyTries`, `senderVerifying`, `senderVerified`, `providerFailed`.
 */
export async function requestCode(ctx: Ctx, { registrationId, method }: RequestCodeInput): Promise<void> {
  const row = await loadOpenRegistration(ctx, registrationId);
  const { phone } = row;
  const number = chosenOf(row);
  if (!number || !phone || number.codeVerified) throw new DomainError("conflict", "registrationState");
  if (!row.data.costAccepted) throw new DomainError("invalid", "costFirst");
  await alone(ctx, registrationId, async () => {
    const tryId = await countTry(ctx, { phone, kind: "send" });
    const sent = await send(ctx, { row, number, phone, method }).catch(async (error: unknown) => {
      // What may have been sent after all keeps its place in the count.
      const isUnsent = error instanceof DomainError || (error instanceof ProviderError && !error.details.ambiguous);
      if (isUnsent) await deleteTry(ctx.db, tryId);
      return refuseInWords(error);
    });
    await changeOpen(ctx, registrationId, ({ data }) => ({
      event: "sendCode",
      data: { method, listed: data.listed.map((one) => (one.phone === phone ? sent : one)), chosen: sent.ref },
      row: { codeSentAt: ctx.now(), codeAttempts: 0 },
    }));
    const details = { phone, method };
    await record(ctx, {
      action: "registration.code_sent",
      objectKind: "registration",
      objectId: registrationId,
      details,
    });
  });
}

export const chosenOf = ({ data }: Pick<RegistrationRow, "data">): ListedNumber | null =>
  data.listed.find(({ ref }) => ref === data.chosen) ?? null;

/** The address of a number that has its id already. */
export function addressOf(number: ListedNumber): NumberAddress {
  if (!number.providerNumberId || !number.phone) throw new DomainError("conflict", "registrationState");
  return { providerNumberId: number.providerNumberId, phone: number.phone };
}

type Sending = { row: RegistrationRow; number: ListedNumber; phone: string; method: RequestCodeInput["method"] };

async function send(ctx: Ctx, { row, number, phone, method }: Sending): Promise<ListedNumber> {
  const connection = connectionOf(ctx, row);
  if (row.provider === "meta") {
    await ctx.onboarding.meta.requestCode(connection, addressOf(number), { method, language: "cs" });
    return number;
  }
  if (number.senderId) await forgetSender(ctx, connection, row, number.senderId);
  // The connection will have this registration's id; what comes before it is there is turned away.
  const url = webhookUrl(ctx.env.APP_URL, { id: row.id, provider: "twilio" });
  const { status: _, ...sender } = await ctx.onboarding.twilio.registerSender(connection, {
    phone,
    method,
    displayName: row.data.displayName || number.displayName || row.data.legalName,
    callbackUrl: url,
    statusUrl: url,
    ...(number.waba ? { wabaId: number.waba.providerWabaId } : {}),
  });
  return { ...sender, waba: sender.waba ?? number.waba, ref: sender.senderId };
}

/**
 * Twilio sends one code per sender, so another code means another sender (providers.md C7). Never one that is verified or whose code
 * is being looked at. Kept at once: after a crash the next try only makes the new one.
 */
async function forgetSender(ctx: Ctx, connection: Connection, row: RegistrationRow, senderId: string): Promise<void> {
  const { status, codeVerified } = await ctx.onboarding.twilio
    .readSender(connection, senderId)
    .catch((error: unknown) => {
      if (error instanceof ProviderError && error.details.httpStatus === 404)
        return { status: "gone", codeVerified: false };
      throw error;
    });
  if (codeVerified) throw new DomainError("conflict", "senderVerified");
  if (status === "VERIFYING") throw new DomainError("conflict", "senderVerifying");
  if (status !== "gone") await ctx.onboarding.twilio.removeSender(connection, senderId);
  await changeOpen(ctx, row.id, ({ data, phone }) => ({
    data: {
      chosen: phone,
      listed: data.listed.map(({ senderId: known, ...one }) =>
        known === senderId ? { ...one, ref: phone ?? one.ref } : { ...one, ...(known ? { senderId: known } : {}) },
      ),
    },
  }));
}
