import { readFileSync } from "node:fs";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { contacts } from "@/db/schema/contacts";
import { conversations } from "@/db/schema/inbox";
import { numbers } from "@/db/schema/numbers";
import { users } from "@/db/schema/team";
import { windowOf } from "../delivery/window";
import { countInbox } from "../inbox/count-queries";
import { listConversations } from "../inbox/list-conversations";
import { meOf } from "../inbox/operator";
import { showConversation } from "../inbox/show-conversation";
import { showThread } from "../inbox/show-thread";
import { type TestWorld, testWorld } from "../test-world";
import { seedDemo } from "./seed-demo";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
  expect(await seedDemo(world.ctx)).toBe(true);
});
afterAll(() => world.close());

async function petra() {
  const [user] = await world.db.select().from(users).where(eq(users.email, "petra@hovorna.example"));
  const { id: userId = "", name = "" } = user ?? {};
  return world.as({ kind: "user", userId, name, role: "operator", groupIds: [], loginId: world.ctx.newId() });
}

it("gives a first start a desk with something to do, once", async () => {
  const ctx = await petra();
  expect(await countInbox(world.db, meOf(ctx))).toMatchObject({ waiting: 2, mine: 2 });
  const { rows } = await listConversations(ctx, { section: "all" });
  expect(rows.length).toBeGreaterThanOrEqual(4);
  for (const { conversationId } of rows)
    expect((await showThread(ctx, { conversationId })).items.some(({ type }) => type === "event")).toBe(true);
  expect(await seedDemo(world.ctx)).toBe(false);
});

it("has ended sessions with results and a note among the messages", async () => {
  const ctx = await petra();
  const ended = (await world.db.select().from(conversations)).map(({ id }) => id);
  const histories = await Promise.all(ended.map((conversationId) => showConversation(ctx, { conversationId })));
  const results = histories.flatMap(({ history }) => history.flatMap(({ resultNameCs }) => resultNameCs ?? []));
  expect(results.sort()).toEqual(["Objednáno", "Reklamace", "Vyřešeno"]);
  const scores = histories.flatMap(({ history }) => history.flatMap(({ ratingScore }) => ratingScore ?? []));
  expect(scores.sort()).toEqual([3, 4, 5]);
});

it("opens in the simulator exactly the windows that the desk shows as open", async () => {
  const file: { clients: { phone: string; wroteTo?: string[] }[] } = JSON.parse(
    readFileSync("db/seed/demo-world.json", "utf8"),
  );
  const rows = await world.db
    .select({ client: contacts.phone, number: numbers.phone, at: conversations.lastClientMessageAt })
    .from(conversations)
    .innerJoin(contacts, eq(contacts.id, conversations.contactId))
    .innerJoin(numbers, eq(numbers.id, conversations.numberId));
  const open = rows.filter(({ at }) => windowOf(at, world.ctx.now()).open);
  expect(open.map(({ client, number }) => `${client} ${number}`).sort()).toEqual(
    file.clients.flatMap(({ phone, wroteTo = [] }) => wroteTo.map((number) => `${phone} ${number}`)).sort(),
  );
});
