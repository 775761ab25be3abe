import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { contacts } from "@/db/schema/contacts";
import { messages } from "@/db/schema/delivery";
import { conversations } from "@/db/schema/inbox";
import { addNumber, addTemplate, type TestWorld, testWorld } from "../test-world";
import { queueTexts, type ScriptedProvider, scriptedProvider } from "./delivery-world";
import { dispatchNumber } from "./dispatch";

let world: TestWorld;
let provider: ScriptedProvider;
beforeAll(async () => {
  provider = await scriptedProvider();
  world = await testWorld({ simulatorUrl: provider.url, now: new Date() });
});
afterAll(async () => {
  await world.close();
  await provider.close();
});

it.each([
  ["marketing", "failed"],
  ["utility", "accepted"],
] as const)("a waiting %s message to a client who opted out meanwhile is %s (S4.3)", async (category, status) => {
  const number = await addNumber(world.ctx);
  const templateId = await addTemplate(world.ctx, number.numberId, { category });
  const [id = ""] = await queueTexts(world.ctx, number.numberId, 1);
  const [queued] = await world.db.update(messages).set({ templateId }).where(eq(messages.id, id)).returning();
  const [thread] = await world.db
    .select()
    .from(conversations)
    .where(eq(conversations.id, queued?.conversationId ?? ""));
  await world.db
    .update(contacts)
    .set({ marketingOptedOutAt: world.ctx.now() })
    .where(eq(contacts.id, thread?.contactId ?? ""));
  await dispatchNumber(world.ctx, number);
  const [row] = await world.db.select().from(messages).where(eq(messages.id, id));
  expect(row).toMatchObject({ status, failureReason: category === "marketing" ? "user_opt_out" : null });
  expect(provider.arrivals.filter(({ ref }) => ref.startsWith(`v1.${id}.`))).toHaveLength(status === "failed" ? 0 : 1);
});
