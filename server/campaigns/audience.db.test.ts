import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { campaignReplies } from "@/db/schema/campaign-replies";
import { campaigns } from "@/db/schema/campaigns";
import { contactFields, contacts } from "@/db/schema/contacts";
import { messages, sendStreams } from "@/db/schema/delivery";
import { saveFilter } from "../contacts/save-filter";
import { newId } from "../core/ids";
import { addConversation, type TestWorld, testWorld } from "../test-world";
import { cleanedSql, isE164 } from "./audience-sql-queries";
import { addClient, audienceOf, fillIn, step, townFilter } from "./audience-world";
import { addCampaign, upload } from "./campaign-world";
import { countAudience } from "./count-audience";
import { foreseeLeftOut } from "./foresee-left-out";
import { saveAudience } from "./save-audience";
import { shareRunning } from "./share-running";
import { campaignProgress } from "./show-campaign";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

describe("an audience of the directory (O9)", () => {
  it("counts whom it brings and everybody it does not, by reason", async () => {
    const { ctx, campaignId, fields } = await addCampaign(world, { category: "marketing" });
    await fillIn(ctx, campaignId, fields);
    const town = newId();
    const given = { marketingOptedInAt: ctx.now() };
    await addClient(ctx, town, given);
    await addClient(ctx, town, given);
    await addClient(ctx, town, { ...given, blockedAt: ctx.now() });
    await addClient(ctx, town, { marketingOptedOutAt: ctx.now() });
    await addClient(ctx, town);
    await addClient(ctx, town, { ...given, phone: null });
    const vip = newId();
    await addClient(ctx, town, { ...given, fields: { town, vip } });
    const twice = await addClient(ctx, town, given);
    const [{ phone } = { phone: null }] = await ctx.db.select().from(contacts).where(eq(contacts.id, twice));
    await upload(ctx, campaignId, `${phone};pane;Nováku;1\n`);
    const conditions = [{ kind: "field" as const, key: "vip", test: "is" as const, value: vip }];
    const { filterId: vipFilter } = await saveFilter(ctx, { name: vip, conditions, isShared: false });
    const audience = audienceOf(step("add", await townFilter(ctx, town)), step("minus", vipFilter));

    const counted = await countAudience(ctx, { campaignId, audience });

    expect(counted).toMatchObject({ total: 8, planned: 2, unasked: 1, leftOut: 1 });
    expect(Object.fromEntries(counted.reasons.map(({ reason, count }) => [reason, count]))).toEqual({
      blocked: 1,
      opted_out: 1,
      no_phone: 1,
      excluded: 1,
      duplicate: 1,
    });
    expect(counted.steps.map(({ count }) => count)).toEqual([8, 1]);
    expect(counted.examples.map(({ name }) => name)).toContain("Jan Novák");
    expect(counted.examples[0]?.values).toEqual(["", "Jan Novák", ""]);

    await saveAudience(ctx, { campaignId, audience });
    const { ledger, reasons } = await campaignProgress(ctx, { campaignId });
    const listed: Record<string, number> = {};
    for await (const { planReason } of foreseeLeftOut(ctx, { campaignId }))
      listed[planReason] = (listed[planReason] ?? 0) + 1;
    expect(listed).toEqual({ blocked: 1, opted_out: 1, no_phone: 1, excluded: 1, duplicate: 1, no_consent: 1 });
    expect(Object.fromEntries(reasons.map(({ reason, count }) => [reason, count]))).toEqual(listed);
    expect(ledger).toMatchObject({ total: 9, unsent: 4, byStatus: { initial: 3 } });
  });

  it("lets the last step that knows a contact decide, however the steps stand", async () => {
    const { ctx, campaignId, fields } = await addCampaign(world);
    await fillIn(ctx, campaignId, fields);
    const towns = [newId(), newId(), newId()];
    const letters = await Promise.all(
      towns.map(async (town) => {
        const conditions = [{ kind: "field" as const, key: "mark", test: "contains" as const, value: town }];
        return (await saveFilter(ctx, { name: town, conditions, isShared: false })).filterId;
      }),
    );
    const people = Array.from({ length: 8 }, (_, bits) => towns.filter((_, n) => bits & (1 << n)));
    for (const mark of people) await addClient(ctx, "mark", { fields: { mark: mark.join(" ") } });
    const anyStep = fc.record({
      mode: fc.constantFrom("add" as const, "minus" as const),
      n: fc.integer({ min: 0, max: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { maxLength: 6 }), async (steps) => {
        const audience = audienceOf(...steps.map(({ mode, n }) => step(mode, letters[n] ?? "")));
        const knows = (mark: string[], n: number) => mark.includes(towns[n] ?? "");
        const added = people.filter((mark) => steps.some(({ mode, n }) => mode === "add" && knows(mark, n)));
        const going = added.filter((mark) => steps.findLast(({ n }) => knows(mark, n))?.mode === "add");
        const counted = await countAudience(ctx, { campaignId, audience });
        expect(counted).toMatchObject({ total: added.length, planned: going.length });
      }),
      { numRuns: 40 },
    );
  });

  it("knows who got, answered or left unanswered an earlier campaign", async () => {
    const { ctx, numberId, campaignId, fields } = await addCampaign(world);
    await fillIn(ctx, campaignId, fields);
    const earlier = await addCampaign(world);
    await world.db.update(campaigns).set({ launchedAt: ctx.now() }).where(eq(campaigns.id, earlier.campaignId));
    await world.db.insert(sendStreams).values({ id: earlier.campaignId, numberId, status: "open" });
    for (const isAnswered of [true, false, false]) {
      const contactId = await addClient(ctx, "earlier");
      const conversationId = await addConversation(ctx, { numberId, contactId });
      const base = { conversationId, numberId, kind: "text" as const, at: ctx.now() };
      const [out, back] = [newId(), newId()];
      await world.db.insert(messages).values([
        {
          ...base,
          id: out,
          direction: "out",
          status: "delivered",
          streamId: earlier.campaignId,
          acceptedAt: ctx.now(),
        },
        { ...base, id: back, direction: "in", status: "received" },
      ]);
      if (isAnswered)
        await world.db.insert(campaignReplies).values({
          campaignMessageId: out,
          campaignId: earlier.campaignId,
          messageId: back,
          kind: "quote",
          at: ctx.now(),
        });
    }
    const plannedOf = async (reaction: "received" | "replied" | "silent") => {
      const source = { mode: "add" as const, kind: "campaign" as const, campaignId: earlier.campaignId, reaction };
      return (await countAudience(ctx, { campaignId, audience: audienceOf(source) })).planned;
    };
    expect([await plannedOf("received"), await plannedOf("replied"), await plannedOf("silent")]).toEqual([3, 1, 2]);
  });

  it("takes phones from a field in the international form, and says what is wrong with others (S2.21, S2.36)", async () => {
    const { ctx, campaignId, fields } = await addCampaign(world);
    await fillIn(ctx, campaignId, fields);
    const town = newId();
    await world.db
      .insert(contactFields)
      .values({ id: newId(), key: "mobile2", label: "Druhý mobil", kind: "text", position: 90, createdAt: ctx.now() });
    const given = ["+420 777 000 111", "00420-777-000-111", "777000111", "mobil", "123", "+999777000111", ""];
    for (const mobile2 of given) await addClient(ctx, town, { fields: { town, mobile2 } });
    const blocked = await addClient(ctx, newId(), { blockedAt: ctx.now() });
    const [owner] = await world.db.select().from(contacts).where(eq(contacts.id, blocked));
    await addClient(ctx, town, { fields: { town, mobile2: owner?.phone ?? "" } });
    const audience = { ...audienceOf(step("add", await townFilter(ctx, town))), phoneField: "mobile2" };
    const counted = await countAudience(ctx, { campaignId, audience });
    expect(counted.planned).toBe(1);
    expect(Object.fromEntries(counted.reasons.map(({ reason, count }) => [reason, count]))).toEqual({
      duplicate: 1,
      phone_country: 2,
      phone_letters: 1,
      phone_too_short: 1,
      no_phone: 1,
      blocked: 1,
    });
    const shared = [newId(), newId()];
    for (const mark of shared) await addClient(ctx, mark, { fields: { town: mark, mobile2: "+420 777 000 222" } });
    const [first, second] = await Promise.all(shared.map((mark) => townFilter(ctx, mark)));
    const steps = [step("add", first ?? ""), step("add", second ?? ""), step("minus", first ?? "")];
    expect(await countAudience(ctx, { campaignId, audience: { steps, phoneField: "mobile2" } })).toMatchObject({
      planned: 1,
      reasons: [{ reason: "excluded", count: 1 }],
    });
    await expect(saveAudience(ctx, { campaignId, audience: { ...audience, phoneField: "nothing" } })).rejects.toThrow(
      "audiencePhoneField",
    );
  });
});

describe("what is counted of a directory", () => {
  it("cleans values and knows phones as the plain patterns would", async () => {
    const sign = fc.constantFrom(..."a1+0 9\t\n\u00a0\u0007č-");
    const texts = fc.sample(
      fc.oneof(fc.string({ unit: sign, maxLength: 18 }), fc.stringMatching(/^\+[0-9]{5,17}$/)),
      300,
    );
    const given = sql`select t.given from json_array_elements_text(${JSON.stringify(texts)}::json) as t(given)`;
    const rows = await world.db.execute(sql`
      select given from (${given}) t
       where ${cleanedSql(sql`given`)} is distinct from btrim(regexp_replace(given, '[[:space:][:cntrl:]]+', ' ', 'g'))
          or ${isE164(sql`given`)} is distinct from given ~ '^\\+[1-9][0-9]{6,14}$'`);
    expect([...rows]).toEqual([]);
  });

  it("is counted once for all who ask meanwhile, and anew afterwards", async () => {
    let counts = 0;
    const count = async () => {
      counts += 1;
      await Promise.resolve();
      return counts;
    };
    const ask = (key: string) => shareRunning(world.db, key, count);
    expect(await Promise.all([ask("a"), ask("a"), ask("b")])).toEqual([2, 2, 2]);
    expect(await ask("a")).toBe(3);
  });
});
