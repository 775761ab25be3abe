import { type SQL, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { explained, mostOfALeaf, rowsRead } from "@/db/test/rows-read";
import { isVisibleTo } from "@/db/visible-conversations";
import type { Ctx } from "../context";
import { addNumber, type TestWorld, testWorld } from "../test-world";
import { addDesk, addGroup } from "./inbox-world";
import { listConversations } from "./list-conversations";
import { allPage, type Page, type PageKey } from "./list-queries";
import { meOf, type Viewer } from "./operator";
import { showConversation } from "./show-conversation";
import { showThread } from "./show-thread";
import { shownTags } from "./tag-queries";

/** Twenty thousand conversations of eight numbers and as many messages in one of them: no list may notice (P11, P12). */
let world: TestWorld;
let desk: Awaited<ReturnType<typeof addDesk>>;
let longId: string;

beforeAll(async () => {
  world = await testWorld();
  desk = await addDesk(world);
  const { numberId } = desk.number;
  const others = [desk.groupId, desk.groupId, null, null, desk.groupId, await addGroup(world), await addGroup(world)];
  const numberIds = [numberId];
  for (const groupId of others) numberIds.push((await addNumber(world.ctx, { groupId })).numberId);
  await world.db.execute(sql`
    insert into contacts (id, name, phone)
    select gen_random_uuid(), 'Klient ' || n, '+420601' || lpad(n::text, 6, '0') from generate_series(1, 20000) n`);
  await world.db.execute(sql`
    insert into conversations (id, number_id, contact_id, last_message_at, last_client_message_at)
    select gen_random_uuid(), (${`{${numberIds.join()}}`}::uuid[])[1 + floor(random() * 8)], id,
           ${world.ctx.now().toISOString()}::timestamptz - floor(random() * 7200) * interval '1 hour', now() from contacts`);
  const [one] = await world.db.execute<{ id: string }>(
    sql`select id from conversations where number_id = ${numberId} limit 1`,
  );
  longId = one?.id ?? "";
  await world.db.execute(sql`
    insert into messages (id, conversation_id, number_id, direction, kind, status, body, at)
    select gen_random_uuid(), ${longId}, ${numberId}, 'in', 'text', 'received', 'Zpráva ' || n,
           ${world.ctx.now().toISOString()}::timestamptz - n * interval '1 minute' from generate_series(1, 20000) n`);
  await world.db.execute(sql`
    insert into sessions (id, conversation_id, status, origin, started_at, ended_at)
    select gen_random_uuid(), id, 'ended', 'client', now() - n * interval '1 day', now()
      from (select id, row_number() over (order by last_message_at desc) as age from conversations) c,
           generate_series(1, case when c.age <= 400 then 20 else 1 end) n`);
  await world.db.execute(sql`
    insert into sessions (id, conversation_id, status, origin, operator_id, started_at)
    select gen_random_uuid(), id, 'active', 'client', ${meOf(desk.petra).userId}, now() from conversations
     where number_id = any(${`{${numberIds.slice(6).join()}}`}::uuid[]) order by last_message_at desc limit 30`);
  await world.db.execute(sql`analyze`);
}, 120_000);
afterAll(() => world.close());

const firstPage: Page = { limit: 51, after: null, contactIds: null, namePatterns: null, tagId: null };

/** Of conversations `c`. */
const visible = (me: Viewer): SQL => (me.maySeeAll ? sql`true` : isVisibleTo(sql`${me.userId}::uuid`, sql`c.id`));

/** The most rows that one of a verb's statements read. */
async function mostRowsRead(ctx: Ctx, run: (ctx: Ctx) => Promise<unknown>): Promise<number> {
  const plans = await explained(world.sql, (db) => run({ ...ctx, db }));
  return Math.max(...plans.map(({ plan }) => rowsRead(plan)));
}

describe("rows read among twenty thousand conversations", () => {
  it.each(["waiting", "mine", "team", "all"] as const)("are bounded in %s", async (section) => {
    for (const ctx of [desk.petra, desk.supervisor])
      expect(await mostRowsRead(ctx, (seen) => listConversations(seen, { section }))).toBeLessThan(1000);
  });

  it("are bounded on the second page and in a search", async () => {
    const { nextCursor } = await listConversations(desk.petra, { section: "all" });
    expect(nextCursor).not.toBeNull();
    const second = (ctx: Ctx) => listConversations(ctx, { section: "all", cursor: nextCursor });
    expect(await mostRowsRead(desk.petra, second)).toBeLessThan(1000);
    const search = (ctx: Ctx) => listConversations(ctx, { section: "all", search: "601 019 99" });
    expect(await mostRowsRead(desk.petra, search)).toBeLessThan(1000);
  });

  it("are hardly more than the page in all, however many numbers and sessions there are (P12)", async () => {
    const after = (await allPage(world.db, meOf(desk.petra), firstPage)).at(-1) ?? null;
    for (const ctx of [desk.petra, desk.stranger, desk.supervisor]) {
      for (const page of [firstPage, { ...firstPage, after }]) {
        const ids = (await allPage(world.db, meOf(ctx), page)).map(({ id }) => id);
        const plans = await explained(world.sql, async (db) => {
          await allPage(db, meOf(ctx), page);
          await shownTags(db, ids);
        });
        expect(Math.max(...plans.map(({ plan }) => rowsRead(plan)))).toBeLessThanOrEqual(200);
      }
    }
  });

  it("are bounded by a tag, whether half of all sessions have it or a few (P12, S1.18)", async () => {
    for (const [name, share] of Object.entries({ common: 0.5, rare: 0.01 })) {
      const tagId = world.ctx.newId();
      await world.db.execute(sql`insert into tags (id, name, color) values (${tagId}, ${name + tagId}, 'blue')`);
      await world.db.execute(sql`insert into session_tags (session_id, tag_id, added_at)
        select id, ${tagId}, now() from sessions where random() < ${share}`);
      await world.db.execute(sql`analyze session_tags`);
      for (const ctx of [desk.petra, desk.supervisor]) {
        const plans = await explained(world.sql, (db) => listConversations({ ...ctx, db }, { section: "all", tagId }));
        // 1,001 at most; a plan tells rows per loop to two places, so a thousand loops may seem to read five more.
        expect(Math.max(...plans.map(({ plan }) => mostOfALeaf(plan)))).toBeLessThan(1010);
        const plain = await world.db.execute<{ id: string }>(sql`
          select c.id from conversations c
            join lateral (select id from sessions where conversation_id = c.id order by started_at desc limit 1) s on true
            join session_tags t on t.session_id = s.id and t.tag_id = ${tagId}
           where last_message_at is not null and ${visible(meOf(ctx))} order by last_message_at desc, c.id desc limit 51`);
        const page = await allPage(world.db, meOf(ctx), { ...firstPage, tagId });
        expect(page.map(({ id }) => id)).toEqual(plain.map(({ id }) => id));
      }
    }
  });

  it("are bounded in a thread of twenty thousand messages and beside it", async () => {
    const first = await showThread(desk.petra, { conversationId: longId });
    expect(first.items).toHaveLength(40);
    for (const cursor of [null, first.nextCursor]) {
      const thread = (ctx: Ctx) => showThread(ctx, { conversationId: longId, cursor });
      expect(await mostRowsRead(desk.petra, thread)).toBeLessThan(200);
    }
    const head = (ctx: Ctx) => showConversation(ctx, { conversationId: longId });
    expect(await mostRowsRead(desk.petra, head)).toBeLessThan(200);
  });
});

describe("the pages of all", () => {
  it.each(["petra", "stranger", "supervisor"] as const)(
    "are those of the plain query for %s (P12, S1.7)",
    async (who) => {
      const me = meOf(desk[who]);
      const plain = await world.db.execute<{ id: string }>(sql`
      select c.id from conversations c where last_message_at is not null and ${visible(me)}
       order by last_message_at desc, c.id desc limit 400`);
      const paged: PageKey[] = [];
      for (let left = 8; left > 0; left -= 1) {
        const after = paged.at(-1) ?? null;
        paged.push(...(await allPage(world.db, me, { ...firstPage, limit: 50, after })));
      }
      expect(paged.map(({ id }) => id)).toEqual(plain.map(({ id }) => id));
    },
  );

  it("are empty for an operator to whom nothing belongs", async () => {
    // The last test here: the others need numbers of nobody.
    await world.db.execute(sql`update numbers set group_id = ${desk.groupId} where group_id is null`);
    expect(await allPage(world.db, meOf(desk.stranger), firstPage)).toEqual([]);
  });
});
