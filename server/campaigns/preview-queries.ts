import { and, asc, desc, eq, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { recipients } from "@/db/schema/campaigns";
import type { PreviewKind } from "./schema";
import { settledRows } from "./status-queries";

/** For the preview: at most twenty rows with a good phone, planned ones or those that lack a value. */
export async function previewRows(db: Db, campaignId: string, kind: PreviewKind) {
  if (kind === "problems") return rows(db, campaignId, eq(recipients.planReason, "missing_value"), recipients.id, 20);
  const shown = or(eq(recipients.plan, "planned"), eq(recipients.planReason, "missing_value"));
  if (kind === "first") return rows(db, campaignId, shown, recipients.id, 20);
  const length = sql`length(${recipients.values}::text)`;
  const longest = await rows(db, campaignId, shown, desc(length), 5);
  const shortest = await rows(db, campaignId, shown, asc(length), 5);
  return [...longest, ...shortest.filter(({ id }) => longest.every((row) => row.id !== id))];
}

function rows(db: Db, campaignId: string, which: SQL | undefined, order: SQL | typeof recipients.id, limit: number) {
  return db
    .select({
      id: recipients.id,
      phone: recipients.phone,
      phoneGiven: recipients.phoneGiven,
      values: recipients.values,
    })
    .from(recipients)
    .where(and(settledRows(campaignId), which))
    .orderBy(order, asc(recipients.id))
    .limit(limit);
}
