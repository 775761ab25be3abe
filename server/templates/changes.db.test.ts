import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { MessageStatus } from "@/db/enums";
import { campaigns } from "@/db/schema/campaigns";
import { messages } from "@/db/schema/delivery";
import { templateHistory, templates } from "@/db/schema/templates";
import type { ProviderEvent } from "../providers/types";
import { addContact, addConversation, addNumber, addTemplate, addUser, type TestWorld, testWorld } from "../test-world";
import { applyTemplateEvent } from "./apply-template-event";
import { recentUsage } from "./recent-usage";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

type TemplateEvent = Extract<ProviderEvent, { type: "template" }>;
async function told(change: Partial<TemplateEvent>) {
  const { numberId, connectionId } = await addNumber(world.ctx);
  const templateId = await addTemplate(world.ctx, numberId);
  const event: TemplateEvent = { type: "template", providerTemplateId: "100000000000001", ...change };
  const tell = () => applyTemplateEvent(world.ctx, { connectionId, event });
  const find = async () => (await world.db.select().from(templates).where(eq(templates.id, templateId)))[0];
  return { numberId, connectionId, templateId, tell, find };
}
const jobs = (name: string) => world.sentJobs.flatMap((job) => (job.name === name ? [Object.values(job.data)[0]] : []));

describe("news of a template", () => {
  it("changes quality and tells of a category that is to come", async () => {
    const { tell, find } = await told({ quality: "red", correctCategory: "marketing" });
    await tell();
    expect(await find()).toMatchObject({ quality: "red", category: "utility", correctCategory: "marketing" });
  });

  it("moves the category, remembers the former one and keeps a version, told twice once", async () => {
    const { tell, find, templateId } = await told({ category: "marketing" });
    await tell();
    await tell();
    expect(await find()).toMatchObject({ category: "marketing", previousCategory: "utility", correctCategory: null });
    const history = await world.db.select().from(templateHistory).where(eq(templateHistory.templateId, templateId));
    expect(history).toMatchObject([{ source: "event", category: "marketing" }]);
  });

  it("does not begin a state anew when it is told twice", async () => {
    const { tell, find } = await told({ status: "paused", reason: "FIRST_PAUSE" });
    await tell();
    const since = (await find())?.statusSince;
    world.clock.advanceMs(60_000);
    await tell();
    expect(await find()).toMatchObject({ status: "paused", statusSince: since });
  });

  it("has the number read again when the parts changed, or the template is not known", async () => {
    const changed = await told({ componentsChanged: true });
    await changed.tell();
    const unknown = await told({ providerTemplateId: "nobody's", status: "approved" });
    await unknown.tell();
    const quiet = await told({ quality: "green" });
    await quiet.tell();
    const due = jobs("templates/sync.due");
    expect([changed, unknown, quiet].map(({ numberId }) => due.includes(numberId))).toEqual([true, true, false]);
  });

  it("wakes the running campaigns that send it, and only those (S2.17)", async () => {
    const { tell, numberId, templateId } = await told({ status: "paused" });
    const { userId } = await addUser(world.ctx);
    const base = { name: "Zima", numberId, templateId, createdById: userId, variables: [] };
    const [running, draft] = [world.ctx.newId(), world.ctx.newId()];
    await world.db.insert(campaigns).values([
      { ...base, id: running, status: "running" },
      { ...base, id: draft, status: "draft" },
    ]);
    await tell();
    const ticked = jobs("campaigns/tick.due");
    expect([ticked.includes(running), ticked.includes(draft)]).toEqual([true, false]);
  });
});

describe("use of templates", () => {
  it("counts what was sent, delivered, read and failed in thirty days, by language version", async () => {
    const { numberId } = await addNumber(world.ctx);
    const [templateId, unused] = [
      await addTemplate(world.ctx, numberId),
      await addTemplate(world.ctx, numberId, { language: "en" }),
    ];
    const contactId = await addContact(world.ctx, "+420777000111");
    const conversationId = await addConversation(world.ctx, { numberId, contactId });
    const daysAgo = (days: number) => new Date(world.clock.now().getTime() - days * 86_400_000);
    const message = (status: MessageStatus, at: Date) => ({
      id: world.ctx.newId(),
      conversationId,
      numberId,
      templateId,
      direction: "out" as const,
      kind: "template" as const,
      at,
      status,
    });
    await world.db
      .insert(messages)
      .values([
        message("read", daysAgo(1)),
        message("delivered", daysAgo(2)),
        message("sent", daysAgo(3)),
        message("failed", daysAgo(4)),
        message("queued", daysAgo(5)),
        message("read", daysAgo(40)),
      ]);
    const usage = await recentUsage(world.ctx);
    expect(usage.find((row) => row.templateId === templateId)).toEqual({
      templateId,
      sent: 3,
      delivered: 2,
      read: 1,
      failed: 1,
      lastUsedAt: daysAgo(1),
    });
    expect(usage.find((row) => row.templateId === unused)).toMatchObject({ sent: 0, lastUsedAt: null });
  });
});
