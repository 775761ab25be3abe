import postgres from "postgres";
import { desk } from "./desk";

/** What only time can do, done at once: the tests' own database, never the product's doors. */
async function withDatabase<T>(run: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(desk().databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    return await run(sql);
  } finally {
    await sql.end();
  }
}

/** The client's last message was so many seconds ago. */
export const moveWindow = (conversationId: string, secondsAgo: number) =>
  withDatabase(
    (sql) => sql`update conversations set last_client_message_at = now() - ${secondsAgo} * interval '1 second'
      where id = ${conversationId}`,
  );

/** An operator whom no other test uses, with everybody's password. Answers the e-mail. */
export const addColleague = (name: string): Promise<string> =>
  withDatabase(async (sql) => {
    const email = `${crypto.randomUUID()}@hovorna.example`;
    await sql`insert into users (id, email, name, role, password_hash)
      select gen_random_uuid(), ${email}, ${name}, 'operator', password_hash from users where email = ${desk().logins.jana}`;
    return email;
  });

/** Retries of a campaign that wait for their time are due now. Answers how many there were. */
export const hurryRetries = (campaignId: string): Promise<number> =>
  withDatabase(async (sql) => {
    const rows = await sql`update messages set not_before = now() where stream_id = ${campaignId} and status = 'queued'
      and not_before > now() returning id`;
    return rows.length;
  });

/** A campaign in figures: what was planned and what became of it, and whether anybody stands there twice. */
export const ledgerOf = (campaignId: string) =>
  withDatabase(async (sql) => {
    const [row] = await sql<
      { planned: number; sent: number; failed: number; invalid: number; open: number; recipientsTwice: number }[]
    >`select count(*)::int as planned,
             count(*) filter (where m.status in ('accepted', 'sent', 'delivered', 'read'))::int as sent,
             count(*) filter (where m.status = 'failed')::int as failed,
             count(*) filter (where r.plan = 'invalid')::int as invalid,
             count(*) filter (where r.plan = 'planned' and coalesce(m.status, 'queued') not in
               ('accepted', 'sent', 'delivered', 'read', 'failed', 'cancelled'))::int as open,
             (count(r.phone) filter (where r.plan = 'planned')
               - count(distinct r.phone) filter (where r.plan = 'planned'))::int as "recipientsTwice"
        from recipients r left join messages m on m.id = r.message_id where r.campaign_id = ${campaignId}`;
    if (!row) throw new Error("no such campaign");
    return row;
  });
