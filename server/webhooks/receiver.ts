import { z } from "zod";
import type { Ctx } from "../context";
import { openConnection } from "../numbers/connection";
import type { Connection, ProviderAdapter } from "../providers/types";
import { findReceiver as findRow } from "./queries";

/** Whom a webhook address belongs to: the connection with its secrets, its adapter, the provider's ids of its numbers. */
export type Receiver = { connection: Connection; adapter: ProviderAdapter; ownNumbers: string[] };

/** Null when the address names no connection of that provider. */
export async function findReceiver(
  ctx: Ctx,
  address: { provider: string; connectionId: string },
): Promise<Receiver | null> {
  if (!z.uuid().safeParse(address.connectionId).success) return null;
  const row = await findRow(ctx.db, address.connectionId);
  if (!row || row.provider !== address.provider) return null;
  const { ownNumbers, ...connection } = row;
  return { connection: openConnection(ctx, connection), adapter: ctx.providers[row.provider], ownNumbers };
}
