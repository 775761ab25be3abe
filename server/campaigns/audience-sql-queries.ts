import { type SQL, sql } from "drizzle-orm";
import { meets } from "@/db/contact-conditions";
import type { FrozenAudience, ResolvedStep, VariableSource } from "@/db/schema/campaign-audience";
import { contacts } from "@/db/schema/contacts";
import { callingCodes } from "../core/phone";
import { isCodeKey, maxCodeLength } from "../templates/place-rules";
import { isMediaKey, maxValueLength, type Variable } from "./recipient-rules";

/** An audience to be asked, and the campaign it is for. */
export type Sought = {
  campaignId: string;
  isMarketing: boolean;
  variables: Variable[];
  audience: Pick<FrozenAudience, "steps" | "phoneField" | "sources" | "at">;
};

/** Whether the source of a step knows a contact. Needs `contacts` in the query. */
export function holdsSql(step: ResolvedStep, at: Date): SQL {
  switch (step.kind) {
    case "everybody":
      return sql`true`;
    case "filter":
      return meets(step.conditions, at) ?? sql`true`;
    case "tag":
      return meets([{ kind: "tag", tagId: step.tagId }], at) ?? sql`false`;
    case "campaign":
      return sql`${contacts.id} in (select coalesce(k.merged_into_id, k.id)
        from messages m join conversations v on v.id = m.conversation_id join contacts k on k.id = v.contact_id
       where m.stream_id = ${step.campaignId}::uuid and coalesce(m.accepted_at, m.sent_at, m.delivered_at, m.read_at) is not null
         and m.status <> 'failed'${reactionSql(step.reaction)})`;
  }
}

function reactionSql(reaction: "received" | "replied" | "silent"): SQL {
  const answered = sql`exists (select 1 from campaign_replies a where a.campaign_message_id = m.id)`;
  if (reaction === "replied") return sql` and ${answered}`;
  return reaction === "silent" ? sql` and not ${answered}` : sql.empty();
}

/** The last step that knows a contact decides; null = none does. `holds`: the answers of the steps, in their order. */
export function modeSql(steps: Pick<ResolvedStep, "mode">[], holds: SQL[]): SQL {
  const whens = steps.map(({ mode }, n) => sql`when ${holds[n] ?? sql`false`} then ${sql.raw(`'${mode}'`)}`).reverse();
  return whens.length > 0 ? sql`case ${sql.join(whens, sql` `)} end` : sql`null::text`;
}

/** What of a contact an audience reads, under names that no table has. */
export const contactColumns = (
  phoneField: string | null,
): SQL => sql`contacts.id, contacts.name as given_name, contacts.email as given_email,
  coalesce(${phoneField === null ? sql`contacts.phone` : sql`contacts.fields ->> ${phoneField}`}, '') as given, contacts.fields as given_fields,
  contacts.blocked_at is not null as is_blocked, contacts.marketing_opted_out_at is not null as is_out,
  contacts.marketing_opted_in_at is not null as is_in`;

/**
 * Contacts of the relation `page` (with `contactColumns`) judged as recipients: their phone, their values, and as `early` why they can
 * be none, if so. The same phone twice counts once, whoever is first of those for whom `isTaken` holds. `offset 0` lets every step
 * be computed once a contact without being kept.
 */
export function judgedSql({ campaignId, isMarketing, variables, audience }: Sought, isTaken: SQL = sql`true`): SQL {
  const { phoneField, sources } = audience;
  const values = variables.map((_, n) => cleanedSql(sourceSql(sources[n] ?? null)));
  // A phone out of a field may be another contact's: what that one wants counts as well.
  const owner =
    phoneField === null
      ? sql.empty()
      : sql`left join contact_identities i on i.kind = 'phone' and i.value = read.phone left join contacts o on o.id = i.contact_id`;
  const orOwner = (own: SQL, column: SQL) => (phoneField === null ? own : sql`(${own} or ${column} is not null)`);
  return sql`
    read as (
      select page.*, ${phoneSql(phoneField)} as phone, array[${sql.join(values, sql`, `)}]::text[] as vals from page offset 0
    ), judged as (
      select read.*, case
          when read.phone is null then ${phoneProblemSql(phoneField)}
          ${sql.join(problemsSql(variables), sql` `)}
          when ${orOwner(sql`read.is_blocked`, sql`o.blocked_at`)} then 'blocked'
          when ${isMarketing} and ${orOwner(sql`read.is_out`, sql`o.marketing_opted_out_at`)} then 'opted_out'
          when (select true from recipient_exclusions x where x.campaign_id = ${campaignId}::uuid and x.phone = read.phone limit 1)
          then 'in_minus_file'
          -- The limit keeps it a look into the index for every contact: parts must not cost more the more there are.
          when (select true from recipients r where r.campaign_id = ${campaignId}::uuid and r.phone = read.phone
                   and r.plan in ('planned', 'cancelled') limit 1) then 'duplicate' end as early
        from read ${owner} offset 0
    ), numbered as (
      select *, case when early is null then row_number() over (partition by phone collate "C", early is null and ${isTaken} order by id) end as nth from judged
    )`;
}

/** Shorter to find out than by a pattern that counts the digits. */
export const isE164 = (value: SQL): SQL => sql`length(${value}) between 8 and 16 and ${value} ~ '^\\+[1-9][0-9]+$'`;
const plainSql = sql`regexp_replace(regexp_replace(page.given, '[[:space:]()/.-]', '', 'g'), '^00', '+')`;

/** What the directory keeps as a phone is one; a field of text may hold anything, so only the international form is read. */
function phoneSql(phoneField: string | null): SQL {
  if (phoneField === null) return sql`case when ${isE164(sql`page.given`)} then page.given end`;
  return sql`case when ${plainSql} ~ ${`^\\+(?:${callingCodes().join("|")})[0-9]{4,13}$`} and ${isE164(plainSql)} then ${plainSql} end`;
}

function phoneProblemSql(phoneField: string | null): SQL {
  if (phoneField === null) return sql`case when read.given = '' then 'no_phone' else 'phone_not_a_number' end`;
  const digits = sql`length(regexp_replace(read.given, '[^0-9]', '', 'g'))`;
  return sql`case when btrim(read.given) = '' then 'no_phone' when read.given ~ '[[:alpha:]]' then 'phone_letters'
    when ${digits} < 7 then 'phone_too_short' when ${digits} > 17 then 'phone_too_long' else 'phone_country' end`;
}

function sourceSql(source: VariableSource | null): SQL {
  switch (source?.kind) {
    case "name":
      return sql`page.given_name`;
    case "firstName":
      // The first word of at least two, titles left out: of one word nobody knows what it is.
      return sql`(regexp_match(page.given_name, '^(?:\\S*\\.\\s+)*([^\\s.]+)\\s+\\S'))[1]`;
    case "phone":
      return sql`page.given`;
    case "email":
      return sql`page.given_email`;
    case "field":
      return sql`page.given_fields ->> ${source.key}`;
    default:
      return sql`null::text`;
  }
}

/** As `recipient-rules` cleans the cells of a file; replaced is only where there is something to replace, which is rare. */
export const cleanedSql = (value: SQL): SQL =>
  sql`coalesce(btrim(case when ${value} ~ '[[:cntrl:]]|[[:space:]]{2}|(?! )[[:space:]]'
    then regexp_replace(${value}, '[[:space:][:cntrl:]]+', ' ', 'g') else ${value} end), '')`;

function problemsSql(variables: Variable[]): SQL[] {
  const at = (n: number) => sql.raw(`read.vals[${n + 1}]`);
  const long = variables.map(
    ({ key }, n) => sql`length(${at(n)}) > ${isCodeKey(key) ? maxCodeLength : maxValueLength}`,
  );
  const missing = variables.flatMap(({ defaultValue }, n) => (defaultValue.trim() ? [] : [sql`${at(n)} = ''`]));
  const links = variables.flatMap(({ key }, n) =>
    isMediaKey(key) ? [sql`(${at(n)} <> '' and ${at(n)} !~ '^https://\\S+$')`] : [],
  );
  return [[long, "value_too_long"] as const, [missing, "missing_value"] as const, [links, "bad_link"] as const].flatMap(
    ([tests, reason]) =>
      tests.length > 0 ? [sql`when ${sql.join(tests, sql` or `)} then ${sql.raw(`'${reason}'`)}`] : [],
  );
}
