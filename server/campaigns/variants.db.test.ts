import { asc, eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recipients } from "@/db/schema/campaigns";
import { contacts } from "@/db/schema/contacts";
import { messages } from "@/db/schema/delivery";
import { templates } from "@/db/schema/templates";
import { newId } from "../core/ids";
import type { TemplateComponent } from "../providers/types";
import { addTemplate, type TestWorld, testWorld } from "../test-world";
import { runningFillings } from "./audience-queries";
import { addClient, audienceOf, fillIn, step, townFilter } from "./audience-world";
import { addCampaign, addCampaignOfTwo } from "./campaign-world";
import { compareVariants } from "./compare-variants";
import { feedCampaign } from "./feed-campaign";
import { fillAudience } from "./fill-audience";
import { launchCampaign } from "./launch-campaign";
import { launchFacts } from "./launch-facts";
import { previewRecipients } from "./preview-recipients";
import { findCampaign } from "./queries";
import { repeatFailed } from "./repeat-failed";
import { saveAudience } from "./save-audience";
import { saveVariants } from "./save-variants";
import { splitRecipients } from "./split-recipients";
import { updateCampaign } from "./update-campaign";
import { sharesOf, variantOf } from "./variant-rules";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const quick = { tickMs: 0, pauseMs: 0, batch: 100 };

const campaignOfTwo = (share?: number, rows?: number) => addCampaignOfTwo(world, share, rows);

const samePlaces = ["body.1", "body.2", "body.3"].map((key) => ({ key, kind: "variable" as const, from: key }));

const messagesOf = (campaignId: string) =>
  world.db
    .select({ message: messages, recipient: recipients })
    .from(recipients)
    .innerJoin(messages, eq(messages.id, recipients.messageId))
    .where(eq(recipients.campaignId, campaignId))
    .orderBy(asc(recipients.id));

async function run(made: Awaited<ReturnType<typeof campaignOfTwo>>) {
  expect(await launchCampaign(made.ctx, made)).toEqual({ ok: true });
  await feedCampaign(made.ctx, made, quick);
  return messagesOf(made.campaignId);
}

describe("templates by share (O10)", () => {
  it("always gives a phone the same template, and each template its share", () => {
    const shares = fc
      .array(fc.integer({ min: 1, max: 33 }), { minLength: 0, maxLength: 3 })
      .map((list) => list.map((share) => ({ share })));
    fc.assert(
      fc.property(fc.uuid(), shares, (campaignId, variants) => {
        const phones = Array.from({ length: 2000 }, (_, n) => `+42077${1_000_000 + n}`);
        const got = phones.map((phone) => variantOf(campaignId, phone, variants));
        expect(got.slice(0, 20)).toEqual(phones.slice(0, 20).map((phone) => variantOf(campaignId, phone, variants)));
        for (const [n, share] of sharesOf(variants).entries()) {
          const part = (got.filter((one) => one === n).length / phones.length) * 100;
          expect(Math.abs(part - share)).toBeLessThan(6);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("sends each their template with its own values, frozen on the recipient, short links too (O28)", async () => {
    const made = await campaignOfTwo();
    const rows = await run(made);
    expect(rows).toHaveLength(60);
    for (const { message, recipient } of rows) {
      expect(recipient.variant).toBe(variantOf(made.campaignId, recipient.phone ?? "", [made.variant]));
      const order = recipient.values[2];
      const isSecond = recipient.variant === 1;
      expect(message.templateId).toBe(isSecond ? made.second : made.templateId);
      expect(message.body).toBe(
        isSecond
          ? `Kolo a spol.: objednávka ${order} je hotová.`
          : `Dobrý den, pane Nováku, váše objednávka č. ${order} byla vyřízena.`,
      );
      const button = JSON.stringify(message.payload.template?.parameters);
      if (isSecond) expect(button).toMatch(/"[0-9A-Za-z]{11}"/);
      expect(button).not.toContain("kolo.example");
    }
    expect(new Set(rows.map(({ recipient }) => recipient.variant))).toEqual(new Set([0, 1]));
  });

  it("shows before the start who gets which", async () => {
    const made = await campaignOfTwo();
    const { rows } = await previewRecipients(made.ctx, { campaignId: made.campaignId, kind: "first" });
    const shown = rows.map(({ phone, variant }) => [phone, variant]);
    const sent = (await run(made)).slice(0, 20).map(({ recipient }) => [recipient.phone, recipient.variant]);
    expect(shown).toEqual(sent);
  });

  it("says before the start how many get which, without those whom it leaves out (S4.3, O9)", async () => {
    const made = await campaignOfTwo(30, 40);
    const { ctx, campaignId } = made;
    const town = newId();
    const clients = [await addClient(ctx, town), await addClient(ctx, town), await addClient(ctx, town)];
    await fillIn(ctx, campaignId, made.fields);
    await ctx.db
      .update(contacts)
      .set({ blockedAt: ctx.now() })
      .where(eq(contacts.id, clients[2] ?? ""));
    await saveAudience(ctx, { campaignId, audience: audienceOf(step("add", await townFilter(ctx, town))) });
    const told = await splitRecipients(ctx, { campaignId });
    expect(told.isExact).toBe(true);
    expect(told.counts[0]).toBeGreaterThan(0);
    const { planned } = await launchFacts(ctx, { campaignId });
    expect([planned, told.counts.reduce((sum, count) => sum + count, 0)]).toEqual([42, 42]);
    expect(await splitRecipients(ctx, { campaignId }, 41)).toEqual({ isExact: false, counts: [29, 13] });
    expect(await launchCampaign(ctx, { campaignId })).toEqual({ ok: true });
    for (const { id } of await runningFillings(ctx.db)) await fillAudience(ctx, { importId: id });
    await feedCampaign(ctx, { campaignId }, quick);
    const got = (await messagesOf(campaignId)).map(({ recipient }) => recipient.variant);
    expect([0, 1].map((n) => got.filter((variant) => variant === n).length)).toEqual(told.counts);
  });

  it("refuses what would leave somebody an empty value, another number's, another category's or the same template", async () => {
    const { ctx, numberId, campaignId, templateId, second, variant } = await campaignOfTwo(50, 0);
    const marketing = await addTemplate(ctx, numberId, { name: "akce", category: "marketing" });
    const elsewhere = (await addCampaign(world)).templateId;
    const save = (change: Partial<typeof variant>, more: (typeof variant)[] = []) =>
      saveVariants(ctx, { campaignId, variants: [{ ...variant, ...change }, ...more] });
    const refused = [
      [() => save({ places: variant.places.slice(1) }), "variantPlaces"],
      [
        () => save({ places: variant.places.with(1, { key: "body.2", kind: "variable", from: "body.9" }) }),
        "variantPlaces",
      ],
      [() => save({ places: variant.places.with(0, { key: "body.1", kind: "fixed", value: " " }) }), "variantPlaces"],
      [() => save({ share: 100 }), "variantShares"],
      [() => save({ templateId }), "variantTwice"],
      [() => save({}, [variant]), "variantTwice"],
      [() => save({ templateId: marketing }), "variantCategory"],
      [() => save({ templateId: elsewhere }), "notFound"],
    ] as const;
    for (const [saving, key] of refused) await expect(saving()).rejects.toThrow(key);
    expect((await findCampaign(world.db, campaignId))?.variants).toMatchObject([{ templateId: second, share: 50 }]);
  });

  it("keeps the variants that fit behind another first template, and only those", async () => {
    const { ctx, numberId, campaignId, fields, second, variant } = await campaignOfTwo(50, 0);
    const variants = async () => (await findCampaign(world.db, campaignId))?.variants;
    await updateCampaign(ctx, { ...fields, campaignId, name: "Jinak" });
    const other = await addTemplate(ctx, numberId, { name: "jina" });
    await updateCampaign(ctx, { ...fields, campaignId, templateId: other });
    expect(await variants()).toEqual([variant]);
    const components: TemplateComponent[] = [{ type: "BODY", text: "Dobrý den, {{1}} {{2}}." }];
    const shorter = await addTemplate(ctx, numberId, { name: "kratsi", components });
    await updateCampaign(ctx, { ...fields, campaignId, templateId: shorter, variables: fields.variables.slice(0, 2) });
    expect(await variants()).toEqual([]);
    await updateCampaign(ctx, { ...fields, campaignId });
    await saveVariants(ctx, { campaignId, variants: [{ ...variant, templateId: other, places: samePlaces }] });
    await updateCampaign(ctx, { ...fields, campaignId, templateId: other });
    expect(await variants()).toEqual([]);
    await saveVariants(ctx, { campaignId, variants: [{ templateId: second, share: 30, places: variant.places }] });
    const marketing = await addTemplate(ctx, numberId, { name: "akce", category: "marketing" });
    await updateCampaign(ctx, { ...fields, campaignId, templateId: marketing });
    expect(await variants()).toEqual([]);
  });

  it("neither starts nor goes on when one of its templates may not be sent (S2.17)", async () => {
    const made = await campaignOfTwo();
    const setStatus = (status: "paused" | "approved") =>
      world.db.update(templates).set({ status }).where(eq(templates.id, made.second));
    await setStatus("paused");
    expect((await launchFacts(made.ctx, made)).templateSendable).toBe(false);
    await setStatus("approved");
    expect(await launchCampaign(made.ctx, made)).toEqual({ ok: true });
    await setStatus("paused");
    await feedCampaign(made.ctx, made, quick);
    expect(await findCampaign(world.db, made.campaignId)).toMatchObject({ status: "paused", pauseReason: "template" });
  });

  it("gives who failed the same template again (O5)", async () => {
    const made = await campaignOfTwo();
    const rows = await run(made);
    for (const { message } of rows)
      await world.db
        .update(messages)
        .set({ status: "failed", failedAt: made.ctx.now(), tries: 3, failureReason: "unreachable" })
        .where(eq(messages.id, message.id));
    world.clock.advanceMs(3 * 24 * 3_600_000);
    const again = await repeatFailed(made.ctx, { campaignId: made.campaignId, name: "Podruhé" });
    if (!again.ok) throw new Error("blocked");
    await feedCampaign(made.ctx, { campaignId: again.campaignId }, quick);
    const before = new Map(rows.map(({ recipient, message }) => [recipient.phone, message.templateId]));
    const after = await messagesOf(again.campaignId);
    expect(after.length).toBeGreaterThan(0);
    expect(after.map(({ message }) => message.templateId)).toEqual(
      after.map(({ recipient }) => before.get(recipient.phone)),
    );
  });

  it("counts what became of each", async () => {
    const made = await campaignOfTwo();
    const rows = await run(made);
    const at = made.ctx.now();
    const mine = rows.filter(({ recipient }) => recipient.variant === 1);
    for (const { message } of mine)
      await world.db
        .update(messages)
        .set({ status: "delivered", acceptedAt: at, sentAt: at, deliveredAt: at })
        .where(eq(messages.id, message.id));
    await world.db
      .update(messages)
      .set({ status: "read", readAt: at })
      .where(eq(messages.id, mine[0]?.message.id ?? ""));
    const { rows: compared, verdicts } = await compareVariants(made.ctx, made);
    const none = { sent: 0, delivered: 0, read: 0, replied: 0, clicked: 0, share: 50 };
    expect(compared).toEqual([
      { ...none, templateId: made.templateId, name: "objednavka_vyrizena" },
      {
        ...none,
        sent: mine.length,
        delivered: mine.length,
        read: 1,
        templateId: made.second,
        name: "objednavka_kratce",
      },
    ]);
    expect(verdicts?.read).toEqual({ kind: "few", missing: 100 });
  });
});
