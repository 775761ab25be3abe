import { z } from "zod";
import type { Ctx } from "../context";
import { openConnection } from "../numbers/connection";
import type { Connection, ProviderAdapter } from "../providers/types";
import { findReceiver as findRow } from "./queries";

export type Address = { provider: string; connectionId: string };

/** Whom a webhook address belongs to: the connection with its secrets, its adapter, the provider's ids of its numbers. */
export type Receiver = { connection: Connection; adapter: ProviderAdapter; ownNumbers: string[] };

/** Null when the address names no connection of that provider. */
export async function findReceiver(ctx: Ctx, address: Address): Promise<Receiver | null> {
  if (!z.uuid().safeParse(address.connectionId).success) return null;
  const row = await findRow(ctx.db, address.connectionId);
  if (!row || row.provider !== address.provider) return null;
  const { ownNumbers, ...connection } = row;
  return { connection: openConnection(ctx, connection), adapter: ctx.providers[row.provider], ownNumbers };
}

/** So long a secret that was taken away may still open the door, in milliseconds. */
const trustMs = 5_000;

const memories = new WeakMap<Ctx["env"], Map<string, { receiver: Receiver; until: number }>>();

/**
 * The same from this process's memory, at most some seconds old. Whoever would refuse something because of it reads it anew
 * first (rereadReceiver): a new secret and a new number count at once.
 */
export async function recallReceiver(ctx: Ctx, address: Address): Promise<Receiver | null> {
  const known = memories.get(ctx.env)?.get(keyOf(address));
  return known && ctx.now().getTime() < known.until ? known.receiver : rereadReceiver(ctx, address);
}

export async function rereadReceiver(ctx: Ctx, address: Address): Promise<Receiver | null> {
  const memory = memories.get(ctx.env) ?? new Map();
  memories.set(ctx.env, memory);
  const receiver = await findReceiver(ctx, address);
  if (receiver) memory.set(keyOf(address), { receiver, until: ctx.now().getTime() + trustMs });
  else memory.delete(keyOf(address));
  return receiver;
}

const keyOf = ({ provider, connectionId }: Address) => `${provider}/${connectionId}`;
