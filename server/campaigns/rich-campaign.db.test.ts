import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { messages } from "@/db/schema/delivery";
import { conversations } from "@/db/schema/inbox";
import { followLink } from "../links/follow-link";
import { linkBase } from "../links/rules";
import type { TemplateComponent } from "../providers/types";
import { addNumber, addTemplate, addUser, type TestWorld, testWorld } from "../test-world";
import { addRateCard } from "../usage/add-rate-card";
import { streamCost } from "../usage/stream-cost";
import { upload } from "./campaign-world";
import { createCampaign } from "./create-campaign";
import { csvTemplate } from "./csv-files";
import { estimateCost } from "./estimate-cost";
import { feedCampaign } from "./feed-campaign";
import { launchCampaign } from "./launch-campaign";
import { findCampaign } from "./queries";
import { campaignPlaces } from "./rules";
import { campaignProgress } from "./show-campaign";
import { pageOfRecipients } from "./status-queries";
import { updateCampaign } from "./update-campaign";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const quick = { tickMs: 0, pauseMs: 0, batch: 100 };

const carousel: TemplateComponent[] = [
  { type: "BODY", text: "Ahoj {{1}}, kola jsou tu." },
  {
    type: "CAROUSEL",
    cards: ["Vltava", "Šumava"].map((name) => ({
      components: [
        { type: "HEADER", format: "IMAGE" },
        { type: "BODY", text: `${name} za {{1}} Kč u nás` },
        { type: "BUTTONS", buttons: [{ type: "URL", text: "Ukázat", url: "https://k.example/{{1}}" }] },
      ],
    })),
  },
];
const offer: TemplateComponent[] = [
  { type: "LIMITED_TIME_OFFER", text: "Víkend", hasExpiration: true },
  { type: "BODY", text: "Ahoj {{1}}, sleva na doplňky." },
  { type: "BUTTONS", buttons: [{ type: "COPY_CODE", text: "", example: "VIKEND15" }] },
];
const place: TemplateComponent[] = [
  { type: "HEADER", format: "LOCATION" },
  { type: "BODY", text: "Ahoj {{1}}, najdete nás tady." },
];

type CampaignOptions = {
  fixed?: Record<string, string>;
  defaults?: Record<string, string>;
  shortLinks?: boolean;
};

async function campaignOver(
  components: TemplateComponent[],
  { fixed = {}, defaults = {}, shortLinks = false }: CampaignOptions = {},
) {
  const ctx = world.as(await addUser(world.ctx, { role: "supervisor" }));
  const { numberId } = await addNumber(ctx, { dailyLimit: null });
  const templateId = await addTemplate(ctx, numberId, { components });
  const variables = campaignPlaces(components).map(({ key }) => {
    return { key, label: key, defaultValue: defaults[key] ?? "" };
  });
  const fields = { name: `Jaro ${numberId}`, note: "", numberId, templateId, variables, fixed, shortLinks };
  const { campaignId } = await createCampaign(ctx, fields);
  const sent = () => world.db.select().from(messages).where(eq(messages.streamId, campaignId)).orderBy(messages.seq);
  const parameters = async () => (await sent()).map(({ payload }) => payload.template?.parameters);
  return { ctx, campaignId, fields, sent, parameters };
}

const phone = (n: number) => `+42077${2_000_000 + n}`;
const inAnHour = () => new Date(world.ctx.now().getTime() + 3_600_000).toISOString();

describe("a campaign with cards", () => {
  it("has its columns card by card: link, then variables (S2.25)", async () => {
    const { ctx, campaignId } = await campaignOver(carousel);
    const words = { phone: "Telefon", separator: ";" } as Parameters<typeof csvTemplate>[2];
    expect((await csvTemplate(ctx, campaignId, words)).replace(/^\ufeff/, "").trim()).toBe(
      [
        "Telefon",
        "body.1",
        "card.0.header.media",
        "card.0.body.1",
        "card.0.button.0.1",
        "card.1.header.media",
        "card.1.body.1",
        "card.1.button.0.1",
      ].join(";"),
    );
  });

  it("sends each recipient their own cards, defaults where a value is empty (S2.23)", async () => {
    const one = await campaignOver(carousel, { defaults: { "card.1.header.media": "https://k.example/b.jpg" } });
    const row = ["Jano", "https://k.example/a.jpg", "9 900", "vltava", "", "12 900", "sumava"];
    const without = row.with(2, "");
    const bad = row.with(1, "a.jpg");
    await upload(one.ctx, one.campaignId, [row, without, bad].map((r, n) => [phone(n), ...r].join(";")).join("\n"));
    expect(await launchCampaign(one.ctx, one)).toEqual({ ok: true });
    await feedCampaign(one.ctx, one, quick);
    expect(await one.parameters()).toMatchObject([
      {
        body: ["Jano"],
        cards: [
          { header: { kind: "image", link: "https://k.example/a.jpg" }, body: ["9 900"] },
          { header: { kind: "image", link: "https://k.example/b.jpg" }, body: ["12 900"] },
        ],
      },
    ]);
    const { reasons } = await campaignProgress(one.ctx, one);
    expect(reasons).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ reason: "missing_value", count: 1 }),
        expect.objectContaining({ reason: "bad_link", count: 1 }),
      ]),
    );
  });

  it("refuses a default of a card's picture that is no address", async () => {
    await expect(campaignOver(carousel, { defaults: { "card.0.header.media": "a.jpg" } })).rejects.toThrow(
      "campaignMediaLink",
    );
  });
});

describe("a campaign with an offer", () => {
  it("does not start without its end or with one that has passed", async () => {
    const one = await campaignOver(offer);
    await upload(one.ctx, one.campaignId, `${phone(10)};Jano;VIKEND15\n`);
    expect(await launchCampaign(one.ctx, one)).toEqual({ ok: false, blockers: ["fixed"] });
    const fixed = { "offer.expires": world.ctx.now().toISOString() };
    await updateCampaign(one.ctx, { ...one.fields, fixed, campaignId: one.campaignId });
    expect(await launchCampaign(one.ctx, one)).toEqual({ ok: false, blockers: ["fixed"] });
    await updateCampaign(one.ctx, {
      ...one.fields,
      fixed: { "offer.expires": inAnHour() },
      campaignId: one.campaignId,
    });
    expect(await launchCampaign(one.ctx, one)).toEqual({ ok: true });
  });

  it("sends everybody the same end and their own code, and not a code that is too long", async () => {
    const expires = inAnHour();
    const one = await campaignOver(offer, { fixed: { "offer.expires": expires } });
    await upload(one.ctx, one.campaignId, `${phone(20)};Jano;JEN15\n${phone(21)};Evo;PRILISDLOUHYKOD1\n`);
    await launchCampaign(one.ctx, one);
    await feedCampaign(one.ctx, one, quick);
    expect(await one.parameters()).toMatchObject([
      { offerExpiresAtMs: Date.parse(expires), buttons: [{ index: 0, kind: "copy_code", value: "JEN15" }] },
    ]);
    expect((await campaignProgress(one.ctx, one)).reasons).toMatchObject([{ reason: "value_too_long", count: 1 }]);
  });

  it("stands still once the offer has ended: nobody gets an offer that is over", async () => {
    const one = await campaignOver(offer, { fixed: { "offer.expires": inAnHour() } });
    await upload(one.ctx, one.campaignId, `${phone(30)};Jano;JEN15\n`);
    await launchCampaign(one.ctx, one);
    world.clock.advanceMs(3_600_000);
    await feedCampaign(one.ctx, one, quick);
    expect(await findCampaign(world.db, one.campaignId)).toMatchObject({ status: "paused", pauseReason: "offer" });
    expect(await one.sent()).toEqual([]);
  });
});

describe("a campaign with a place", () => {
  const somewhere = {
    "header.name": "Kola Brázda",
    "header.address": "Vinohradská 12",
    "header.latitude": "50.0755",
    "header.longitude": "14.4378",
  };

  it("sends everybody the same place, which is no column of the file", async () => {
    const one = await campaignOver(place, { fixed: somewhere });
    await upload(one.ctx, one.campaignId, `${phone(40)};Jano\n${phone(41)};Evo\n`);
    await launchCampaign(one.ctx, one);
    await feedCampaign(one.ctx, one, quick);
    const header = { kind: "location", name: "Kola Brázda", latitude: 50.0755, longitude: 14.4378 };
    expect(await one.parameters()).toMatchObject([
      { header, body: ["Jano"] },
      { header, body: ["Evo"] },
    ]);
  });

  it("keeps a draft without it, but none with a wrong one or with what the template does not ask for", async () => {
    const half = await campaignOver(place, { fixed: { "header.name": "Kola Brázda", "offer.expires": inAnHour() } });
    expect((await findCampaign(world.db, half.campaignId))?.fixed).toEqual({ "header.name": "Kola Brázda" });
    await expect(campaignOver(place, { fixed: { ...somewhere, "header.longitude": "200" } })).rejects.toThrow(
      "campaignFixed",
    );
  });
});

describe("short links (O28)", () => {
  const base = () => linkBase(world.ctx.env.APP_URL);
  const person =
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36";
  const linked = (): TemplateComponent[] => [
    { type: "BODY", text: "Ahoj {{1}}, viz odkaz." },
    { type: "BUTTONS", buttons: [{ type: "URL", text: "Sleva", url: `${base()}{{1}}` }] },
  ];
  const visits = async (token: string, ...agents: string[]) => {
    for (const userAgent of agents) {
      const found = await followLink(world.ctx, { token, visit: { method: "GET", userAgent, purpose: null } });
      expect(found).toEqual({ target: "https://obchod.cz/kola?id=7" });
    }
    await world.settle();
  };

  it("stand in texts and buttons, another for each recipient; people are counted once, programs never, the window stays shut (S1.28)", async () => {
    const one = await campaignOver(linked(), { shortLinks: true });
    const row = (n: number, value: string) => `${phone(100 + n)};Jano https://obchod.cz/kola?id=7;${value}`;
    const file = [row(0, "https://obchod.cz/kola?id=7"), row(1, "https://obchod.cz/kola?id=7"), row(2, "SLEVA")];
    await upload(one.ctx, one.campaignId, file.join("\n"));
    await launchCampaign(one.ctx, one);
    await feedCampaign(one.ctx, one, quick);
    const texts = (await one.sent()).map(({ body }) => body ?? "");
    const tokens = texts.map((text) => text.slice(`Ahoj Jano ${base()}`.length, -", viz odkaz.".length));
    expect(texts).toEqual(tokens.map((token) => `Ahoj Jano ${base()}${token}, viz odkaz.`));
    expect(new Set(tokens).size).toBe(2);
    expect(await one.parameters()).toMatchObject(tokens.map((token) => ({ buttons: [{ value: token }] })));
    const { reasons } = await campaignProgress(one.ctx, one);
    expect(reasons).toMatchObject([{ reason: "bad_link", count: 1 }]);
    await visits(tokens[0] ?? "", "WhatsApp/2.25", person, person);
    await visits(tokens[1] ?? "", "facebookexternalhit/1.1");
    expect((await campaignProgress(one.ctx, one)).clicks).toEqual({ recipients: 1, clicks: 2 });
    const { rows } = await pageOfRecipients(world.db, { campaignId: one.campaignId, status: "clicked", search: "" });
    expect(rows.map(({ phone: shown }) => shown)).toEqual([phone(100)]);
    const [conversation] = await world.db
      .select()
      .from(conversations)
      .where(eq(conversations.numberId, one.fields.numberId));
    expect(conversation?.lastClientMessageAt).toBeNull();
  });

  it("are not made of texts unless the campaign says so, and lead nowhere else", async () => {
    const one = await campaignOver([{ type: "BODY", text: "Ahoj {{1}}, viz odkaz." }]);
    await upload(one.ctx, one.campaignId, `${phone(200)};Jano https://obchod.cz`);
    await launchCampaign(one.ctx, one);
    await feedCampaign(one.ctx, one, quick);
    expect((await one.sent()).map(({ body }) => body)).toEqual(["Ahoj Jano https://obchod.cz, viz odkaz."]);
    expect((await campaignProgress(one.ctx, one)).clicks).toBeNull();
    const visit = { method: "GET", userAgent: person, purpose: null };
    for (const token of ["abcdefghijk", "../inbox", "", "%00"])
      expect(await followLink(world.ctx, { token, visit })).toBeNull();
  });
});

describe("what a campaign costs (O11)", () => {
  it("is said by country before it starts, by what was charged afterwards", async () => {
    const admin = world.as(await addUser(world.ctx, { role: "admin" }));
    const list = "country,category,price,currency,valid from\nCZ,utility,0.08,EUR,2026-01-01";
    await addRateCard(admin, { text: `${list}\nSK,utility,0.06,EUR,2026-01-01`, name: "Ceník" });
    const one = await campaignOver(place.slice(1));
    const slovak = "+421905123456;Jano";
    await upload(one.ctx, one.campaignId, [`${phone(300)};Jano`, `${phone(301)};Petr`, slovak].join("\n"));
    expect(await estimateCost(one.ctx, one)).toMatchObject({
      ok: true,
      count: 3,
      toMicros: 220_000,
      lines: [
        { country: "CZ", category: "utility", count: 2, unitMicros: 80_000 },
        { country: "SK", category: "utility", count: 1, unitMicros: 60_000 },
      ],
    });
    await launchCampaign(one.ctx, one);
    await feedCampaign(one.ctx, one, quick);
    expect(await streamCost(one.ctx, { streamId: one.campaignId })).toMatchObject({ amounts: {}, charged: 0 });
    const [first, second] = await one.sent();
    const taken = { acceptedAt: world.ctx.now(), status: "delivered" as const };
    for (const message of [first, second])
      await world.db
        .update(messages)
        .set(taken)
        .where(eq(messages.id, message?.id ?? ""));
    expect(await streamCost(one.ctx, { streamId: one.campaignId })).toMatchObject({
      amounts: { EUR: 160_000 },
      charged: 2,
      unpriced: 0,
    });
  });
});
