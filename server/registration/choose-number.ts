import type { Ctx } from "../context";
import { DomainError } from "../core/errors";
import { parsePhone } from "../core/phone";
import { company } from "../team/company";
import { alone, refuseInWords } from "./call-provider";
import { changeOpen } from "./change-data";
import { listNumbers } from "./list-numbers";
import { connectionOf, loadOpenRegistration } from "./load-registration";
import type { ListedNumber } from "./rules";
import type { ChooseInput } from "./schema";

/**
 * Chooses one of the granted numbers (S0.10). One whose code was entered before needs no other; where the provider does not tell
 * the phone, a person says it. Throws `numberNotGranted`, `phoneInvalid`.
 */
export async function chooseNumber(ctx: Ctx, { registrationId, ref, phone }: ChooseInput): Promise<void> {
  const given = phone ? await readPhone(ctx, phone) : null;
  await changeOpen(ctx, registrationId, ({ data, state }) => {
    const number = data.listed.find((one) => one.ref === ref);
    if (!number) throw new DomainError("invalid", "numberNotGranted");
    const known = number.phone ?? given;
    if (!known) throw new DomainError("invalid", "phoneInvalid");
    const listed = data.listed.map((one) => (one.ref === ref ? { ...one, phone: known } : one));
    return {
      event: number.codeVerified && state === "draft" ? "verify" : number.codeVerified ? undefined : "reset",
      data: { listed, chosen: ref, name: data.name || number.displayName?.slice(0, 60) || "" },
      row: { phone: known, codeAttempts: 0, codeSentAt: null },
      // A key is made for one channel.
      ...(number.channelId && data.chosen !== ref ? { secrets: { apiKey: "" } } : {}),
    };
  });
}

/** Another number than the one that was begun with: back to the choice. */
export async function changeNumber(ctx: Ctx, { registrationId }: { registrationId: string }): Promise<void> {
  await changeOpen(ctx, registrationId, {
    event: "reset",
    data: { chosen: null },
    row: { phone: null, codeSentAt: null, codeAttempts: 0 },
  });
}

/** Asks the provider for its list anew: something was done in its own pages meanwhile. */
export async function listAgain(ctx: Ctx, { registrationId }: { registrationId: string }): Promise<void> {
  const row = await loadOpenRegistration(ctx, registrationId);
  const listed = await alone(ctx, registrationId, () => relist(ctx, row).catch(refuseInWords));
  await changeOpen(ctx, registrationId, { event: "reset", data: { listed, chosen: null }, row: { phone: null } });
}

async function relist(ctx: Ctx, row: Awaited<ReturnType<typeof loadOpenRegistration>>): Promise<ListedNumber[]> {
  const channels = row.data.listed.flatMap(({ channelId }) => channelId ?? []);
  if (channels.length === 0) return listNumbers(ctx, connectionOf(ctx, row));
  const found = await ctx.onboarding["360dialog"].channels(channels);
  return found.map(({ status: _, ...channel }) => ({ ...channel, ref: channel.channelId }));
}

export async function readPhone(ctx: Ctx, typed: string): Promise<string> {
  const read = parsePhone(typed, (await company(ctx)).defaultCountry);
  if (!read.ok) throw new DomainError("invalid", "phoneInvalid");
  return read.phone;
}
