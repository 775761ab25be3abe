import { and, desc, eq, gte, inArray, isNull, lt, ne, not, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { conversations, sessions } from "@/db/schema/inbox";
import { numbers } from "@/db/schema/numbers";
import { messageWords } from "@/db/schema/search";
import { isVisibleTo } from "@/db/visible-conversations";
import type { Viewer } from "../inbox/operator";
import type { MessageFilter } from "./schema";

/** The query as words are kept: small, without diacritics. */
export async function foldedQuery(db: Db, query: string): Promise<string> {
  const [row] = await db.execute<{ folded: string }>(sql`select search_folded(${query}) as folded`);
  return row?.folded ?? "";
}

/** Where somebody may look: everywhere, or in their numbers and in single conversations beside them. */
export type Scope = {
  everywhere: boolean;
  numberIds: string[];
  conversationIds: string[];
  /** The company lets only the words of accepted sessions be read (N.63). */
  hidesWaiting: boolean;
};

/** Open sessions on others' numbers that concern one person are few; this is far beyond. */
const mostSingle = 500;

/** The same answer as `isVisibleTo`, in two lists: so a search asks once and not of every message. */
export async function scopeOf(db: Db, me: Viewer, previewBeforeAccept: boolean): Promise<Scope> {
  const hidesWaiting = !previewBeforeAccept && !me.maySeeAll;
  if (me.maySeeAll) return { everywhere: true, numberIds: [], conversationIds: [], hidesWaiting };
  const theirs = or(isNull(numbers.groupId), inArray(numbers.groupId, me.groupIds));
  // One by one for the open sessions: joined as tables, Postgres would rather read every conversation there is.
  const ofSession = db
    .select({ numberId: conversations.numberId })
    .from(conversations)
    .where(eq(conversations.id, sessions.conversationId))
    .limit(1)
    .as("of_session");
  const [own, single] = await Promise.all([
    db.select({ id: numbers.id }).from(numbers).where(theirs),
    db
      .select({ id: sessions.conversationId })
      .from(sessions)
      .crossJoinLateral(ofSession)
      .innerJoin(numbers, eq(numbers.id, ofSession.numberId))
      .where(
        and(
          ne(sessions.status, "ended"),
          not(sql`coalesce(${theirs}, false)`),
          isVisibleTo(sql`${me.userId}::uuid`, sql`${sessions.conversationId}`),
        ),
      )
      .orderBy(desc(sessions.startedAt))
      .limit(mostSingle),
  ]);
  return {
    everywhere: false,
    numberIds: own.map(({ id }) => id),
    conversationIds: single.map(({ id }) => id),
    hidesWaiting,
  };
}

export type Search = {
  scope: Scope;
  filter: Omit<MessageFilter, "query"> & { timeZone: string };
  /** The message behind which the page begins. */
  after: string | null;
  limit: number;
};

/** What is said more often than this is common: then it is found sooner among the newest than by collecting it all. */
const rare = 1500;
/** So many of the newest are read one by one: at once, for what everybody says; where the index showed that it is common, more. */
const walked = { first: 3_000, common: 60_000 };

/**
 * The index of words must be gone through whatever the planner believes of a word that it has no statistics of; reading from the
 * newest on is `walking`. For the open transaction.
 */
export async function planFor(db: Db, how: "words" | "walking"): Promise<void> {
  const inOrder = how === "walking" ? "on" : "off";
  await db.execute(sql`select set_config('jit', 'off', true), set_config('max_parallel_workers_per_gather', '0', true),
    set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', ${inOrder}, true),
    set_config('enable_indexonlyscan', ${inOrder}, true)`);
}

/** By the index of words. `isWhole` is false where there were too many to look at all of them. */
export async function foundByWords(
  db: Db,
  search: Search,
  says: SQL,
  most = rare,
): Promise<{ ids: string[]; isWhole: boolean }> {
  const rows = await db.execute<{ id: string | null; total: number }>(sql`
    with said as materialized (
      select message_id, conversation_id, session_id, at from message_words
       where ${and(says, onRow(search), behind(search.after))} limit ${most + 1}
    ), page as (
      select message_id, at from said as message_words where ${elsewhere(search)}
       order by at desc, message_id desc limit ${search.limit}
    )
    select page.message_id as id, counted.total from (select count(*)::int as total from said) counted left join page on true
     order by page.at desc, page.message_id desc`);
  return { ids: rows.flatMap(({ id }) => id ?? []), isWhole: (rows[0]?.total ?? 0) <= most };
}

/** Among the newest, one by one. */
export async function foundByWalking(db: Db, search: Search, says: SQL, how: keyof typeof walked): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select message_id as id from (
      select * from message_words where ${and(sql`true`, behind(search.after), until(search))}
       order by at desc, message_id desc limit ${walked[how]}
    ) as message_words
     where ${and(says, onRow(search), elsewhere(search))} order by at desc, message_id desc limit ${search.limit}`);
  return rows.map(({ id }) => id);
}

/** What the row itself says: whether it may be seen, and the simple filters. */
function onRow(search: Search): SQL | undefined {
  const { scope, filter } = search;
  const { numberId, hasFile, from } = filter;
  return and(
    scope.everywhere
      ? undefined
      : or(inList("number_id", scope.numberIds), inList("conversation_id", scope.conversationIds)),
    numberId ? eq(messageWords.numberId, numberId) : undefined,
    hasFile ? eq(messageWords.hasFile, true) : undefined,
    from ? gte(messageWords.at, midnight(search, sql`${from}::date`)) : undefined,
    until(search),
  );
}

const until = (search: Search): SQL | undefined =>
  search.filter.to ? lt(messageWords.at, midnight(search, sql`${search.filter.to}::date + 1`)) : undefined;

const midnight = ({ filter: { timeZone } }: Search, day: SQL): SQL => sql`(${day})::timestamp at time zone ${timeZone}`;

/** What has to be asked elsewhere: asked last, of few. */
function elsewhere({ filter: { operatorId, tagId }, scope }: Search): SQL {
  const parts = [
    operatorId
      ? sql`exists (select 1 from sessions os where os.id = message_words.session_id and os.operator_id = ${operatorId}::uuid)`
      : undefined,
    tagId
      ? sql`exists (select 1 from session_tags ot where ot.session_id = message_words.session_id and ot.tag_id = ${tagId}::uuid)`
      : undefined,
    scope.hidesWaiting
      ? sql`not exists (select 1 from sessions ow where ow.conversation_id = message_words.conversation_id and ow.status = 'waiting')`
      : undefined,
  ];
  return and(sql`true`, ...parts) ?? sql`true`;
}

const behind = (after: string | null): SQL | undefined =>
  after
    ? sql`(at, message_id) < ((select l.at from message_words l where l.message_id = ${after}::uuid), ${after}::uuid)`
    : undefined;

const idList = (ids: string[]): SQL => sql`${sql.param(`{${ids.join(",")}}`)}::uuid[]`;
const inList = (column: "number_id" | "conversation_id", ids: string[]): SQL =>
  sql`${sql.identifier(column)} = any(${idList(ids)})`;

/** Words that begin with what is looked for. */
export const beginsWith = (tsquery: string): SQL => sql`words @@ ${tsquery}::tsquery`;

/** Words that have it inside, and not at their beginnings: those were shown before. */
export const hasInside = (tsquery: string, beginnings: string): SQL =>
  sql`search_tails(words) @@ ${tsquery}::tsquery and not words @@ ${beginnings}::tsquery`;

/** The same for rows that are read one by one: written out, words stand apart by quotes, so no piece reaches over two of them. */
export const readsInside = (patterns: string[][], beginnings: string): SQL => {
  const any = or(...patterns.map((all) => and(...all.map((pattern) => sql`words::text like ${pattern}`))));
  return sql`${any} and not words @@ ${beginnings}::tsquery`;
};
