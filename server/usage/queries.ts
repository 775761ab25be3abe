import { asc, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { numbers } from "@/db/schema/numbers";
import { connectionSpans } from "./connection-queries";
import type { Bounds } from "./month-rules";
import type { CountedSent } from "./summary-rules";

/** Messages of ours that a provider has taken over: they alone are "sent" here. */
const sentBetween = ({ from, to }: Bounds): SQL =>
  sql`m.direction = 'out' and m.accepted_at >= ${from.toISOString()}::timestamptz and m.accepted_at < ${to.toISOString()}::timestamptz`;

/** The phone of who got it; where it is unknown, the provider's own id, which begins with the country. */
const recipient = sql`coalesce(c.phone, (select i.value from contact_identities i
    where i.contact_id = c.id and i.kind = 'bsuid' order by i.created_at limit 1))`;

const joined = sql`join conversations v on v.id = m.conversation_id join contacts c on c.id = v.contact_id
    left join templates t on t.id = m.template_id`;

/** Longer than every calling code with its area (+1809, +4477003). */
const prefixLength = 9;

/**
 * How many messages were sent, by everything a price depends on but the day. `recipient` is one of the group, who all share the
 * beginning of their phone: enough to tell the country.
 */
export async function countSent(db: Db, bounds: Bounds): Promise<CountedSent[]> {
  return db.execute<CountedSent>(sql`
    with ${connectionSpans}
    select m.number_id as "numberId", s.connection_id as "connectionId", m.kind = 'template' as "isTemplate",
           coalesce(m.pricing_category, t.category) as category, m.pricing_type as "pricingType",
           m.pricing_billable as "pricingBillable", m.status, min(${recipient}) as recipient, count(*)::int as count
      from messages m ${joined}
      join spans s on s.number_id = m.number_id and m.accepted_at >= s.since and m.accepted_at < s.until
     where ${sentBetween(bounds)}
     group by m.number_id, s.connection_id, m.kind = 'template', coalesce(m.pricing_category, t.category), m.pricing_type, m.pricing_billable,
              m.status, left(${recipient}, ${sql.raw(String(prefixLength))})`);
}

/** The sent messages of one stream by everything a price depends on, the day in the zone included. */
export async function countStream(
  db: Db,
  streamId: string,
  timeZone: string,
): Promise<(CountedSent & { day: string })[]> {
  return db.execute(sql`
    with sent as (
      select m.number_id, m.kind = 'template' as is_template, coalesce(m.pricing_category, t.category) as category, m.pricing_type,
             m.pricing_billable, m.status, ${recipient} as recipient, to_char(m.accepted_at at time zone ${timeZone}, 'YYYY-MM-DD') as day
        from messages m ${joined} where m.stream_id = ${streamId} and m.accepted_at is not null
    )
    select number_id as "numberId", '' as "connectionId", is_template as "isTemplate", category, pricing_type as "pricingType",
           pricing_billable as "pricingBillable", status, day, min(recipient) as recipient, count(*)::int as count
      from sent
     group by number_id, is_template, category, pricing_type, pricing_billable, status, day, left(recipient, ${sql.raw(String(prefixLength))})`);
}

export type SentDay = { day: string; templates: number; replies: number };

/** Sent messages by days of the zone; days without any are left out. */
export async function countDays(db: Db, bounds: Bounds, timeZone: string): Promise<SentDay[]> {
  return db.execute<SentDay>(sql`
    select to_char(m.accepted_at at time zone ${timeZone}, 'YYYY-MM-DD') as day,
           (count(*) filter (where m.kind = 'template'))::int as templates,
           (count(*) filter (where m.kind <> 'template'))::int as replies
      from messages m where ${sentBetween(bounds)} group by 1 order by 1`);
}

export type SentRow = Omit<CountedSent, "count" | "numberId" | "connectionId"> & {
  at: Date;
  numberName: string;
  numberPhone: string;
  templateName: string | null;
  templateLanguage: string | null;
};

/** Where a page ended: the exact moment (finer than a Date) and the row. */
export type SentCursor = { at: string; seq: number };

/** One page of sent messages, oldest first, read along the index `messages_sent`. */
export async function pageOfSent(
  db: Db,
  bounds: Bounds,
  { after, limit }: { after: SentCursor | null; limit: number },
): Promise<{ rows: SentRow[]; next: SentCursor | null }> {
  const found = await db.execute<Omit<SentRow, "at"> & { atMs: number; exactAt: string; seq: number }>(sql`
    with page as (
      select * from messages m
       where ${sentBetween(bounds)}
         ${after ? sql`and (m.accepted_at, m.seq) > (${after.at}::timestamptz, ${after.seq}::bigint)` : sql``}
       order by m.accepted_at, m.seq limit ${limit}
    )
    select extract(epoch from m.accepted_at)::float8 * 1000 as "atMs", m.accepted_at::text as "exactAt", m.seq::float8 as seq,
           n.name as "numberName", n.phone as "numberPhone", ${recipient} as recipient, m.kind = 'template' as "isTemplate",
           coalesce(m.pricing_category, t.category) as category, m.pricing_type as "pricingType",
           m.pricing_billable as "pricingBillable", m.status,
           coalesce(t.name, m.payload -> 'template' ->> 'name') as "templateName",
           coalesce(t.language, m.payload -> 'template' ->> 'language') as "templateLanguage"
      from page m join numbers n on n.id = m.number_id left join templates t on t.id = m.template_id
           -- Row by row: a plan that reads every conversation for each page grows with the square of the company.
           cross join lateral (select c.id, c.phone from conversations v join contacts c on c.id = v.contact_id
                                where v.id = m.conversation_id offset 0) c
     order by m.accepted_at, m.seq`);
  const rows = found.map(({ atMs, exactAt, seq, ...row }) => ({ ...row, at: new Date(atMs) }));
  const last = found.length === limit ? found.at(-1) : undefined;
  return { rows, next: last ? { at: last.exactAt, seq: last.seq } : null };
}

/** When the company's first message was sent; null before it. */
export async function firstSentAt(db: Db): Promise<Date | null> {
  const [row] = await db.execute<{ ms: number | null }>(sql`
    select extract(epoch from min(accepted_at))::float8 * 1000 as ms from messages where accepted_at is not null`);
  return row?.ms ? new Date(row.ms) : null;
}

export async function listNumbers(db: Db) {
  return db
    .select({ id: numbers.id, name: numbers.name, phone: numbers.phone })
    .from(numbers)
    .orderBy(asc(numbers.name));
}
