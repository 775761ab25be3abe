import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type TestWorld, testWorld } from "../test-world";
import { addDesk } from "./inbox-world";
import { listConversations } from "./list-conversations";

let world: TestWorld;
let desk: Awaited<ReturnType<typeof addDesk>>;

/** Six hundred clients of one name, more than a search looks up by their ids. */
beforeAll(async () => {
  world = await testWorld();
  desk = await addDesk(world);
  await world.db.execute(sql`
    insert into contacts (id, name, phone)
    select gen_random_uuid(), 'Nováková ' || lpad(n::text, 3, '0'), '+420602' || lpad(n::text, 6, '0') from generate_series(1, 600) n`);
  await world.db.execute(sql`
    insert into conversations (id, number_id, contact_id, last_message_at)
    select gen_random_uuid(), ${desk.number.numberId}, id,
           '2026-11-20T08:00:00Z'::timestamptz + right(name, 3)::int * interval '1 minute' from contacts`);
});
afterAll(() => world.close());

it("finds all conversations of a common name, the newest first, page by page (O23)", async () => {
  const names: (string | null)[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listConversations>> = await listConversations(desk.petra, {
      section: "all",
      search: "novakova",
      cursor,
    });
    names.push(...page.rows.map(({ contact }) => contact.name));
    cursor = page.nextCursor;
  } while (cursor);
  expect(names).toEqual(Array.from({ length: 600 }, (_, n) => `Nováková ${String(600 - n).padStart(3, "0")}`));
});

it("shows a stranger none of them, and ten clients by a piece of their phones", async () => {
  expect((await listConversations(desk.stranger, { section: "all", search: "novakova" })).rows).toEqual([]);
  const { rows } = await listConversations(desk.petra, { section: "all", search: "602 000 17" });
  expect(rows.map(({ contact }) => contact.name)).toEqual(Array.from({ length: 10 }, (_, n) => `Nováková ${179 - n}`));
});
