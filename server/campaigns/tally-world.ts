import type { Sql } from "@/db/client";

/** For tests: the lines in which the tallies differ from a count of the rows themselves; none is right. */
export function miscounted(sql: Sql): Promise<Record<string, unknown>[]> {
  return sql`
    with counted as (
      select stream_id, status, tries > 0 as tried, accepted_at is not null or provider_message_id is not null as taken,
             case when read_at is not null then 3 when delivered_at is not null then 2
                  when sent_at is not null or (accepted_at is not null and held_at is null) then 1 else 0 end as reached,
             template_id, case when status = 'failed' then failure_reason end as reason,
             case when status = 'failed' then failure_code end as code, null::timestamptz as sent_from, count(*)::int as count
        from messages where stream_id is not null group by 1, 2, 3, 4, 5, 6, 7, 8
      union all
      select stream_id, null, false, false, 0, null, null, null,
             to_timestamp(floor(extract(epoch from accepted_at) / 10) * 10), count(*)::int
        from messages where stream_id is not null and accepted_at is not null group by 1, 9
      union all
      select campaign_id, plan, false, false, 0, import_id, plan_reason, case when plan = 'planned' then dial_code end, null, count(*)::int
        from recipients where message_id is null group by campaign_id, plan, import_id, plan_reason, 8
      union all
      select a.campaign_id, 'replied', false, false, 0, m.template_id, null, null, null, count(*)::int
        from campaign_replies a join messages m on m.id = a.campaign_message_id group by 1, 6
      union all
      select l.campaign_id, w.what, false, false, 0, m.template_id, null, null, null,
             case w.what when 'clicked' then count(distinct l.recipient_id) else sum(l.clicks) end::int
        from short_links l join recipients r on r.id = l.recipient_id left join messages m on m.id = r.message_id,
             (values ('clicked'), ('clicks')) w(what)
       where l.clicked_at is not null group by 1, 2, 6
    ), tallied as (
      select stream_id, status, tried, taken, reached, template_id, failure_reason, failure_code, sent_from, sum(count)::int
        from stream_tallies group by 1, 2, 3, 4, 5, 6, 7, 8, 9 having sum(count) <> 0
      union all
      select campaign_id, plan, false, false, 0, import_id, plan_reason, dial_code, null, sum(count)::int
        from recipient_tallies group by campaign_id, plan, import_id, plan_reason, dial_code having sum(count) <> 0
      union all
      select campaign_id, w.what, false, false, 0, template_id, null, null, null,
             sum(case w.what when 'replied' then replied when 'clicked' then clicked else clicks end)::int as count
        from reaction_tallies, (values ('replied'), ('clicked'), ('clicks')) w(what) group by 1, 2, 6
      having sum(case w.what when 'replied' then replied when 'clicked' then clicked else clicks end) <> 0
    ) (table counted except table tallied) union all (table tallied except table counted)`;
}
