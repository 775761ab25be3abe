import type { Ctx } from "../context";
import { changeOpen } from "./change-data";
import type { RegistrationEvent } from "./rules";
import type { SaveInput } from "./schema";

/** Keeps what was filled in and where the wizard stands; whoever opens it later goes on there. */
export async function saveRegistration(ctx: Ctx, { registrationId, step, fields }: SaveInput): Promise<void> {
  await changeOpen(ctx, registrationId, { data: fields, ...(step ? { row: { step } } : {}) });
}

/** S3.10: a new account at the provider waits for its e-mail to be confirmed, or no longer. */
export async function markEmail(
  ctx: Ctx,
  { registrationId, isWaiting }: { registrationId: string; isWaiting: boolean },
): Promise<void> {
  const event: RegistrationEvent = isWaiting ? "awaitEmail" : "reset";
  await changeOpen(ctx, registrationId, { event });
}
