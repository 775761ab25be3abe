import { and, asc, desc, eq, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { recipients } from "@/db/schema/campaigns";
import { oddPattern } from "./preview-rules";
import type { PreviewKind } from "./schema";
import { settledRows } from "./status-queries";

/** For the preview: at most twenty rows with a good phone, planned ones or those that lack a value. */
export async function previewRows(db: Db, campaignId: string, kind: PreviewKind) {
  if (kind === "problems") return rows(db, campaignId, eq(recipients.planReason, "missing_value"), recipients.id);
  const shown = or(eq(recipients.plan, "planned"), eq(recipients.planReason, "missing_value"));
  const length = sql`length(${recipients.values}::text)`;
  switch (kind) {
    case "first":
      return rows(db, campaignId, shown, recipients.id);
    case "longest":
      return rows(db, campaignId, shown, desc(length));
    case "shortest":
      return rows(db, campaignId, shown, asc(length));
    case "odd":
      return rows(db, campaignId, and(shown, isOddSql), recipients.id);
  }
}

const isOddSql = sql`exists (select 1 from jsonb_array_elements_text(${recipients.values}) as v(text) where v.text ~* ${oddPattern})`;
const shownAtMost = 20;

function rows(db: Db, campaignId: string, which: SQL | undefined, order: SQL | typeof recipients.id) {
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
    .limit(shownAtMost);
}
