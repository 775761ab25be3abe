import { randomInt } from "node:crypto";
import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError } from "../core/errors";
import { addNumber } from "../numbers/add-number";
import { profileLength, profileLimits } from "../profiles/rules";
import type { GrantedNumber } from "../providers/onboarding-types";
import { alone, refuseInWords } from "./call-provider";
import { changeOpen } from "./change-data";
import { countTry } from "./count-try";
import { ensureConnection } from "./ensure-connection";
import { followUp } from "./follow-up";
import { connectionOf, loadRegistration, secretsOf } from "./load-registration";
import { changeRegistration, lockRegistration, type RegistrationRow } from "./queries";
import { chosenOf } from "./request-code";
import { followUpsOf, isFinished, type ListedNumber, needsPin, needsRegistering } from "./rules";
import type { FinishInput } from "./schema";

/**
 * Makes the number ours: registers it at Meta where that is still to be done, then account, connection and number in one
 * transaction, then webhook, state, profile and templates. A second click, or a reload in between, finds the same number. Throws
 * `verifyFirst`, `senderVerifying`, `termsFirst` (S3.38), `costFirst`, `descriptionTooLong` (S3.19), `pinNeeded`, `pinWrong`,
 * `registerTooOften`, `providerFailed`.
 */
export async function finishRegistration(ctx: Ctx, input: FinishInput): Promise<{ numberId: string }> {
  const known = await loadRegistration(ctx, input.registrationId);
  if (known.numberId) return { numberId: known.numberId };
  refuseUnready(known);
  const numberId = await alone(ctx, known.id, async () => {
    const ready = await completeAtProvider(ctx, known, input.pin);
    return take(ctx, ready, input.name);
  });
  await followUp(ctx, { registrationId: known.id });
  return { numberId };
}

function refuseUnready({ state, way, data }: RegistrationRow): void {
  if (isFinished(state) || state === "discarded") throw new DomainError("conflict", "registrationOver");
  if (state !== "verified") throw new DomainError("conflict", "verifyFirst");
  if (!data.termsAccepted) throw new DomainError("invalid", "termsFirst");
  if (!data.costAccepted) throw new DomainError("invalid", "costFirst");
  const over = profileLength(data.description.trim()) - profileLimits.description;
  if (way === "register" && over > 0) throw new DomainError("invalid", "descriptionTooLong", { over });
}

type Ready = { row: RegistrationRow; number: GrantedNumber };

/** What the provider must have done before the number can be ours; what it made is kept at once, so that a crash loses nothing. */
async function completeAtProvider(ctx: Ctx, known: RegistrationRow, pin: string | undefined): Promise<Ready> {
  const chosen = chosenOf(known);
  if (!chosen?.phone) throw new DomainError("conflict", "verifyFirst");
  if (chosen.senderId) await waitForSender(ctx, known, chosen.senderId);
  const row = chosen.channelId ? await makeKey(ctx, known, chosen.channelId) : known;
  const number = await withId(ctx, row, chosen);
  if (!needsRegistering(row.provider, chosen)) return { row, number };
  return { row: await registerWithPin(ctx, row, chosen, number, pin), number };
}

/** Twilio looks at the entered code for some seconds; the number is of no use before. */
async function waitForSender(ctx: Ctx, row: RegistrationRow, senderId: string): Promise<void> {
  const sender = await ctx.onboarding.twilio.readSender(connectionOf(ctx, row), senderId).catch(refuseInWords);
  if (!sender.codeVerified) throw new DomainError("conflict", "senderVerifying");
}

/** A new key makes older ones void, so one that was made stays. */
async function makeKey(ctx: Ctx, row: RegistrationRow, channelId: string): Promise<RegistrationRow> {
  if (secretsOf(ctx, row).apiKey) return row;
  const { apiKey } = await ctx.onboarding["360dialog"].createApiKey(channelId).catch(refuseInWords);
  return changeOpen(ctx, row.id, { secrets: { apiKey } });
}

async function withId(ctx: Ctx, row: RegistrationRow, chosen: ListedNumber): Promise<GrantedNumber> {
  const { phone, ref: _, channelId: __, clientId: ___, senderId: ____, ...number } = chosen;
  if (!phone) throw new DomainError("conflict", "verifyFirst");
  if (number.providerNumberId) return { ...number, phone, providerNumberId: number.providerNumberId };
  const found = await ctx.onboarding["360dialog"].numberOfKey(secretsOf(ctx, row).apiKey ?? "").catch(refuseInWords);
  return { ...number, phone, providerNumberId: found.providerNumberId, waba: number.waba ?? found.waba };
}

async function registerWithPin(
  ctx: Ctx,
  row: RegistrationRow,
  chosen: ListedNumber,
  number: GrantedNumber,
  given: string | undefined,
): Promise<RegistrationRow> {
  if (needsPin(chosen) && !given) throw new DomainError("invalid", "pinNeeded");
  const pin = given ?? secretsOf(ctx, row).pin ?? String(randomInt(1_000_000)).padStart(6, "0");
  // Kept before the call: after a lost answer the number has this PIN.
  const kept = await changeOpen(ctx, row.id, { secrets: { pin } });
  await countTry(ctx, { phone: number.phone, kind: "register" });
  await ctx.onboarding.meta.register(connectionOf(ctx, kept), number, pin).catch(refuseInWords);
  return changeOpen(ctx, row.id, ({ data }) => ({
    data: {
      listed: data.listed.map((one) => (one.ref === chosen.ref ? { ...one, registered: true, twoStep: true } : one)),
    },
  }));
}

async function take(ctx: Ctx, { row, number }: Ready, name: string): Promise<string> {
  return inTransaction(ctx, async (tx) => {
    const held = await lockRegistration(tx.db, row.id);
    if (held?.numberId) return held.numberId;
    if (held?.state !== "verified") throw new DomainError("conflict", "registrationState");
    const connectionId = await ensureConnection(tx, { row: held, number, name });
    const { numberId, isNew } = await addNumber(tx, { connectionId, name, number });
    const now = tx.now();
    await changeRegistration(tx.db, row.id, ["verified"], {
      state: "done",
      step: "finish",
      numberId,
      finishedAt: now,
      updatedAt: now,
      data: { ...held.data, name },
      sealedSecrets: null,
      followUps: followUpsOf(row.provider, row.way),
      followUpAt: now,
    });
    const details = { provider: row.provider, way: row.way, phone: number.phone, numberId, isNew };
    await record(tx, { action: "registration.finished", objectKind: "registration", objectId: row.id, details });
    return numberId;
  });
}
