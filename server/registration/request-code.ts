import { record } from "../audit/record";
import type { Ctx } from "../context";
import { DomainError } from "../core/errors";
import { webhookUrl } from "../numbers/register-webhooks";
import { type NumberAddress, ProviderError } from "../providers/types";
import { alone, refuseInWords } from "./call-provider";
import { changeOpen } from "./change-data";
import { countTry } from "./count-try";
import { connectionOf, loadOpenRegistration } from "./load-registration";
import { deleteTry, type RegistrationRow } from "./queries";
import type { ListedNumber } from "./rules";
import type { RequestCodeInput } from "./schema";

/**
 * Has the provider send the six digits by SMS or call (S3.22, S3.28). A code that definitely was not sent counts nowhere. Throws
 * `costFirst` (S3.40), `codeCoolDown`, `codeTooManyTries`, `codeNotResent` (Twilio sends one by itself, once), `providerFailed`.
 */
export async function requestCode(ctx: Ctx, { registrationId, method }: RequestCodeInput): Promise<void> {
  const row = await loadOpenRegistration(ctx, registrationId);
  const { phone } = row;
  const number = chosenOf(row);
  if (!number || !phone || number.codeVerified) throw new DomainError("conflict", "registrationState");
  if (!row.data.costAccepted) throw new DomainError("invalid", "costFirst");
  if (row.provider === "twilio" && number.senderId) throw new DomainError("conflict", "codeNotResent");
  await alone(ctx, registrationId, async () => {
    const tryId = await countTry(ctx, { phone, kind: "send" });
    const sent = await send(ctx, { row, number, phone, method }).catch(async (error: unknown) => {
      // What may have been sent after all keeps its place in the count.
      if (error instanceof ProviderError && !error.details.ambiguous) await deleteTry(ctx.db, tryId);
      return refuseInWords(error);
    });
    await changeOpen(ctx, registrationId, ({ data }) => ({
      event: "sendCode",
      data: { method, listed: data.listed.map((one) => (one.ref === number.ref ? sent : one)), chosen: sent.ref },
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
  // The connection will have this registration's id; what comes before it is there is turned away.
  const url = webhookUrl(ctx.env.APP_URL, { id: row.id, provider: "twilio" });
  const { status: _, ...sender } = await ctx.onboarding.twilio.registerSender(connection, {
    phone,
    method,
    displayName: row.data.displayName,
    callbackUrl: url,
    statusUrl: url,
    ...(number.waba ? { wabaId: number.waba.providerWabaId } : {}),
  });
  return { ...sender, waba: sender.waba ?? number.waba, ref: sender.senderId };
}
