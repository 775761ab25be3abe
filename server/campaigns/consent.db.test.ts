import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { campaigns, recipients } from "@/db/schema/campaigns";
import { auditEntries } from "@/db/schema/team";
import { templates } from "@/db/schema/templates";
import { recordConsent } from "../consent/record-consent";
import { changeConsentPolicy } from "../team/consent-policy";
import { addContact, addUser, type TestWorld, testWorld } from "../test-world";
import { addCampaign, upload } from "./campaign-world";
import { consentFacts } from "./consent-facts";
import { endCampaign } from "./end-campaign";
import { exceptConsent } from "./except-consent";
import { feedBatch } from "./feed-batch";
import { unsentOf } from "./forecast-campaign";
import { launchCampaign } from "./launch-campaign";
import { launchFacts } from "./launch-facts";
import { findShownCampaign } from "./queries";
import { campaignProgress } from "./show-campaign";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

let phones = 0;

/** Three recipients: one agreed, one withdrew, the third was never asked. */
async function threeClients() {
  const made = await addCampaign(world, { category: "marketing" });
  const given = [1, 2, 3].map(() => `+420777${String(300_000 + phones++)}`);
  const [agreed = "", withdrew = ""] = await Promise.all(
    given.slice(0, 2).map((phone) => addContact(world.ctx, phone)),
  );
  await upload(made.ctx, made.campaignId, given.map((phone) => `${phone};a;b;c\n`).join(""));
  const said = { source: "web", textId: null, proof: "", at: world.ctx.now() } as const;
  await recordConsent(world.ctx, { contactId: agreed, move: "given", ...said });
  await recordConsent(world.ctx, { contactId: withdrew, move: "withdrawn", ...said });
  return { ...made, given };
}

const plansOf = async (campaignId: string) =>
  (
    await world.db.select().from(recipients).where(eq(recipients.campaignId, campaignId)).orderBy(asc(recipients.id))
  ).map(({ plan, planReason }) => planReason ?? plan);
const tracesOf = (campaignId: string) =>
  world.db.select().from(auditEntries).where(eq(auditEntries.objectId, campaignId)).orderBy(asc(auditEntries.id));

describe("a marketing campaign and consent (S4.3)", () => {
  it("leaves out who did not agree, decided when it is sent and not at the upload", async () => {
    const { ctx, campaignId } = await threeClients();
    expect(await plansOf(campaignId)).toEqual(["planned", "planned", "planned"]);
    expect(await consentFacts(ctx, { campaignId })).toEqual({
      policy: "required",
      unconsented: 1,
      withdrawn: 1,
      leftOut: 2,
      exception: null,
    });
    expect((await launchFacts(ctx, { campaignId })).planned).toBe(1);
    const { ledger, reasons } = await campaignProgress(ctx, { campaignId });
    expect(ledger).toMatchObject({ total: 3, unsent: 3, byStatus: { initial: 1, skipped: 2 } });
    expect(reasons.map(({ reason, count }) => [reason, count]).sort()).toEqual([
      ["no_consent", 1],
      ["opted_out", 1],
    ]);
    expect(await launchCampaign(ctx, { campaignId })).toEqual({ ok: true });
    const shown = async () => (await findShownCampaign(ctx.db, campaignId)) ?? expect.fail("the campaign is gone");
    expect(await unsentOf(ctx, await shown())).toBe(1);
    await feedBatch(ctx, { campaignId, limit: 100 });
    expect(await plansOf(campaignId)).toEqual(["planned", "opted_out", "no_consent"]);
    expect(await unsentOf(ctx, await shown())).toBe(1);
    const launchedProgress = await campaignProgress(ctx, { campaignId });
    expect(launchedProgress.ledger).toMatchObject({ total: 3, byStatus: { skipped: 2 } });
    expect(launchedProgress.reasons).toHaveLength(2);
    const launched = (await tracesOf(campaignId)).find(({ action }) => action === "campaign.launched");
    expect(launched?.details).toEqual({ unconsented: 1, consentPolicy: "required" });
  });

  it("goes to who was never asked with an exception and its reason, still not to who withdrew", async () => {
    const { ctx, campaignId } = await threeClients();
    await exceptConsent(ctx, { campaignId, reason: "Souhlasy vede e-shop" });
    expect((await consentFacts(ctx, { campaignId }))?.exception?.reason).toBe("Souhlasy vede e-shop");
    expect((await campaignProgress(ctx, { campaignId })).reasons).toMatchObject([{ reason: "opted_out", count: 1 }]);
    await launchCampaign(ctx, { campaignId });
    await feedBatch(ctx, { campaignId, limit: 100 });
    expect(await plansOf(campaignId)).toEqual(["planned", "opted_out", "planned"]);
    const traces = await tracesOf(campaignId);
    expect(traces.find(({ action }) => action === "campaign.consent_excepted")?.details).toEqual({
      reason: "Souhlasy vede e-shop",
    });
    await expect(exceptConsent(ctx, { campaignId, reason: null })).rejects.toThrow("campaignState");
  });

  it("does not start where a missing consent leaves nobody to send it to (S2.3)", async () => {
    const { ctx, campaignId } = await addCampaign(world, { category: "marketing" });
    await upload(ctx, campaignId, `+420777${String(300_000 + phones++)};a;b;c\n`);
    expect(await launchCampaign(ctx, { campaignId })).toEqual({ ok: false, blockers: ["no_recipients"] });
    await exceptConsent(ctx, { campaignId, reason: "Souhlasy vede e-shop" });
    expect(await launchCampaign(ctx, { campaignId })).toEqual({ ok: true });
  });

  it("is ended by the count it shows, also before it has ever begun (S2.38)", async () => {
    const { ctx, campaignId } = await threeClients();
    await world.db
      .update(campaigns)
      .set({ status: "paused", pauseReason: "missed" })
      .where(eq(campaigns.id, campaignId));
    const { ledger } = await campaignProgress(ctx, { campaignId });
    expect(await endCampaign(ctx, { campaignId, typedCount: ledger.unsent })).toEqual({ cancelled: 3 });
  });

  it("takes an exception back while it is a draft", async () => {
    const { ctx, campaignId } = await threeClients();
    await exceptConsent(ctx, { campaignId, reason: "Souhlasy vede e-shop" });
    await exceptConsent(ctx, { campaignId, reason: null });
    expect((await consentFacts(ctx, { campaignId }))?.exception).toBeNull();
  });

  it("goes to who was never asked where the company only warns, and says so in the log", async () => {
    const { ctx, campaignId } = await threeClients();
    const admin = world.as(await addUser(world.ctx, { role: "admin" }));
    await changeConsentPolicy(admin, { policy: "warn", reason: "Souhlasy vede e-shop" });
    await launchCampaign(ctx, { campaignId });
    await feedBatch(ctx, { campaignId, limit: 100 });
    expect(await plansOf(campaignId)).toEqual(["planned", "opted_out", "planned"]);
    const launched = (await tracesOf(campaignId)).find(({ action }) => action === "campaign.launched");
    expect(launched?.details).toEqual({ unconsented: 1, consentPolicy: "warn" });
    await changeConsentPolicy(admin, { policy: "required", reason: "" });
  });

  it("asks nobody's consent for a utility template", async () => {
    const { ctx, campaignId, templateId } = await threeClients();
    await world.db.update(templates).set({ category: "utility" }).where(eq(templates.id, templateId));
    expect(await consentFacts(ctx, { campaignId })).toBeNull();
  });
});
