import type { Ctx } from "../context";
import { DomainError } from "../core/errors";
import { followUp } from "./follow-up";
import { loadRegistration } from "./load-registration";
import { changeRegistration, findOutcome } from "./queries";
import { finishedStates, followUpsOf } from "./rules";

/** Asks the provider how the number is now, and mends the webhook when it could not be set before. Throws `providerFailed`. */
export async function checkRegistration(ctx: Ctx, { registrationId }: { registrationId: string }): Promise<void> {
  const row = await loadRegistration(ctx, registrationId);
  const number = row.numberId ? await findOutcome(ctx.db, row.numberId) : null;
  if (!number) throw new DomainError("conflict", "registrationState");
  const isMissing = !number.webhookRegisteredAt || number.webhookError !== null;
  const left = isMissing ? followUpsOf(row.provider, "connect") : row.followUps;
  await changeRegistration(ctx.db, registrationId, [...finishedStates], {
    followUps: left.includes("health") ? left : ["health", ...left],
    followUpTries: 0,
    followUpAt: ctx.now(),
  });
  await followUp(ctx, { registrationId });
}
