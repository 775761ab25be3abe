import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { NumberStatus } from "@/db/enums";
import { prepared } from "@/db/prepared";
import type { OpenInterval } from "@/db/schema/routing";
import type { Operator, Rule } from "./rules";

export type NumberRouting = {
  id: string;
  name: string;
  status: NumberStatus;
  group: { id: string; name: string } | null;
  version: number;
  rules: Rule[];
  /** The number's own, else the company's; null = hours were never set. */
  calendar: {
    week: OpenInterval[][];
    observesHolidays: boolean;
    replyEnabled: boolean;
    reply: string;
    callbackLabel: string;
  } | null;
};

export type ClientFacts = {
  /** Null for a contact that was asked for by itself. */
  conversationId: string | null;
  fields: Record<string, string>;
  tags: { id: string; name: string }[];
  last: { operator: Operator; at: string } | null;
};

/** A campaign that says itself who gets its replies (O27). */
export type CampaignRouting = {
  id: string;
  name: string;
  group: { id: string; name: string } | null;
  operator: Operator | null;
};

export type RoutingFacts = {
  numbers: NumberRouting[];
  clients: ClientFacts[];
  campaigns: CampaignRouting[];
  /** Of yesterday, today and tomorrow: whatever the time zone, today is among them. */
  holidays: { date: string; name: string; open: OpenInterval[] }[];
  /** The setting as it is stored. */
  company: unknown;
};

/**
 * All that the routing of new sessions asks of the database, in one statement. A dissolved group is none. `day` is today,
 * `2026-11-26`.
 */
export async function readRoutingFacts(
  db: Db,
  asked: { numberIds: string[]; conversationIds: string[]; contactIds: string[]; campaignIds: string[]; day: string },
): Promise<RoutingFacts> {
  const { numberIds, conversationIds, contactIds, campaignIds, day } = asked;
  const [row] = await prepared(db).execute<RoutingFacts>(sql`
    select
      (select coalesce(jsonb_agg(${numberRouting}), '[]') from numbers n left join groups g on g.id = n.group_id and g.active
         left join routings r on r.number_id = n.id
        where n.id in (${idsOf(numberIds)})) as numbers,
      (select coalesce(jsonb_agg(${clientFacts}), '[]') from (
           select id, contact_id from conversations where id in (${idsOf(conversationIds)})
           union all select null, id from contacts where id in (${idsOf(contactIds)})
         ) c join contacts k on k.id = c.contact_id) as clients,
      (select coalesce(jsonb_agg(${campaignRouting}), '[]') from campaigns a
         left join groups ag on ag.id = a.reply_group_id and ag.active left join users au on au.id = a.reply_operator_id
        where a.id in (${idsOf(campaignIds)}) and (a.reply_group_id is not null or a.reply_operator_id is not null)) as campaigns,
      (select coalesce(jsonb_agg(jsonb_build_object('date', h.date, 'name', h.name, 'open', h.open)), '[]') from holidays h
        where h.date between ${day}::date - 1 and ${day}::date + 1) as holidays,
      (select value from settings where key = 'company') as company`);
  return row ?? { numbers: [], clients: [], campaigns: [], holidays: [], company: null };
}

const idsOf = (ids: string[]) => sql`select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::uuid`;

const named = (alias: string) =>
  sql.raw(
    `case when ${alias}.id is null then null else jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name) end`,
  );
const person = (alias: string) =>
  sql.raw(
    `case when ${alias}.id is null then null else jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name, 'isActive', ${alias}.active) end`,
  );

const campaignRouting = sql`jsonb_build_object('id', a.id, 'name', a.name, 'group', ${named("ag")}, 'operator', ${person("au")})`;

const rulesOfNumber = sql`
  select coalesce(jsonb_agg(jsonb_build_object(
           'id', p.id, 'name', p.name, 'enabled', p.enabled, 'conditions', p.conditions,
           'target', jsonb_build_object('kind', p.target_kind, 'group', ${named("pg")}, 'operator', ${person("pu")}, 'bot', ${named("pb")})
         ) order by p.position), '[]')
    from routing_rules p left join groups pg on pg.id = p.target_group_id and pg.active left join users pu on pu.id = p.target_operator_id
         left join bots pb on pb.id = p.target_bot_id and pb.enabled
   where p.number_id = n.id`;

/** The number's own calendar stands before the company's. */
const calendarOfNumber = sql`
  select jsonb_build_object('week', d.week, 'observesHolidays', d.observes_holidays, 'replyEnabled', d.reply_enabled, 'reply', d.reply,
           'callbackLabel', d.callback_label)
    from calendars d where d.number_id = n.id or d.number_id is null
   order by d.number_id nulls last limit 1`;

const numberRouting = sql`jsonb_build_object(
  'id', n.id, 'name', n.name, 'status', n.status, 'group', ${named("g")}, 'version', coalesce(r.version, 0),
  'rules', (${rulesOfNumber}), 'calendar', (${calendarOfNumber}))`;

/** On whatever number it was. */
const lastService = sql`
  select jsonb_build_object('operator', ${person("su")}, 'at', s.started_at)
    from conversations sc join sessions s on s.conversation_id = sc.id join users su on su.id = s.operator_id
   where sc.contact_id = c.contact_id
   order by s.started_at desc limit 1`;

const tagsOfClient = sql`
  select coalesce(jsonb_agg(distinct jsonb_build_object('id', t.id, 'name', t.name)), '[]')
    from conversations tc join sessions ts on ts.conversation_id = tc.id
    join session_tags st on st.session_id = ts.id join tags t on t.id = st.tag_id
   where tc.contact_id = c.contact_id and t.retired_at is null`;

const clientFacts = sql`jsonb_build_object(
  'conversationId', c.id, 'fields', coalesce((select m.fields from contacts m where m.id = k.merged_into_id), k.fields), 'tags', (${tagsOfClient}), 'last', (${lastService}))`;
