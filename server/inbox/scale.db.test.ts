import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { explained, rowsRead } from "@/db/test/rows-read";
import type { Ctx } from "../context";
import { type TestWorld, testWorld } from "../test-world";
import { addDesk } from "./inbox-world";
import { listConversations } from "./list-conversations";
import { showConversation } from "./show-conversation";
import { showThread } from "./show-thread";

/** Twenty thousand conversations and as many messages in one of them: no list may notice (P11, P12). */
let world: TestWorld;
let desk: Awaited<ReturnType<typeof addDesk>>;
let longId: string;

beforeAll(async () => {
  world = await testWorld();
  desk = await addDesk(world);
  const { numberId } = desk.number;
  await world.db.execute(sql`
    insert into contacts (id, name, phone)
    select gen_random_uuid(), 'Klient ' || n, '+420601' || lpad(n::text, 6, '0') from generate_series(1, 20000) n`);
  await world.db.execute(sql`
    insert into conversations (id, number_id, contact_id, last_message_at, last_client_message_at)
    select gen_random_uuid(), ${numberId}, id, ${world.ctx.now().toISOString()}::timestamptz - random() * interval '300 days', now() from contacts`);
  const [one] = await world.db.execute<{ id: string }>(sql`select id from conversations limit 1`);
  longId = one?.id ?? "";
  await world.db.execute(sql`
    insert into messages (id, conversation_id, number_id, direction, kind, status, body, at)
    select gen_random_uuid(), ${longId}, ${numberId}, 'in', 'text', 'received', 'Zpráva ' || n,
           ${world.ctx.now().toISOString()}::timestamptz - n * interval '1 minute' from generate_series(1, 20000) n`);
  await world.db.execute(sql`
    insert into sessions (id, conversation_id, status, origin, started_at, ended_at)
    select gen_random_uuid(), id, 'ended', 'client', now() - interval '1 day', now() from conversations`);
  await world.db.execute(sql`analyze`);
}, 60_000);
afterAll(() => world.close());

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
