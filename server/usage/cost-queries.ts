import { asc, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { connections } from "@/db/schema/numbers";
import { providerCostReads } from "@/db/schema/usage";
import type { ProviderCost } from "../providers/number-types";
import { connectionSpans } from "./connection-queries";
import type { Bounds } from "./month-rules";

/** Every connection with the phones it carried in the month and what its provider was last read to have counted in it. */
export async function listCostReads(db: Db, month: string, { from, to }: Bounds) {
  return db
    .select({
      connectionId: connections.id,
      provider: connections.provider,
      config: connections.config,
      name: connections.name,
      phones: sql<string[]>`array(
        with ${connectionSpans}
        select distinct n.phone from spans s join numbers n on n.id = s.number_id
         where s.connection_id = ${connections.id} and s.since < ${to.toISOString()}::timestamptz
           and s.until > ${from.toISOString()}::timestamptz
         order by n.phone)`,
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
