import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { RecipientPlan } from "@/db/enums";
import { campaigns, recipients } from "@/db/schema/campaigns";
import { addContact, addConversation, addNumber, addTemplate, addUser, type TestWorld, testWorld } from "../test-world";
import { createCaller } from "../trpc/procedures";
import { contactsRouter } from "./router";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const phone = "+420602777111";

/** A campaign with one row for this phone. */
async function addCampaign(name: string, daysAgo: number, row: { phone: string; plan: RecipientPlan }) {
  const { numberId } = await addNumber(world.ctx);
  const templateId = await addTemplate(world.ctx, numberId);
  const { userId: createdById } = await addUser(world.ctx);
  const createdAt = new Date(world.ctx.now().getTime() - daysAgo * 86_400_000);
  const [campaign] = await world.db
    .insert(campaigns)
    .values({ id: world.ctx.newId(), name, numberId, templateId, status: "finished", createdById, createdAt })
    .returning();
  if (!campaign) throw new Error("no campaign");
  const facts = { campaignId: campaign.id, rowNumber: 1, phoneGiven: row.phone, values: [] };
  await world.db.insert(recipients).values({ ...facts, ...row });
}

it("shows the client's newest campaigns and how each stands, nobody else's (N.13)", async () => {
  const contactId = await addContact(world.ctx, phone, "Jana Dvořáková");
  await addCampaign("Jaro", 40, { phone, plan: "cancelled" });
  await addCampaign("Léto", 30, { phone, plan: "planned" });
  await addCampaign("Podzim", 20, { phone, plan: "skipped" });
  await addCampaign("Zima", 10, { phone, plan: "planned" });
  await addCampaign("Cizí", 1, { phone: "+420602777112", plan: "planned" });
  const operator = createCaller(contactsRouter)({ ...world.ctx, actor: await addUser(world.ctx) });
  const shown = await operator.campaigns({ contactId });
  expect(shown.map(({ name, plan, status }) => [name, plan, status])).toEqual([
    ["Zima", "planned", null],
    ["Podzim", "skipped", null],
    ["Léto", "planned", null],
  ]);
  expect((await operator.show({ contactId })).campaigns).toHaveLength(4);
  await expect(operator.campaigns({ contactId: world.ctx.newId() })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

it("shows the newest sixty files and says that there are older ones (S1.11)", async () => {
  const contactId = await addContact(world.ctx, "+420602777113", "Karel Fotí");
  const { numberId } = await addNumber(world.ctx);
  const conversationId = await addConversation(world.ctx, { numberId, contactId });
  const boss = createCaller(contactsRouter)({ ...world.ctx, actor: await addUser(world.ctx, { role: "supervisor" }) });
  const send = (from: number, to: number) =>
    world.db.execute(sql`
      with files as (
        insert into media (id, status, file_name)
        select gen_random_uuid(), 'stored', n || '.jpg' from generate_series(${from}::int, ${to}::int) n returning id, file_name)
      insert into messages (id, conversation_id, number_id, direction, kind, status, media_id, at)
      select gen_random_uuid(), ${conversationId}, ${numberId}, 'in', 'image', 'received', id,
             '2026-01-01T00:00:00Z'::timestamptz + split_part(file_name, '.', 1)::int * interval '1 minute' from files`);
  await send(1, 60);
  expect(await boss.show({ contactId })).toMatchObject({ hasOlderFiles: false, files: { length: 60 } });
  await send(61, 61);
  const { files, hasOlderFiles } = await boss.show({ contactId });
  expect([files.length, files[0]?.fileName, files.at(-1)?.fileName, hasOlderFiles]).toEqual([
    60,
    "61.jpg",
    "2.jpg",
    true,
  ]);
});
