import { Secret, TOTP } from "otpauth";

/** What every authenticator app understands (RFC 6238): SHA-1, six digits, thirty seconds. */
const form = { algorithm: "SHA1", digits: 6, period: 30 } as const;

/** The code of a clock that is a step off is taken, too. */
const window = 1;

/** No letters and digits that look alike; 32 of them, so that a random byte picks evenly. */
const alphabet = "abcdefghijkmnpqrstuvwxyz23456789";
const recoveryLength = 12;
export const recoveryCodeCount = 10;

/**
 * The step whose code this is, or null. Steps up to `lastStep` are used up: whoever looked over a shoulder comes too late.
 */
export function acceptedStep(input: { secret: string; code: string; now: Date; lastStep: number }): number | null {
  const token = input.code.replace(/\s/g, "");
  if (!/^\d{6}$/.test(token)) return null;
  const timestamp = input.now.getTime();
  const totp = new TOTP({ ...form, secret: Secret.fromBase32(input.secret) });
  const delta = totp.validate({ token, timestamp, window });
  if (delta === null) return null;
  const step = Math.floor(timestamp / (form.period * 1000)) + delta;
  return step > input.lastStep ? step : null;
}

/** What the QR code says to the authenticator app. */
export const setUpAddress = ({ secret, email }: { secret: string; email: string }): string =>
  new TOTP({ ...form, issuer: "Hovorna", label: email, secret: Secret.fromBase32(secret) }).toString();

export const secretOf = (bytes: Uint8Array): string => new Secret({ buffer: Uint8Array.from(bytes).buffer }).base32;

/** `bytes` are random, one a letter. */
export const recoveryCodeOf = (bytes: Uint8Array): string =>
  [...bytes.subarray(0, recoveryLength)].map((byte) => alphabet[byte % alphabet.length]).join("");

/** As it is written down: in fours. */
export const writtenCode = (code: string): string => code.match(/.{1,4}/g)?.join("-") ?? code;

/** What was typed as a recovery code, or null when it cannot be one. */
export function typedRecoveryCode(typed: string): string | null {
  const code = typed.toLowerCase().replace(/[\s-]/g, "");
  return code.length === recoveryLength && [...code].every((letter) => alphabet.includes(letter)) ? code : null;
}
