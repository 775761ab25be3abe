import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { numbers, quotaScopes } from "@/db/schema/numbers";

/** Unique clients of a number in a rolling 24 hours; null = unlimited. */
export async function findDailyLimit(db: Db, numberId: string): Promise<number | null> {
  const [row] = await db
    .select({ dailyLimit: quotaScopes.dailyLimit })
    .from(numbers)
    .innerJoin(quotaScopes, eq(quotaScopes.id, numbers.quotaScopeId))
    .where(eq(numbers.id, numberId));
  return row?.dailyLimit ?? null;
}
