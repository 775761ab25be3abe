import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import type { Ctx } from "../context";
import { DomainError } from "../core/errors";
import type { Connection } from "../providers/types";
import { alone, refuseInWords } from "./call-provider";
import { changeOpen } from "./change-data";
import { readPhone } from "./choose-number";
import { listNumbers } from "./list-numbers";
import { connectionOf, loadOpenRegistration } from "./load-registration";
import type { RegistrationRow } from "./queries";
import { type ListedNumber, overNumberLimit } from "./rules";

/**
 * A new number (S3.21). Meta's account gets it here, Twilio's with the first code. One that the account has already is gone on
 * with. Throws `phoneInvalid`, `notInAppFirst` (S3.25), `displayNameFirst`, `numberLimit` (S3.35), `providerFailed`.
 */
export async function enterNumber(
  ctx: Ctx,
  { registrationId, phone: typed }: { registrationId: string; phone: string },
): Promise<void> {
  const phone = await readPhone(ctx, typed);
  const row = await loadOpenRegistration(ctx, registrationId);
  if (row.provider === "360dialog" || row.way !== "register") throw new DomainError("invalid", "registrationState");
  if (!row.data.notInApp) throw new DomainError("invalid", "notInAppFirst");
  if (!row.data.displayName) throw new DomainError("invalid", "displayNameFirst");
  await alone(ctx, registrationId, async () => {
    const connection = connectionOf(ctx, row);
    const listed = await listNumbers(ctx, connection).catch(refuseInWords);
    const known = listed.find((number) => number.phone === phone);
    const number = known ?? (await add(ctx, { connection, row, phone, listed }));
    await changeOpen(ctx, registrationId, ({ state }) => ({
      event: number.codeVerified && state === "draft" ? "verify" : number.codeVerified ? undefined : "reset",
      data: {
        listed: known ? listed : [number, ...listed],
        chosen: number.ref,
        name: row.data.name || row.data.displayName.slice(0, 60),
      },
      row: { phone, codeAttempts: 0, codeSentAt: null },
    }));
  });
}

type Adding = { connection: Connection; row: RegistrationRow; phone: string; listed: ListedNumber[] };

async function add(ctx: Ctx, { connection, row, phone, listed }: Adding): Promise<ListedNumber> {
  const { displayName } = row.data;
  const waba = listed.find((number) => number.waba)?.waba ?? null;
  const fresh = { phone, displayName, waba, ...untouched };
  // A sender's id comes with its registration.
  if (row.provider === "twilio") return { ...fresh, ref: phone, providerNumberId: phone };
  const over = overNumberLimit(listed);
  if (over) throw new DomainError("conflict", "numberLimit", { limit: over.limit });
  const parsed = parsePhoneNumberFromString(phone);
  if (!parsed) throw new DomainError("invalid", "phoneInvalid");
  const { providerNumberId } = await ctx.onboarding.meta
    .addNumber(connection, {
      countryCode: parsed.countryCallingCode,
      national: parsed.nationalNumber,
      displayName,
    })
    .catch(refuseInWords);
  return { ...fresh, ref: providerNumberId, providerNumberId };
}

const untouched = {
  nameStatus: "none",
  codeVerified: false,
  registered: false,
  twoStep: null,
  inBusinessApp: false,
} as const;
