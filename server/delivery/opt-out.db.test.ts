import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { contacts } from "@/db/schema/contacts";
import { messages } from "@/db/schema/delivery";
import { conversations } from "@/db/schema/inbox";
import { addNumber, addTemplate, type TestWorld, testWorld } from "../test-world";
import { queueTexts, type ScriptedProvider, scriptedProvider } from "./delivery-world";
import { dispatchNumber } from "./dispatch";
import { runNumber } from "./run-number";
import { openStream } from "./streams";

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
  ["marketing", "reply", "failed"],
  ["marketing", "campaign", "failed"],
  ["utility", "reply", "accepted"],
  ["utility", "campaign", "accepted"],
] as const)("a waiting %s %s to a client who opted out meanwhile is %s (S4.3, O6)", async (category, kind, status) => {
  const number = await addNumber(world.ctx);
  const templateId = await addTemplate(world.ctx, number.numberId, { category });
  const streamId = kind === "campaign" ? world.ctx.newId() : null;
  if (streamId) await openStream(world.ctx, { streamId, numberId: number.numberId, dailyShare: null });
  const [id = ""] = await queueTexts(world.ctx, number.numberId, 1, streamId ? { streamId } : {});
  const [queued] = await world.db.update(messages).set({ templateId }).where(eq(messages.id, id)).returning();
  const [thread] = await world.db
    .select()
    .from(conversations)
    .where(eq(conversations.id, queued?.conversationId ?? ""));
  await world.db
    .update(contacts)
    .set({ marketingOptedOutAt: world.ctx.now() })
    .where(eq(contacts.id, thread?.contactId ?? ""));
  if (streamId) await runNumber(world.ctx, number, { tickMs: 400 });
  else await dispatchNumber(world.ctx, number);
  const [row] = await world.db.select().from(messages).where(eq(messages.id, id));
  expect(row).toMatchObject({ status, failureReason: category === "marketing" ? "user_opt_out" : null });
  expect(provider.arrivals.filter(({ ref }) => ref.startsWith(`v1.${id}.`))).toHaveLength(status === "failed" ? 0 : 1);
});
