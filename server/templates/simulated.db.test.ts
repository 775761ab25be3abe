import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { media } from "@/db/schema/media";
import { templates } from "@/db/schema/templates";
import type { Ctx } from "../context";
import { addresses, connections, type Simulated, simulatedProviders } from "../providers/test/simulated";
import { addNumber, addUser, type TestWorld, testWorld } from "../test-world";
import { createCaller } from "../trpc/procedures";
import { emptyContent, fromComponents } from "./draft-rules";
import { templatesRouter } from "./router";
import { syncCoolDownMs } from "./rules";

let simulated: Simulated;
let world: TestWorld;
beforeAll(async () => {
  simulated = await simulatedProviders();
  world = await testWorld();
});
afterAll(async () => {
  await world.close();
  await simulated.simulator.close();
});

const content = {
  ...emptyContent,
  header: { format: "text" as const, text: "Zakázka {{1}}", mediaId: null, fileName: null },
  body: "Dobrý den, vaše kolo {{2}} je připravené k vyzvednutí v naší dílně.",
  footer: "Kola Brázda",
  buttons: [
    { type: "QUICK_REPLY" as const, text: "Děkuji", value: "" },
    { type: "URL" as const, text: "Sledovat", value: "https://brazda.example/z/{{3}}" },
  ],
  samples: { "header.1": "S-1", "body.2": "KTM", "button.1.3": "S-1" },
};
/** Meta and 360dialog number the variables of every part from one, Twilio those of the whole. */
const perPart = {
  ...content,
  body: content.body.replace("{{2}}", "{{1}}"),
  buttons: content.buttons.map((button) => ({ ...button, value: button.value.replace("{{3}}", "{{1}}") })),
  samples: { "header.1": "S-1", "body.1": "KTM", "button.1.1": "S-1" },
};

describe.each(["meta", "360dialog", "twilio"] as const)("a template at the simulated %s", (provider) => {
  it("is written, submitted once, read back by the synchronisation and deleted", async () => {
    const { config, secrets } = connections[provider];
    const { numberId } = await addNumber(world.ctx, { provider, config, secrets, ...addresses[provider] });
    const actor = await addUser(world.ctx, { role: "admin" });
    const ctx: Ctx = { ...world.ctx, actor, providers: simulated.providers };
    const caller = createCaller(templatesRouter)({ ...ctx, actor });
    const fresh = { numberId, name: `hotovo_${provider.slice(0, 4)}`, language: "cs", category: "utility" as const };
    const { draftId } = await caller.createDraft(fresh);
    const written = provider === "twilio" ? content : perPart;
    const { revision } = await caller.saveDraft({ ...fresh, draftId, revision: 0, content: written });
    const { templateId } = await caller.submit({ draftId, revision, acknowledged: true });
    const find = async () => (await world.db.select().from(templates).where(eq(templates.id, templateId)))[0];
    expect((await find())?.status).toMatch(/pending|approved/);
    world.clock.advanceMs(syncCoolDownMs + 1);
    const report = await caller.sync({ numberId });
    expect(report.removed).toBe(0);
    const synced = await find();
    expect(synced?.removedAt).toBeNull();
    expect(synced?.components).toEqual(
      expect.arrayContaining([expect.objectContaining({ type: "BODY", text: written.body })]),
    );
    await caller.delete({ templateId, name: fresh.name });
    world.clock.advanceMs(syncCoolDownMs + 1);
    await caller.sync({ numberId });
    expect(await find()).toMatchObject({ status: "deleted", removedAt: expect.any(Date) });
  });
});

it("a carousel is written with its sample files, submitted and read back whole", async () => {
  const { config, secrets } = connections.meta;
  const phone = "+420601000111";
  const { numberId } = await addNumber(world.ctx, {
    provider: "meta",
    config,
    secrets,
    ...addresses.meta,
    phone,
    providerNumberId: "carousel",
  });
  const actor = await addUser(world.ctx, { role: "admin" });
  const ctx: Ctx = { ...world.ctx, actor, providers: simulated.providers };
  const caller = createCaller(templatesRouter)({ ...ctx, actor });
  const sample = async () => {
    const id = world.ctx.newId();
    await ctx.storage.put(id, new Uint8Array([255, 216, 255]), "image/jpeg");
    await world.db.insert(media).values({
      id,
      status: "stored",
      storageKey: id,
      mimeType: "image/jpeg",
      byteSize: 3,
      uploadedById: actor.userId,
    });
    return id;
  };
  const card = async (name: string) => ({
    mediaId: await sample(),
    fileName: "kolo.jpg",
    body: `Kolo ${name} teď stojí {{1}} Kč u nás.`,
    buttons: [{ type: "URL" as const, text: "Ukázat", value: "https://k.example/{{1}}" }],
  });
  const carousel = { format: "image" as const, cards: [await card("Vltava"), await card("Šumava")] };
  const written = {
    ...emptyContent,
    body: "Dobrý den, podívejte se na jarní kola, která právě přijela.",
    carousel,
    samples: { "card.0.body.1": "9", "card.0.button.0.1": "v", "card.1.body.1": "8", "card.1.button.0.1": "s" },
  };
  const fresh = { numberId, name: "jarni_karty", language: "cs", category: "marketing" as const };
  const { draftId } = await caller.createDraft(fresh);
  const { revision } = await caller.saveDraft({ ...fresh, draftId, revision: 0, content: written });
  const { templateId } = await caller.submit({ draftId, revision, acknowledged: true });
  world.clock.advanceMs(syncCoolDownMs + 1);
  await caller.sync({ numberId });
  const [synced] = await world.db.select().from(templates).where(eq(templates.id, templateId));
  expect(synced?.removedAt).toBeNull();
  expect(fromComponents(synced?.components ?? [])).toMatchObject({
    carousel: { format: "image", cards: carousel.cards.map(({ body, buttons }) => ({ body, buttons })) },
    samples: written.samples,
    kept: [],
  });
});
