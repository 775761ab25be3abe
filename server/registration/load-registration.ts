import type { RegistrationState } from "@/db/enums";
import type { Ctx } from "../context";
import { DomainError, notFound } from "../core/errors";
import { open, seal } from "../core/secrets";
import type { Connection } from "../providers/types";
import { findRegistration, lockRegistration, type RegistrationRow } from "./queries";
import { isOver } from "./rules";

/** The registration as it stands. Throws `not_found`. */
export async function loadRegistration(ctx: Ctx, registrationId: string): Promise<RegistrationRow> {
  const row = await findRegistration(ctx.db, registrationId);
  if (!row) throw notFound("registration");
  return row;
}

/** One that can be changed, held until the transaction ends. Throws `not_found`, `registrationOver`. */
export async function holdOpenRegistration(ctx: Ctx, registrationId: string): Promise<RegistrationRow> {
  const row = await lockRegistration(ctx.db, registrationId);
  if (!row) throw notFound("registration");
  refuseOver(row);
  return row;
}

/** One that can be changed, as it stands. */
export async function loadOpenRegistration(ctx: Ctx, registrationId: string): Promise<RegistrationRow> {
  const row = await loadRegistration(ctx, registrationId);
  refuseOver(row);
  return row;
}

function refuseOver({ state }: { state: RegistrationState }): void {
  if (isOver(state)) throw new DomainError("conflict", "registrationOver");
}

const place = (registrationId: string) => `registrations|sealed_secrets|${registrationId}`;

export function sealOwn(ctx: Pick<Ctx, "env">, registrationId: string, secrets: Record<string, string>): string {
  return seal(ctx.env.ENCRYPTION_KEYS, place(registrationId), JSON.stringify(secrets));
}

export function secretsOf(ctx: Pick<Ctx, "env">, row: RegistrationRow): Record<string, string> {
  return row.sealedSecrets ? JSON.parse(open(ctx.env.ENCRYPTION_KEYS, place(row.id), row.sealedSecrets)) : {};
}

/** The credentials of a registration as an adapter wants them. Keep it out of logs and answers. */
export const connectionOf = (ctx: Pick<Ctx, "env">, row: RegistrationRow): Connection => ({
  id: row.id,
  provider: row.provider,
  config: row.data.config,
  secrets: secretsOf(ctx, row),
});
