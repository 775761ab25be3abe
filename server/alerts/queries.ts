import { and, asc, desc, eq, gt, inArray, isNull, lt, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { AlertKind } from "@/db/enums";
import { alertReads, alerts } from "@/db/schema/alerts";

export type NewAlert = typeof alerts.$inferInsert;

/** Those of them that were not open yet, by id. */
export async function insertAlerts(db: Db, rows: NewAlert[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const inserted = await db
    .insert(alerts)
    .values(rows)
    .onConflictDoNothing({
      target: [alerts.kind, alerts.subjectId, alerts.detail],
      where: isNull(alerts.resolvedAt),
    })
    .returning({ id: alerts.id });
  return inserted.map(({ id }) => id);
}

/** Ends the open alerts of a subject, of these kinds, but for those in `except`. */
export async function resolveAlerts(
  db: Db,
  over: {
    subjectId: string;
    kinds: readonly AlertKind[];
    except: { kind: AlertKind; detail?: string | undefined }[];
    at: Date;
  },
): Promise<string[]> {
  const open = await db
    .select({ id: alerts.id, kind: alerts.kind, detail: alerts.detail })
    .from(alerts)
    .where(and(eq(alerts.subjectId, over.subjectId), inArray(alerts.kind, [...over.kinds]), isNull(alerts.resolvedAt)));
  const kept = new Set(over.except.map(({ kind, detail = "" }) => `${kind}|${detail}`));
  const ended = open.filter(({ kind, detail }) => !kept.has(`${kind}|${detail}`)).map(({ id }) => id);
  if (ended.length === 0) return [];
  const rows = await db
    .update(alerts)
    .set({ resolvedAt: over.at })
    .where(and(inArray(alerts.id, ended), isNull(alerts.resolvedAt)))
    .returning({ id: alerts.id });
  return rows.map(({ id }) => id);
}

/** Newest first; `before` is the last row of the page before. */
export async function pageOfAlerts(
  db: Db,
  userId: string,
  page: { before: { raisedAt: Date; id: string } | null; limit: number },
) {
  const { before } = page;
  const older = before
    ? sql`(${alerts.raisedAt}, ${alerts.id}) < (${before.raisedAt.toISOString()}::timestamptz, ${before.id}::uuid)`
    : undefined;
  return db
    .select({
      id: alerts.id,
      kind: alerts.kind,
      severity: alerts.severity,
      subjectId: alerts.subjectId,
      facts: alerts.facts,
      raisedAt: alerts.raisedAt,
      resolvedAt: alerts.resolvedAt,
      readAt: alertReads.readAt,
    })
    .from(alerts)
    .leftJoin(alertReads, and(eq(alertReads.alertId, alerts.id), eq(alertReads.userId, userId)))
    .where(older)
    .orderBy(desc(alerts.raisedAt), desc(alerts.id))
    .limit(page.limit);
}

/** Open ones that the person has not seen yet. */
export async function countUnread(db: Db, userId: string): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(alerts)
    .leftJoin(alertReads, and(eq(alertReads.alertId, alerts.id), eq(alertReads.userId, userId)))
    .where(and(isNull(alerts.resolvedAt), isNull(alertReads.alertId)));
  return row?.count ?? 0;
}

/** Everything that was raised up to and with `until`. */
export async function insertReads(db: Db, read: { userId: string; until: Date; at: Date }): Promise<void> {
  await db.execute(sql`
    insert into alert_reads (alert_id, user_id, read_at)
    select id, ${read.userId}::uuid, ${read.at.toISOString()}::timestamptz from alerts
     where raised_at <= ${read.until.toISOString()}::timestamptz
    on conflict do nothing`);
}

export async function findAlert(db: Db, alertId: string) {
  const [row] = await db.select().from(alerts).where(eq(alerts.id, alertId));
  return row ?? null;
}

/** Alerts raised since `since` of which not everybody has been told. */
export async function untoldAlerts(db: Db, since: Date): Promise<string[]> {
  const rows = await db
    .select({ id: alerts.id })
    .from(alerts)
    .where(and(isNull(alerts.notifiedAt), gt(alerts.raisedAt, since)))
    .orderBy(asc(alerts.raisedAt))
    .limit(100);
  return rows.map(({ id }) => id);
}

export async function setNotified(db: Db, alertId: string, at: Date): Promise<void> {
  await db
    .update(alerts)
    .set({ notifiedAt: at })
    .where(and(eq(alerts.id, alertId), isNull(alerts.notifiedAt)));
}

export async function endAlerts(db: Db, over: { kind: AlertKind; raisedBefore: Date; at: Date }): Promise<void> {
  await db
    .update(alerts)
    .set({ resolvedAt: over.at })
    .where(and(eq(alerts.kind, over.kind), isNull(alerts.resolvedAt), lt(alerts.raisedAt, over.raisedBefore)));
}

/** Resolved ones older than `before`; how many went. */
export async function dropAlerts(db: Db, before: Date): Promise<number> {
  const rows = await db.delete(alerts).where(lt(alerts.resolvedAt, before)).returning({ id: alerts.id });
  return rows.length;
}
