import { asc, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { connections, numbers } from "@/db/schema/numbers";
import { providerCostReads } from "@/db/schema/usage";
import type { ProviderCost } from "../providers/number-types";

/** Every connection with its numbers' phones and what its provider was last read to have counted in the month. */
export async function listCostReads(db: Db, month: string) {
  return db
    .select({
      connectionId: connections.id,
      provider: connections.provider,
      name: connections.name,
      phones: sql<
        string[]
      >`array(select ${numbers.phone} from ${numbers} where ${numbers.connectionId} = ${connections.id}
                                   order by ${numbers.phone})`,
      costs: sql<ProviderCost[]>`coalesce(${providerCostReads.costs}, '[]'::jsonb)`,
      readAt: providerCostReads.readAt,
      failedAt: providerCostReads.failedAt,
      failure: providerCostReads.failure,
    })
    .from(connections)
    .leftJoin(
      providerCostReads,
      sql`${providerCostReads.connectionId} = ${connections.id} and ${providerCostReads.month} = ${month}`,
    )
    .orderBy(asc(connections.name));
}

export type CostRead = Awaited<ReturnType<typeof listCostReads>>[number];

type Read =
  | { costs: ProviderCost[]; readAt: Date; failedAt: null; failure: null }
  | { failedAt: Date; failure: string };

/** A failure leaves standing what was read before. */
export async function keepCostRead(db: Db, where: { connectionId: string; month: string }, read: Read): Promise<void> {
  await db
    .insert(providerCostReads)
    .values({ ...where, ...read })
    .onConflictDoUpdate({ target: [providerCostReads.connectionId, providerCostReads.month], set: read });
}
