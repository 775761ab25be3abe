import { sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Explained, explained, mostOfALeaf } from "@/db/test/rows-read";
import type { Ctx } from "../context";
import { addDesk } from "../inbox/inbox-world";
import { addContact, addConversation, type TestWorld, testWorld } from "../test-world";
import { searchMessages } from "./search-messages";

/** Ten thousand messages: each has a word of its own, one in a thousand a rare word, and all a common one (P13). */
let world: TestWorld;
let desk: Awaited<ReturnType<typeof addDesk>>;

beforeAll(async () => {
  world = await testWorld();
  desk = await addDesk(world);
  const { numberId } = desk.number;
  const contactId = await addContact(world.ctx, "+420777000111", "Karel");
  const conversationId = await addConversation(world.ctx, { numberId, contactId });
  await world.db.execute(sql`
    insert into messages (id, conversation_id, number_id, direction, kind, status, body, at)
    select gen_random_uuid(), ${conversationId}, ${numberId}, 'in', 'text', 'received',
           'dobrý den obj' || (100000 + n) || case when n % 1000 = 0 then ' vzácnost' else '' end,
           ${world.ctx.now().toISOString()}::timestamptz - n * interval '1 minute' from generate_series(1, 10000) n`);
  await world.db.execute(sql`analyze`);
}, 60_000);
afterAll(() => world.close());

const unused = {
  words: { enable_indexscan: "off", enable_indexonlyscan: "off" },
  walking: { enable_bitmapscan: "off" },
};

/** Explained under the settings that the search gives its transaction (planFor): small tables have other plans else. */
async function plansOf(ctx: Ctx, query: string, how: keyof typeof unused): Promise<Explained[]> {
  const pool = postgres(world.ctx.env.DATABASE_URL, {
    max: 1,
    connection: { enable_seqscan: "off", jit: "off", ...unused[how] },
  });
  try {
    return await explained(pool, (db) => searchMessages({ ...ctx, db }, { query }));
  } finally {
    await pool.end();
  }
}

const most = (plans: Explained[]) => Math.max(...plans.map(({ plan }) => mostOfALeaf(plan)));
const names = (plan: object): string[] =>
  Object.entries(plan).flatMap(([key, value]) =>
    key === "Index Name" ? [String(value)] : value && typeof value === "object" ? names(value) : [],
  );

it("reads a page of a word that everybody says, from the newest on", async () => {
  for (const ctx of [desk.supervisor, desk.petra]) {
    const plans = await plansOf(ctx, "dobry", "walking");
    expect(most(plans)).toBeLessThanOrEqual(200);
    expect(plans.flatMap(({ plan }) => names(plan))).toContain("message_words_newest");
  }
});

it("finds rare words and pieces inside words by their indexes, and reads no more than those messages", async () => {
  const used = async (query: string) => {
    const probes = (await plansOf(desk.petra, query, "words")).filter(({ query: text }) => text.includes("with said"));
    for (const { plan } of probes) expect(most([{ query, plan }])).toBeLessThanOrEqual(200);
    return probes.flatMap(({ plan }) => names(plan));
  };
  expect(await used("vzacnost")).toContain("message_words_beginnings");
  expect(await used("zacnos")).toContain("message_words_tails");
  expect(await used("bj100500")).toContain("message_words_tails");
});
