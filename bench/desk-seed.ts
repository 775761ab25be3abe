import type { Sql } from "../db/client";
import type { Ctx } from "../server/context";
import { addNumber, addUser } from "../server/test-world";

/** A large past: what the goals of the desk are measured on. */
export const size = {
  messages: Number(process.env.BENCH_MESSAGES ?? 1_000_000),
  conversations: Number(process.env.BENCH_CONVERSATIONS ?? 100_000),
  /** Of each kind: to the result of a session, and on its way to somebody else. */
  notes: Number(process.env.BENCH_CONVERSATIONS ?? 100_000) / 10,
  numbers: 6,
  /** Sessions that go on: what a large company has at one time. */
  open: Number(process.env.BENCH_OPEN ?? 150),
};

const [vocabulary, phrases] = [20_000, 60_000];

/**
 * A company with a long past, written by Postgres itself: six numbers (half of them a group's), a hundred thousand conversations, a
 * million messages of a vocabulary with a few common and many rare words, a hundred and fifty open sessions. The words of messages are
 * written once at the end, as the trigger would have done one by one.
 */
export async function seedDesk(ctx: Ctx, sql: Sql): Promise<void> {
  const groupId = ctx.newId();
  await sql`insert into groups (id, name) values (${groupId}, 'Servis')`;
  const numberIds: string[] = [];
  for (let n = 0; n < size.numbers; n += 1) {
    const { numberId } = await addNumber(ctx, { phone: `+4206011000${n}0`, groupId: n % 2 ? groupId : null });
    numberIds.push(numberId);
  }
  const { userId: operatorId } = await addUser(ctx, { groupIds: [groupId] });
  await addUser(ctx, { role: "supervisor" });
  const words = vocabularyOf();
  await sql`create unlogged table bench_words as select n, word from unnest(${words}::text[]) with ordinality as w(word, n)`;
  await sql`create index on bench_words (n)`;
  await sql`create unlogged table bench_phrases as
    select n, said from unnest(${phrasesOf(words)}::text[]) with ordinality as p(said, n)`;
  await sql`create unique index on bench_phrases (n)`;
  await step(
    "contacts",
    sql`
    insert into contacts (id, name, phone, created_at)
    select gen_random_uuid(), initcap(w.word) || ' ' || initcap(v.word), '+420' || (600000000 + c.n), now() - random() * interval '2 years'
      from generate_series(1, ${size.conversations}) c(n)
      join bench_words w on w.n = 1 + c.n % ${vocabulary} join bench_words v on v.n = 1 + (c.n * 7) % ${vocabulary}`,
  );
  await step(
    "conversations",
    sql`
    insert into conversations (id, number_id, contact_id, created_at)
    select gen_random_uuid(), (${numberIds}::uuid[])[1 + (row_number() over ())::int % ${size.numbers}], id, created_at from contacts`,
  );
  await step("sessions", seedSessions(sql, operatorId));
  await sql`alter table messages disable trigger messages_words`;
  await step("messages", seedMessages(sql));
  await step(
    "last messages",
    sql`
    update conversations c set last_message_at = l.at, last_client_message_at = l.at, last_message_id = l.id
      from (select distinct on (conversation_id) conversation_id, at, id from messages order by conversation_id, at desc, seq desc) l
     where l.conversation_id = c.id`,
  );
  await sql`alter table messages enable trigger messages_words`;
  await step("words", seedWords(sql));
  await step("analyze", sql`vacuum analyze`);
}

/** An ended session for every conversation; of the newest some go on. */
async function seedSessions(sql: Sql, operatorId: string): Promise<void> {
  await sql`
    insert into sessions (id, conversation_id, status, origin, operator_id, started_at, accepted_at, ended_at)
    select gen_random_uuid(), id, 'ended', 'client', ${operatorId}, created_at, created_at, created_at + interval '1 hour'
      from conversations`;
  await sql`
    insert into sessions (id, conversation_id, status, origin, operator_id, started_at)
    select gen_random_uuid(), id, (array['waiting', 'active', 'awaiting_reply'])[1 + n % 3], 'client',
           case when n % 3 > 0 then ${operatorId}::uuid end, now() - n * interval '1 minute'
      from (select id, (row_number() over (order by created_at desc))::int as n from conversations limit ${size.open}) newest`;
}

/** Ten a conversation on average, one conversation with twenty thousand; two phrases and now and then a number of an order. */
async function seedMessages(sql: Sql): Promise<void> {
  await sql`create unlogged table bench_conversations as
    select (row_number() over (order by created_at))::int as n, id, number_id,
           (select s.id from sessions s where s.conversation_id = c.id limit 1) as session_id from conversations c`;
  await sql`create unique index on bench_conversations (n)`;
  await sql`
    insert into messages (id, conversation_id, session_id, number_id, direction, kind, status, body, at, created_at)
    select uuidv7(), c.id, c.session_id, c.number_id, case when m.n % 2 = 0 then 'in' else 'out' end, 'text',
           case when m.n % 2 = 0 then 'received' else 'read' end,
           p.said || '. ' || q.said || case when m.n % 20 = 0 then ' OBJ-' || (20000000 + m.n) else '' end, m.at, m.at
      from (select n, now() - (${size.messages} - n) * interval '1 minute' as at,
                   case when n % 50 = 0 then 1 else 1 + floor(random() * ${size.conversations})::int end as conversation,
                   1 + floor(random() * ${phrases})::int as one, 1 + floor(random() * ${phrases})::int as other
              from generate_series(1, ${size.messages}) n) m
      join bench_conversations c on c.n = least(m.conversation, ${size.conversations})
      join bench_phrases p on p.n = least(m.one, ${phrases}) join bench_phrases q on q.n = least(m.other, ${phrases})
     order by m.n`;
}

async function seedWords(sql: Sql): Promise<void> {
  await sql`drop index message_words_beginnings, message_words_tails`;
  const halves = [0, 1].map(
    (half) => sql`
      insert into message_words (message_id, conversation_id, number_id, session_id, has_file, at, words)
      select id, conversation_id, number_id, session_id, false, at, search_words(message_text(body, payload, media_id))
        from messages where mod(seq / 1000, 2) = ${half} order by seq`,
  );
  await Promise.all(halves);
  await seedNotes(sql);
  await sql`set maintenance_work_mem = '256MB'`;
  await sql`create index message_words_beginnings on message_words using gin (words) with (gin_pending_list_limit = 512)`;
  await sql`create index message_words_tails on message_words using gin (search_tails(words)) with (gin_pending_list_limit = 512)`;
}

/** Their triggers write the words. */
async function seedNotes(sql: Sql): Promise<void> {
  await sql`create unlogged table bench_noted as
    select id, conversation_id, started_at as at, 1 + (row_number() over (order by id))::int % ${phrases} as phrase
      from sessions where status = 'ended' order by id limit ${size.notes}`;
  await sql`
    update sessions s set result_note = p.said || ' vyřízeno'
      from bench_noted n join bench_phrases p on p.n = n.phrase where s.id = n.id`;
  await sql`
    insert into session_events (conversation_id, session_id, action, note, at)
    select n.conversation_id, n.id, 'forwarded', p.said || ' předáno', n.at
      from bench_noted n join bench_phrases p on p.n = n.phrase`;
}

async function step(name: string, work: PromiseLike<unknown>): Promise<void> {
  const started = performance.now();
  await work;
  console.log(`  ${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

/** Three to seven words each; the first words of the vocabulary much more often than the last (Zipf). */
function phrasesOf(words: string[]): string[] {
  let state = 1;
  const random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  return Array.from({ length: phrases }, (_, n) =>
    Array.from({ length: 3 + (n % 5) }, () => words[Math.floor(words.length ** random()) - 1]).join(" "),
  );
}

/** Words that look Czech, the same at every run; the first are the most used. */
export function vocabularyOf(): string[] {
  const syllables =
    "ko lo ná ře sta vě pří mo ča su vy do zá li po tu ně rov dí ska hle ji pa uč ší ná kra bě le ty".split(" ");
  const words = new Set<string>();
  for (let n = 1; words.size < vocabulary; n += 1) {
    let [left, word] = [n * 2_654_435, ""];
    for (let part = 0; part < 2 + (n % 3); part += 1) {
      word += syllables[left % syllables.length];
      left = Math.floor(left / syllables.length) + n;
    }
    words.add(word);
  }
  return [...words];
}
