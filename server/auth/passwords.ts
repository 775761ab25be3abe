import { hash, verify } from "@node-rs/argon2";
import { DomainError } from "../core/errors";

/** OWASP's argon2id figures; about 25 ms. Algorithm 2 = argon2id (the package's const enum does not survive isolatedModules). */
const options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const minPasswordLength = 10;

export async function hashPassword(password: string): Promise<string> {
  if (password.length < minPasswordLength)
    throw new DomainError("invalid", "passwordTooShort", { min: minPasswordLength });
  return hash(password, options);
}

/** With no hash (unknown account) it takes as long and answers false, so that accounts cannot be told apart by time. */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  if (passwordHash) return verify(passwordHash, password, options).catch(() => false);
  decoy ??= hash("nobody has this password", options);
  await verify(await decoy, password, options);
  return false;
}

let decoy: Promise<string> | undefined;
