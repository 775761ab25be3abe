import type { Ctx } from "../context";
import { DomainError } from "../core/errors";
import { changeConnection } from "./change-connection";
import { loadConnection } from "./connection";
import { loadNumber } from "./load-number";
import { readHealth } from "./read-health";
import { changeableSecrets } from "./secret-rules";

/**
 * New credentials from a person: tried at the provider before they replace the old ones, so that a typing error stops nothing.
 * They are kept sealed and never shown again.
 */
export async function changeCredentials(
  ctx: Ctx,
  { numberId, secrets }: { numberId: string; secrets: Record<string, string> },
): Promise<void> {
  const number = await loadNumber(ctx, { numberId });
  const connection = await loadConnection(ctx, number.connectionId);
  const allowed: readonly string[] = changeableSecrets[connection.provider];
  const given = Object.entries(secrets).filter(([, value]) => value !== "");
  if (given.length === 0 || given.some(([name]) => !allowed.includes(name)))
    throw new DomainError("invalid", "credentialsMissing");
  const change = Object.fromEntries(given);
  const tried = { ...connection, secrets: { ...connection.secrets, ...change } };
  await ctx.providers[connection.provider].readNumber(tried, number).catch(() => {
    throw new DomainError("invalid", "credentialsRefused");
  });
  await changeConnection(ctx, { connectionId: connection.id, secrets: change });
  await readHealth(ctx, { numberId });
}
