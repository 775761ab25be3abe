import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { campaigns, recipientImports, recipients } from "@/db/schema/campaigns";
import { contacts } from "@/db/schema/contacts";
import type { Ctx } from "../context";
import { newId } from "../core/ids";
import { type TestWorld, testWorld } from "../test-world";
import { addRecipients } from "./add-recipients";
import { addClient, audienceOf, fillIn, step, townFilter } from "./audience-world";
import { addCampaign, goodRows, upload } from "./campaign-world";
import { cancelImport } from "./cancel-import";
import { countAudience } from "./count-audience";
import { fillAudience } from "./fill-audience";
import { launchCampaign } from "./launch-campaign";
import { launchFacts } from "./launch-facts";
import { saveAudience } from "./save-audience";
import { wakeCampaigns } from "./wake-campaigns";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const rowsOf = (campaignId: string) =>
  world.db.select().from(recipients).where(eq(recipients.campaignId, campaignId)).orderBy(recipients.id);

const fillingOf = async (campaignId: string) => {
  const rows = await world.db.select().from(recipientImports).where(eq(recipientImports.campaignId, campaignId));
  const found = rows.find(({ audience }) => audience !== null);
  if (!found) throw new Error("nothing is filled");
  return found;
};

describe("fixing an audience", () => {
  it("makes at the start exactly the recipients that were counted, with frozen values, and sends nothing before (S2.20–S2.23)", async () => {
    const { ctx, campaignId, fields } = await addCampaign(world);
    await fillIn(ctx, campaignId, fields);
    const [town, without] = [newId(), newId()];
    for (let n = 0; n < 25; n += 1) await addClient(ctx, town, { fields: { town, order: String(n) } });
    await addClient(ctx, town, { phone: null });
    const away = await addClient(ctx, without);
    const audience = audienceOf(
      step("add", await townFilter(ctx, town)),
      step("minus", await townFilter(ctx, without)),
    );
    await saveAudience(ctx, { campaignId, audience });
    const [{ phone } = { phone: "" }] = await world.db.select().from(contacts).where(eq(contacts.id, away));
    await upload(ctx, campaignId, `${phone};pane;Nováku;1\n${goodRows(3)}`);
    const counted = await countAudience(ctx, { campaignId, audience });
    expect(counted.excludedFromFiles).toBe(1);
    expect((await launchFacts(ctx, { campaignId })).planned).toBe(28);

    expect(await launchCampaign(ctx, { campaignId })).toEqual({ ok: true });
    const filling = await fillingOf(campaignId);
    expect(filling).toMatchObject({ status: "running", audience: { expected: 26 } });
    expect((await launchFacts(ctx, { campaignId })).importRunning).toBe(true);
    await addClient(ctx, "later", {});
    await fillAudience(ctx, { importId: filling.id }, 7);

    const rows = await rowsOf(campaignId);
    const fromDirectory = rows.filter(({ importId }) => importId === filling.id);
    expect(fromDirectory.filter(({ plan }) => plan === "planned")).toHaveLength(counted.planned);
    expect(fromDirectory.filter(({ planReason }) => planReason === "no_phone")).toHaveLength(1);
    expect(fromDirectory.map(({ rowNumber }) => rowNumber)).toEqual(Array.from({ length: 26 }, (_, n) => n + 1));
    expect(fromDirectory.map(({ values }) => values)).toContainEqual(["", "Jan Novák", "24"]);
    expect(rows.filter(({ planReason }) => planReason === "excluded")).toHaveLength(1);
    expect((await fillingOf(campaignId)).status).toBe("done");
    const [campaign] = await world.db.select().from(campaigns).where(eq(campaigns.id, campaignId));
    expect(campaign?.audienceFixedAt).toEqual(ctx.now());

    await upload(ctx, campaignId, `${phone};pane;Nováku;1\n`);
    expect((await rowsOf(campaignId)).filter(({ planReason }) => planReason === "excluded")).toHaveLength(2);
  });

  it("goes on behind the last part after a crash, and two workers do not double anybody", async () => {
    const { ctx, campaignId, fields } = await addCampaign(world);
    await fillIn(ctx, campaignId, fields);
    const town = newId();
    for (let n = 0; n < 30; n += 1) await addClient(ctx, town);
    await saveAudience(ctx, { campaignId, audience: audienceOf(step("add", await townFilter(ctx, town))) });
    await launchCampaign(ctx, { campaignId });
    const { id: importId } = await fillingOf(campaignId);
    let parts = 0;
    const dying: Ctx = {
      ...ctx,
      newId: ctx.newId,
      db: new Proxy(ctx.db, {
        get: (db, key, self) => {
          if (key === "transaction" && ++parts > 2) throw new Error("killed");
          return Reflect.get(db, key, self);
        },
      }),
    };
    await expect(fillAudience(dying, { importId }, 5)).rejects.toThrow("killed");
    expect((await fillingOf(campaignId)).rowCount).toBe(10);
    world.sentJobs.length = 0;
    await wakeCampaigns(world.ctx);
    expect(world.sentJobs).toContainEqual({ name: "campaigns/audience.due", data: { importId } });
    await Promise.all([fillAudience(world.ctx, { importId }, 5), fillAudience(world.ctx, { importId }, 5)]);
    const rows = await rowsOf(campaignId);
    expect(rows.filter(({ plan }) => plan === "planned")).toHaveLength(30);
    expect(new Set(rows.map(({ rowNumber }) => rowNumber)).size).toBe(rows.length);
  });

  it("is not started when a source is gone: a lost minus would let people through", async () => {
    const { ctx, campaignId, fields } = await addCampaign(world);
    await fillIn(ctx, campaignId, fields);
    const town = newId();
    await addClient(ctx, town);
    const filterId = await townFilter(ctx, town);
    await saveAudience(ctx, { campaignId, audience: audienceOf(step("add", filterId)) });
    await world.db.execute(sql`delete from contact_filters where id = ${filterId}::uuid`);
    const outcome = await launchCampaign(ctx, { campaignId });
    expect(outcome).toMatchObject({ ok: false, blockers: expect.arrayContaining(["sources"]) });
    await expect(saveAudience(ctx, { campaignId, audience: audienceOf(step("add", filterId)) })).rejects.toThrow(
      "audienceSource",
    );
  });

  it("adds contacts of the directory to a running campaign, once each, and can be cancelled (S2.20)", async () => {
    const { ctx, campaignId, fields } = await addCampaign(world, { defaults: ["pane", "kliente", "0"] });
    await upload(ctx, campaignId, goodRows(2, 500));
    await launchCampaign(ctx, { campaignId });
    const town = newId();
    await addClient(ctx, town, { phone: "+420771000500" });
    await addClient(ctx, town, { fields: { town, order: "77" } });
    const audience = audienceOf(step("add", await townFilter(ctx, town)));
    const sources = [null, { kind: "firstName" as const }, { kind: "field" as const, key: "order" }];
    const { importId } = await addRecipients(ctx, { campaignId, audience, sources });
    await expect(addRecipients(ctx, { campaignId, audience, sources })).rejects.toThrow("audienceRunning");
    await fillAudience(ctx, { importId });
    const added = (await rowsOf(campaignId)).filter((row) => row.importId === importId);
    expect(added.map(({ plan, planReason }) => [plan, planReason])).toEqual([
      ["skipped", "duplicate"],
      ["planned", null],
    ]);
    expect(added[1]?.values).toEqual(["", "Jan", "77"]);
    expect(fields.variables).toHaveLength(3);

    await addClient(ctx, town);
    const again = await addRecipients(ctx, { campaignId, audience, sources });
    await cancelImport(ctx, { campaignId, importId: again.importId });
    await fillAudience(ctx, { importId: again.importId });
    expect((await rowsOf(campaignId)).some((row) => row.importId === again.importId)).toBe(false);
    const nobody = audienceOf(step("add", await townFilter(ctx, newId())));
    await expect(addRecipients(ctx, { campaignId, audience: nobody, sources })).rejects.toThrow("audienceEmpty");
  });
});
