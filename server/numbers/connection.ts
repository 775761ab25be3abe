import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { open, seal } from "../core/secrets";
import type { Connection } from "../providers/types";
import { findConnection } from "./queries";

/** Where a connection's secrets may be opened, and nowhere else. */
export const secretsPlace = (connectionId: string) => `connections|sealed_secrets|${connectionId}`;

/** A connection with its secrets opened. Keep it out of logs and out of answers. */
export async function loadConnection(ctx: Ctx, connectionId: string): Promise<Connection> {
  const row = await findConnection(ctx.db, connectionId);
  if (!row) throw notFound("connection");
  return openConnection(ctx, row);
}

/** The same for a row that was read already. */
export function openConnection(
  ctx: Pick<Ctx, "env">,
  row: Pick<Connection, "id" | "provider" | "config"> & { sealedSecrets: string },
): Connection {
  const secrets = JSON.parse(open(ctx.env.ENCRYPTION_KEYS, secretsPlace(row.id), row.sealedSecrets));
  return { id: row.id, provider: row.provider, config: row.config, secrets };
}

export function sealSecrets(ctx: Pick<Ctx, "env">, connectionId: string, secrets: Record<string, string>): string {
  return seal(ctx.env.ENCRYPTION_KEYS, secretsPlace(connectionId), JSON.stringify(secrets));
}
