import { type AnyColumn, and, eq, gte, isNotNull, isNull, lt, lte, ne, type SQL, sql } from "drizzle-orm";
import { conversations, sessions } from "@/db/schema/inbox";
import type { CallbackFilter, FieldCondition, RatingFilter, SessionFilter } from "./schema";

/** The company's zone and now, and whether a waiting client's words may be read (N.63). */
export type FilterFacts = { timeZone: string; now: Date; readsWaiting: boolean };

/** Sessions for which all that is given holds. */
export function meets(filter: SessionFilter, facts: FilterFacts): SQL | undefined {
  const { period, status, origin, campaignId, numberId, operatorId, groupId, resultId, tagId, rating, callback } =
    filter;
  const { text, fields = [] } = filter;
  return and(
    period === "live" ? ne(sessions.status, "ended") : eq(sessions.status, "ended"),
    status ? eq(sessions.status, status) : undefined,
    origin ? eq(sessions.origin, origin) : undefined,
    campaignId ? eq(sessions.campaignId, campaignId) : undefined,
    numberId ? eq(conversations.numberId, numberId) : undefined,
    operatorId ? eq(sessions.operatorId, operatorId) : undefined,
    groupId ? eq(sessions.groupId, groupId) : undefined,
    resultId ? eq(sessions.resultId, resultId) : undefined,
    tagId
      ? sql`exists (select 1 from session_tags ft where ft.session_id = ${sessions.id} and ft.tag_id = ${tagId}::uuid)`
      : undefined,
    rating
      ? sql`exists (select 1 from session_ratings fr where fr.session_id = ${sessions.id} and ${scored[rating]})`
      : undefined,
    callback ? isCalledBack(callback) : undefined,
    text ? says(text, facts.readsWaiting) : undefined,
    ...fields.map(holds),
    ...timesHold(filter, facts),
  );
}

const scored: Record<RatingFilter, SQL> = {
  rated: sql`fr.score is not null`,
  good: sql`fr.score >= 4`,
  fair: sql`fr.score = 3`,
  bad: sql`fr.score <= 2`,
};

function isCalledBack(callback: CallbackFilter): SQL | undefined {
  const { callbackAskedAt, callbackClearedAt } = sessions;
  const cleared = { asked: undefined, open: isNull(callbackClearedAt), done: isNotNull(callbackClearedAt) };
  return and(isNotNull(callbackAskedAt), cleared[callback]);
}

function timesHold(filter: SessionFilter, { timeZone, now }: FilterFacts): (SQL | undefined)[] {
  const { startedAt, acceptedAt, endedAt } = sessions;
  const midnight = (day: SQL) => sql`(${day})::timestamp at time zone ${timeZone}`;
  const since = (at: AnyColumn, day?: string) => (day ? gte(at, midnight(sql`${day}::date`)) : undefined);
  const until = (at: AnyColumn, day?: string) => (day ? lt(at, midnight(sql`${day}::date + 1`)) : undefined);
  const today = sql`${now.toISOString()}::timestamptz`;
  const wait = sql`(coalesce(${acceptedAt}, ${endedAt}, ${today}) - ${startedAt})`;
  const duration = sql`(coalesce(${endedAt}, ${today}) - ${acceptedAt})`;
  const span = (minutes: number) => sql`make_interval(mins => ${minutes}::int)`;
  const atLeast = (time: SQL, minutes?: number) => (minutes === undefined ? undefined : gte(time, span(minutes)));
  const atMost = (time: SQL, minutes?: number) => (minutes === undefined ? undefined : lte(time, span(minutes)));
  return [
    since(startedAt, filter.startedFrom),
    until(startedAt, filter.startedTo),
    since(acceptedAt, filter.acceptedFrom),
    until(acceptedAt, filter.acceptedTo),
    since(endedAt, filter.endedFrom),
    until(endedAt, filter.endedTo),
    atLeast(wait, filter.waitMin),
    atMost(wait, filter.waitMax),
    atLeast(duration, filter.durationMin),
    atMost(duration, filter.durationMax),
  ];
}

/** Every word stands in one message, at the beginning of a word or inside one; what may not be read is not found either. */
function says(text: string, readsWaiting: boolean): SQL {
  const query = sql`(select string_agg(quote_literal(word) || ':*', ' & ')::tsquery as words
    from unnest(tsvector_to_array(search_words(${text}))) as word)`;
  const isSaid = sql`${sessions.id} in (select w.session_id from message_words w, ${query} sought
    where w.words @@ sought.words or search_tails(w.words) @@ sought.words)`;
  if (readsWaiting) return isSaid;
  return sql`(${isSaid} and not exists (select 1 from sessions wait
    where wait.conversation_id = ${sessions.conversationId} and wait.status = 'waiting'))`;
}

function holds({ key, test, value }: FieldCondition): SQL {
  const held = sql`coalesce(${sessions.fields} ->> ${key}, '')`;
  if (test === "filled") return sql`${held} <> ''`;
  if (test === "empty") return sql`${held} = ''`;
  if (test === "is") return sql`lower(${held}) = lower(${value})`;
  return sql`strpos(lower(${held}), lower(${value})) > 0`;
}
