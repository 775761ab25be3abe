import { and, eq, inArray, isNotNull } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { messageStatuses, recipientPlans } from "@/db/enums";
import { recipients } from "@/db/schema/campaigns";
import { contacts } from "@/db/schema/contacts";
import { messages, sendStreams } from "@/db/schema/delivery";
import { numbers } from "@/db/schema/numbers";
import { auditEntries } from "@/db/schema/team";
import { templates } from "@/db/schema/templates";
import { findOrCreateByPhone } from "../contacts/find-or-create-by-phone";
import { holdStream } from "../delivery/streams";
import { addContact, addConversation, type TestWorld, testWorld } from "../test-world";
import { addCampaign, goodRows, upload } from "./campaign-world";
import { endCampaign } from "./end-campaign";
import { feedCampaign } from "./feed-campaign";
import { launchCampaign } from "./launch-campaign";
import { listCampaigns } from "./list-campaigns";
import { pauseCampaign } from "./pause-campaign";
import { findCampaign } from "./queries";
import { resumeCampaign } from "./resume-campaign";
import { messageStatusesOf, recipientStatus } from "./rules";
import { campaignProgress } from "./show-campaign";
import { pageOfRecipients } from "./status-queries";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const quick = { tickMs: 0, pauseMs: 0, batch: 100 };
const messagesOf = (campaignId: string) =>
  world.db.select().from(messages).where(eq(messages.streamId, campaignId)).orderBy(messages.seq);
const statusOf = async (campaignId: string) => (await findCampaign(world.db, campaignId))?.status;

async function runningCampaign(rows: number) {
  const made = await addCampaign(world);
  await upload(made.ctx, made.campaignId, goodRows(rows));
  expect(await launchCampaign(made.ctx, made)).toEqual({ ok: true });
  return made;
}

describe("starting (S2.3, S2.12)", () => {
  it("answers what blocks it", async () => {
    const { ctx, campaignId, templateId, numberId } = await addCampaign(world);
    await world.db.update(templates).set({ status: "paused" }).where(eq(templates.id, templateId));
    await world.db.update(numbers).set({ status: "disconnected" }).where(eq(numbers.id, numberId));
    expect(await launchCampaign(ctx, { campaignId })).toEqual({
      ok: false,
      blockers: ["template", "number", "no_recipients"],
    });
    expect(await statusOf(campaignId)).toBe("draft");
  });

  it("starts once for two clicks and leaves one trace", async () => {
    const { ctx, campaignId } = await addCampaign(world);
    await upload(ctx, campaignId, goodRows(3));
    await Promise.all([launchCampaign(ctx, { campaignId }), launchCampaign(ctx, { campaignId })]);
    const trace = await world.db.select().from(auditEntries).where(eq(auditEntries.objectId, campaignId));
    expect(trace.filter(({ action }) => action === "campaign.launched")).toHaveLength(1);
  });
});

describe("feeding", () => {
  it("makes one message per recipient, whoever ticks at the same time", async () => {
    const { ctx, campaignId } = await runningCampaign(450);
    await Promise.all([1, 2, 3].map(() => feedCampaign(ctx, { campaignId }, quick)));
    const sent = await messagesOf(campaignId);
    expect(sent).toHaveLength(450);
    expect(new Set(sent.map(({ conversationId }) => conversationId)).size).toBe(450);
    expect(sent[0]).toMatchObject({
      body: "Dobrý den, pane Nováku, váše objednávka č. 0 byla vyřízena.",
      status: "queued",
    });
    expect(sent[0]?.payload.template?.parameters).toMatchObject({ body: ["pane", "Nováku", "0"] });
  });

  it("keeps no more than the pace's share ahead", async () => {
    const { ctx, campaignId } = await runningCampaign(1500);
    await feedCampaign(ctx, { campaignId }, quick);
    expect(await messagesOf(campaignId)).toHaveLength(1000);
    await feedCampaign(ctx, { campaignId }, quick);
    expect(await messagesOf(campaignId)).toHaveLength(1000);
  });

  it("skips who was blocked after the upload", async () => {
    const { ctx, campaignId } = await runningCampaign(2);
    await findOrCreateByPhone(ctx, ["+420771000000"]);
    await world.db.update(contacts).set({ blockedAt: ctx.now() }).where(eq(contacts.phone, "+420771000000"));
    await feedCampaign(ctx, { campaignId }, quick);
    const { ledger } = await campaignProgress(ctx, { campaignId });
    expect(ledger).toMatchObject({ total: 2, byStatus: { skipped: 1, initial: 1 } });
    await world.db.update(contacts).set({ blockedAt: null }).where(eq(contacts.phone, "+420771000000"));
  });

  it("pauses with the reason when the template loses its approval (S2.17) or the number its connection (S0.13)", async () => {
    const one = await runningCampaign(2);
    await world.db.update(templates).set({ status: "paused" }).where(eq(templates.id, one.templateId));
    await feedCampaign(one.ctx, one, quick);
    expect(await findCampaign(world.db, one.campaignId)).toMatchObject({ status: "paused", pauseReason: "template" });
    expect(await messagesOf(one.campaignId)).toEqual([]);
    expect(await resumeCampaign(one.ctx, one)).toEqual({ ok: false, blockers: ["template"] });

    const two = await runningCampaign(2);
    await world.db.update(numbers).set({ status: "disconnected" }).where(eq(numbers.id, two.numberId));
    await feedCampaign(two.ctx, two, quick);
    expect(await findCampaign(world.db, two.campaignId)).toMatchObject({ status: "paused", pauseReason: "number" });
  });

  it("pauses when delivery held its stream because the provider refuses the template", async () => {
    const { ctx, campaignId } = await runningCampaign(2);
    await holdStream(ctx, { streamId: campaignId });
    await feedCampaign(ctx, { campaignId }, quick);
    expect(await findCampaign(world.db, campaignId)).toMatchObject({ status: "paused", pauseReason: "template" });
    expect(await resumeCampaign(ctx, { campaignId })).toEqual({ ok: true });
    await feedCampaign(ctx, { campaignId }, quick);
    expect(await statusOf(campaignId)).toBe("running");
  });

  it("finishes when every outcome is known, not before", async () => {
    const { ctx, campaignId } = await runningCampaign(3);
    await feedCampaign(ctx, { campaignId }, quick);
    await world.db.update(messages).set({ status: "uncertain" }).where(eq(messages.streamId, campaignId));
    await feedCampaign(ctx, { campaignId }, quick);
    expect(await statusOf(campaignId)).toBe("running");
    await world.db
      .update(messages)
      .set({ status: "sent", acceptedAt: ctx.now() })
      .where(eq(messages.streamId, campaignId));
    await feedCampaign(ctx, { campaignId }, quick);
    expect(await statusOf(campaignId)).toBe("finished");
  });
});

describe("pausing, going on, ending (S2.26, S2.27)", () => {
  it("holds the stream and opens it again; nothing is lost", async () => {
    const { ctx, campaignId } = await runningCampaign(5);
    await feedCampaign(ctx, { campaignId }, quick);
    await pauseCampaign(ctx, { campaignId });
    await pauseCampaign(ctx, { campaignId });
    const stream = () => world.db.select().from(sendStreams).where(eq(sendStreams.id, campaignId));
    expect((await stream())[0]?.status).toBe("held");
    expect(await resumeCampaign(ctx, { campaignId })).toEqual({ ok: true });
    expect((await stream())[0]?.status).toBe("open");
    expect(await messagesOf(campaignId)).toHaveLength(5);
  });

  it("cancels exactly what was not sent, after the right number was typed (S2.38)", async () => {
    const { ctx, campaignId } = await runningCampaign(1200);
    await feedCampaign(ctx, { campaignId }, quick);
    const ids = (await messagesOf(campaignId)).slice(0, 10).map(({ id }) => id);
    await world.db.update(messages).set({ status: "sent", acceptedAt: ctx.now() }).where(inArray(messages.id, ids));
    await expect(endCampaign(ctx, { campaignId, typedCount: 5 })).rejects.toThrow("endCountChanged");
    expect(await statusOf(campaignId)).toBe("running");
    expect((await campaignProgress(ctx, { campaignId })).ledger.unsent).toBe(1190);
    expect(await endCampaign(ctx, { campaignId, typedCount: 1190 })).toEqual({ cancelled: 1190 });
    const { ledger } = await campaignProgress(ctx, { campaignId });
    expect(ledger).toMatchObject({ total: 1200, unsent: 0, byStatus: { sent: 10, cancelled: 1190 } });
    await expect(resumeCampaign(ctx, { campaignId })).rejects.toThrow("campaignState");
    await expect(upload(ctx, campaignId, goodRows(1, 5000))).rejects.toThrow("campaignOver");
  });

  it("takes more contacts while it runs", async () => {
    const { ctx, campaignId } = await runningCampaign(2);
    await feedCampaign(ctx, { campaignId }, quick);
    await upload(ctx, campaignId, goodRows(3, 100));
    await feedCampaign(ctx, { campaignId }, quick);
    expect(await messagesOf(campaignId)).toHaveLength(5);
  });
});

describe("the shown state", () => {
  it("is the same in the rule, in SQL, in the ledger and in every filter (S2.39)", async () => {
    const { ctx, campaignId, numberId } = await addCampaign(world);
    const contactId = await addContact(ctx, "+420602000001", "Alena Marešová");
    const conversationId = await addConversation(ctx, { numberId, contactId });
    await world.db.insert(sendStreams).values({ id: campaignId, numberId, status: "open" });
    const facts = fc.sample(
      fc.record({
        plan: fc.constantFrom(...recipientPlans),
        message: fc.option(
          fc.record({
            status: fc.constantFrom(...messageStatuses.filter((status) => status !== "received")),
            tries: fc.integer({ min: 0, max: 3 }),
            acceptedAt: fc.option(fc.constant(ctx.now())),
            heldAt: fc.option(fc.constant(ctx.now())),
            hasProviderId: fc.boolean(),
          }),
        ),
      }),
      { numRuns: 250, seed: 4 },
    );
    const expected: Record<string, number> = {};
    for (const [n, { plan, message: facet }] of facts.entries()) {
      const message = plan === "planned" ? facet : null;
      const id = message ? ctx.newId() : null;
      const providerMessageId = message?.hasProviderId ? `wamid.${n}` : null;
      if (message && id) {
        const { status, tries, heldAt } = message;
        // Whoever is held was taken.
        const acceptedAt = status === "accepted" ? (message.acceptedAt ?? ctx.now()) : message.acceptedAt;
        const row = { conversationId, numberId, direction: "out", kind: "template", at: ctx.now() } as const;
        await world.db
          .insert(messages)
          .values({ ...row, id, status, tries, acceptedAt, heldAt, providerMessageId, streamId: campaignId });
      }
      const row = {
        campaignId,
        rowNumber: n + 1,
        plan,
        phoneGiven: `+4206${n}`,
        phone: `+4206${n}`,
        values: [],
        messageId: id,
      };
      await world.db.insert(recipients).values(row);
      const shown = recipientStatus(plan, message ? { ...message, providerMessageId } : null);
      expected[shown] = (expected[shown] ?? 0) + 1;
    }
    const { ledger } = await campaignProgress(ctx, { campaignId });
    expect(Object.fromEntries(Object.entries(ledger.byStatus).filter(([, count]) => count > 0))).toEqual(expected);
    const { campaigns } = await listCampaigns(ctx, { tab: "all", search: "" });
    expect(campaigns.find(({ id }) => id === campaignId)?.ledger).toEqual(ledger);
    for (const status of Object.keys(messageStatusesOf) as (keyof typeof messageStatusesOf)[]) {
      const page = await pageOfRecipients(world.db, { campaignId, status, search: "" }, 1000);
      expect([status, page.rows.length]).toEqual([status, expected[status] ?? 0]);
      expect(page.rows.every((row) => row.status === status)).toBe(true);
    }
  });

  it("pages and searches", async () => {
    const { ctx, campaignId } = await runningCampaign(120);
    await feedCampaign(ctx, { campaignId }, quick);
    const first = await pageOfRecipients(world.db, { campaignId, status: null, search: "" });
    const second = await pageOfRecipients(world.db, { campaignId, status: null, search: "", cursor: first.nextCursor });
    expect([first.rows.length, second.rows.length]).toEqual([50, 50]);
    expect(second.rows[0]?.rowNumber).toBe(51);
    const found = await pageOfRecipients(world.db, { campaignId, status: null, search: "1 000 119" });
    expect(found.rows.map(({ phone }) => phone)).toEqual(["+420771000119"]);
    const linked = await world.db
      .select()
      .from(recipients)
      .where(and(eq(recipients.campaignId, campaignId), isNotNull(recipients.messageId)));
    expect(linked).toHaveLength(120);
  });
});
