import { and, type SQL, sql } from "drizzle-orm";
import { type ContactCondition, contacts } from "@/db/schema/contacts";
import { sessionTags } from "@/db/schema/tags";

/** Contacts for which every condition of a filter holds, as of `now` (S2.6). Needs `contacts` in the query. */
export const meets = (conditions: ContactCondition[], now: Date): SQL | undefined =>
  and(...conditions.map((condition) => toSql(condition, now)));

function toSql(condition: ContactCondition, now: Date): SQL {
  switch (condition.kind) {
    case "field":
      return fieldIs(condition);
    case "tag":
      return sql`exists (select 1 from conversations v join sessions s on s.conversation_id = v.id
        join ${sessionTags} st on st.session_id = s.id where v.contact_id = ${contacts.id} and st.tag_id = ${condition.tagId}::uuid)`;
    case "number":
      return sql`exists (select 1 from conversations v where v.contact_id = ${contacts.id} and v.number_id = ${condition.numberId}::uuid)`;
    case "consent":
      return consentIs(condition.is);
    case "blocked":
      return condition.is ? sql`${contacts.blockedAt} is not null` : sql`${contacts.blockedAt} is null`;
    case "created": {
      const edge = daysBefore(now, condition.days);
      return condition.test === "within" ? sql`${contacts.createdAt} >= ${edge}` : sql`${contacts.createdAt} < ${edge}`;
    }
    case "lastMessage":
      return lastMessageIs(condition, now);
  }
}

function fieldIs({ key, test, value }: Extract<ContactCondition, { kind: "field" }>): SQL {
  const held = sql`coalesce(${contacts.fields} ->> ${key}, '')`;
  if (test === "filled") return sql`${held} <> ''`;
  if (test === "empty") return sql`${held} = ''`;
  if (test === "is") return sql`lower(${held}) = lower(${value})`;
  return sql`strpos(lower(${held}), lower(${value})) > 0`;
}

function consentIs(is: "given" | "withdrawn" | "unknown"): SQL {
  if (is === "given") return sql`${contacts.marketingOptedInAt} is not null`;
  if (is === "withdrawn") return sql`${contacts.marketingOptedOutAt} is not null`;
  return sql`(${contacts.marketingOptedInAt} is null and ${contacts.marketingOptedOutAt} is null)`;
}

function lastMessageIs({ test, days }: Extract<ContactCondition, { kind: "lastMessage" }>, now: Date): SQL {
  const since = (at: SQL) =>
    sql`exists (select 1 from conversations v where v.contact_id = ${contacts.id} and v.last_message_at >= ${at})`;
  const ever = sql`exists (select 1 from conversations v where v.contact_id = ${contacts.id} and v.last_message_at is not null)`;
  if (test === "never") return sql`not ${ever}`;
  const within = since(daysBefore(now, days));
  return test === "within" ? within : sql`(${ever} and not ${within})`;
}

const daysBefore = (now: Date, days: number): SQL =>
  sql`${new Date(now.getTime() - days * 86_400_000).toISOString()}::timestamptz`;
