import type { SimNumber } from "../model";
import type { Simulation } from "../simulation";

export type TwilioNumber = SimNumber & { account: Extract<SimNumber["account"], { provider: "twilio" }> };

/** The numbers of the account that this Basic login names: by its own token or by an API key. */
export function ownedBy({ numbers }: Simulation, authorization: string | undefined): TwilioNumber[] {
  const login = Buffer.from(authorization?.replace(/^Basic /, "") ?? "", "base64").toString();
  return [...numbers.values()]
    .filter(isTwilio)
    .filter(({ account }) =>
      [`${account.accountSid}:${account.authToken}`, `${account.apiKeySid}:${account.apiKeySecret}`].includes(login),
    );
}

const isTwilio = (number: SimNumber): number is TwilioNumber => number.account.provider === "twilio";
