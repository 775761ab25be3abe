import type { Ctx } from "../context";
import { DomainError } from "../core/errors";
import { readHealth } from "../numbers/read-health";
import { followUp, settle } from "./follow-up";
import { loadRegistration } from "./load-registration";
import { findOutcome } from "./queries";

/** Asks the provider how the number is now, and mends the webhook when it could not be set before. Throws `providerFailed`. */
export async function checkRegistration(ctx: Ctx, { registrationId }: { registrationId: string }): Promise<void> {
  const { numberId } = await loadRegistration(ctx, registrationId);
  const number = numberId ? await findOutcome(ctx.db, numberId) : null;
  if (!numberId || !number) throw new DomainError("conflict", "registrationState");
  if (!number.webhookRegisteredAt || number.webhookError) await followUp(ctx, { registrationId, numberId });
  else await readHealth(ctx, { numberId });
  await settle(ctx, registrationId);
}
