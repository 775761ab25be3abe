import { and, asc, count, desc, eq, gt, inArray, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { connections, numbers, quotaScopes, quotaUses, wabas } from "@/db/schema/numbers";
import { groups } from "@/db/schema/team";
import { templates } from "@/db/schema/templates";

/** Everything the page of one number shows, with the time each part was read. */
export async function findDetail(db: Db, numberId: string) {
  const [row] = await db
    .select({
      id: numbers.id,
      name: numbers.name,
      phone: numbers.phone,
      providerNumberId: numbers.providerNumberId,
      status: numbers.status,
      statusReason: numbers.statusReason,
      statusSince: numbers.statusSince,
      quality: numbers.quality,
      healthReadAt: numbers.healthReadAt,
      healthError: numbers.healthError,
      displayName: numbers.displayName,
      nameStatus: numbers.nameStatus,
      nameStatusSince: numbers.nameStatusSince,
      nameReason: numbers.nameReason,
      twoStep: numbers.twoStep,
      ratePerSecond: numbers.ratePerSecond,
      providerRate: numbers.providerRate,
      campaignDailyShare: numbers.campaignDailyShare,
      campaignsEnabled: numbers.campaignsEnabled,
      groupId: numbers.groupId,
      readReceipts: numbers.readReceipts,
      groupName: groups.name,
      lastInboundAt: numbers.lastInboundAt,
      lastOutboundAt: numbers.lastOutboundAt,
      templatesSyncedAt: numbers.templatesSyncedAt,
      templatesSyncError: numbers.templatesSyncError,
      createdAt: numbers.createdAt,
      quotaScopeId: numbers.quotaScopeId,
      dailyLimit: quotaScopes.dailyLimit,
      limitReadAt: quotaScopes.limitReadAt,
      wabaId: numbers.wabaId,
      waba: {
        providerWabaId: wabas.providerWabaId,
        name: wabas.name,
        verification: wabas.verification,
        review: wabas.review,
        numberLimit: wabas.numberLimit,
        readAt: wabas.readAt,
      },
      connection: {
        id: connections.id,
        name: connections.name,
        provider: connections.provider,
        webhookRegisteredAt: connections.webhookRegisteredAt,
        webhookError: connections.webhookError,
      },
    })
    .from(numbers)
    .innerJoin(connections, eq(connections.id, numbers.connectionId))
    .innerJoin(quotaScopes, eq(quotaScopes.id, numbers.quotaScopeId))
    .leftJoin(wabas, eq(wabas.id, numbers.wabaId))
    .leftJoin(groups, eq(groups.id, numbers.groupId))
    .where(eq(numbers.id, numberId));
  return row ?? null;
}

/** How many clients count now, and when the first places of them are free again. */
export async function usesOf(db: Db, scopeId: string, since: Date) {
  const used = db
    .select({ count: count() })
    .from(quotaUses)
    .where(and(eq(quotaUses.scopeId, scopeId), gt(quotaUses.lastAt, since)));
  const oldest = db
    .select({ lastAt: quotaUses.lastAt })
    .from(quotaUses)
    .where(and(eq(quotaUses.scopeId, scopeId), gt(quotaUses.lastAt, since)))
    .orderBy(asc(quotaUses.lastAt))
    .limit(1);
  const [[total], [first]] = await Promise.all([used, oldest]);
  return { used: total?.count ?? 0, oldestUseAt: first?.lastAt ?? null };
}

/** Messages that left in the last second: what stands in the ring of permits; and until when the lane rests. */
export async function paceOf(db: Db, numberId: string): Promise<{ perSecond: number; pausedUntil: Date | null }> {
  const [row] = await db.execute<{ taken: number; paused_ms: number | null }>(sql`
    select (select count(*)::int from send_permits p where p.number_id = l.number_id and p.free_at > clock_timestamp()) as taken,
           case when l.paused_until > clock_timestamp() then extract(epoch from l.paused_until)::float8 * 1000 end as paused_ms
      from send_lanes l where l.number_id = ${numberId}`);
  const pausedMs = row?.paused_ms ?? null;
  return { perSecond: row?.taken ?? 0, pausedUntil: pausedMs === null ? null : new Date(pausedMs) };
}

/** The other numbers of the same account. */
export async function siblingsOf(db: Db, wabaId: string) {
  const { id, name, phone } = numbers;
  return db.select({ id, name, phone }).from(numbers).where(eq(numbers.wabaId, wabaId)).orderBy(asc(name));
}

export async function countTemplates(db: Db, numberId: string) {
  return db
    .select({ status: templates.status, count: count() })
    .from(templates)
    .where(
      and(eq(templates.numberId, numberId), inArray(templates.status, ["approved", "pending", "rejected", "paused"])),
    )
    .groupBy(templates.status)
    .orderBy(desc(count()));
}
