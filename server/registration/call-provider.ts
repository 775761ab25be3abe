import type { Ctx } from "../context";
import { DomainError } from "../core/errors";
import { ProviderError } from "../providers/types";
import { claimCall, releaseCall } from "./queries";

/** Longer than any call with its repeats; a crashed one stands in nobody's way for more. */
const busyMs = 60_000;

/** One call at a time for a registration: a second click is refused instead of doing it twice. Throws `registrationBusy`. */
export async function alone<T>(ctx: Ctx, registrationId: string, work: () => Promise<T>): Promise<T> {
  const now = ctx.now();
  if (!(await claimCall(ctx.db, registrationId, now, new Date(now.getTime() + busyMs))))
    throw new DomainError("conflict", "registrationBusy");
  try {
    return await work();
  } finally {
    await releaseCall(ctx.db, registrationId);
  }
}

/** Codes of providers that a person can do something about (providers.md A12.2, A16, C9). */
const advised: Record<string, string> = {
  "136024": "codeAskedTooOften",
  "133005": "pinWrong",
  "133006": "verifyFirst",
  "133008": "pinTooOften",
  "133009": "pinTooOften",
  "133016": "registerTooOften",
  "63110": "phoneInUse",
};

/** A provider's refusal in words that help; its own are kept as the reason. Everything else is thrown on. */
export function refuseInWords(error: unknown): never {
  if (!(error instanceof ProviderError)) throw error;
  const { code = "", safeText } = error.details;
  const key = advised[code];
  if (key) throw new DomainError("conflict", key, { reason: safeText });
  if (error.reason === "auth") throw new DomainError("invalid", "credentialsWrong");
  throw new DomainError("unavailable", "providerFailed", { reason: error.message });
}
