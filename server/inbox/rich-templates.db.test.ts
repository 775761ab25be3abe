import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { media } from "@/db/schema/media";
import type { Ctx } from "../context";
import { serveMedia } from "../media/serve-media";
import type { TemplateComponent } from "../providers/types";
import { addTemplate, type TestWorld, testWorld } from "../test-world";
import { acceptSession } from "./accept-session";
import { addDesk, clientWrites, messagesOf, newPhone } from "./inbox-world";
import { reply } from "./reply";
import { sendingTemplates } from "./sending-choices";
import { startSession } from "./start-session";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const carousel: TemplateComponent[] = [
  { type: "BODY", text: "Ahoj {{1}}, kola jsou tu." },
  {
    type: "CAROUSEL",
    cards: [1, 2].map((n) => ({
      components: [
        { type: "HEADER", format: n === 1 ? "IMAGE" : "VIDEO" },
        { type: "BODY", text: `Kolo ${n} za {{1}} Kč u nás` },
        { type: "BUTTONS", buttons: [{ type: "URL", text: "Ukázat", url: "https://k.example/{{1}}" }] },
      ],
    })),
  },
];
const place: TemplateComponent[] = [
  { type: "HEADER", format: "LOCATION" },
  { type: "BODY", text: "Najdete nás tady." },
];
const offer: TemplateComponent[] = [
  { type: "LIMITED_TIME_OFFER", text: "Víkend", hasExpiration: true },
  { type: "BODY", text: "Sleva na doplňky." },
  { type: "BUTTONS", buttons: [{ type: "COPY_CODE", text: "", example: "VIKEND15" }] },
];
const somewhere = {
  "header.name": "Kola Brázda",
  "header.address": "Vinohradská 12",
  "header.latitude": "50,0755",
  "header.longitude": "14.4378",
};

async function accepted() {
  const desk = await addDesk(world);
  const written = await clientWrites(world, desk.number, { phone: newPhone() });
  await acceptSession(desk.petra, written);
  const send = async (components: TemplateComponent[], values: Record<string, string>, files = {}) => {
    const templateId = await addTemplate(world.ctx, desk.number.numberId, {
      components,
      name: `t_${world.ctx.newId()}`,
    });
    const content = { kind: "template" as const, templateId, values, files };
    return reply(desk.petra, { messageId: world.ctx.newId(), conversationId: written.conversationId, content });
  };
  const sent = async () => (await messagesOf(world, written.conversationId)).at(-1);
  return { ...desk, ...written, send, sent };
}

async function addUpload(ctx: Ctx, mimeType: string) {
  const id = world.ctx.newId();
  const uploadedById = ctx.actor.kind === "user" ? ctx.actor.userId : "";
  await world.db.insert(media).values({ id, status: "stored", storageKey: id, mimeType, byteSize: 3, uploadedById });
  return id;
}

const cardValues = {
  "body.1": "Jano",
  "card.0.body.1": "9 900",
  "card.0.button.0.1": "vltava",
  "card.1.body.1": "12 900",
  "card.1.button.0.1": "sumava",
};

describe("a template with cards", () => {
  it("takes a file and values for each of them and keeps them with the message", async () => {
    const { petra, send, sent } = await accepted();
    const [first, second] = [await addUpload(petra, "image/jpeg"), await addUpload(petra, "video/mp4")];
    await send(carousel, cardValues, { "card.0.header.media": first, "card.1.header.media": second });
    expect((await sent())?.payload.template).toMatchObject({
      parameters: {
        body: ["Jano"],
        cards: [
          { header: { kind: "image", mediaId: first }, body: ["9 900"], buttons: [{ index: 0, value: "vltava" }] },
          { header: { kind: "video", mediaId: second }, body: ["12 900"], buttons: [{ index: 0, value: "sumava" }] },
        ],
      },
      rendered: { cards: [{ body: "Kolo 1 za 9 900 Kč u nás", buttons: ["Ukázat"] }, {}] },
    });
  });

  it("is refused without a card's value, without its file and with one of another kind (S2.23)", async () => {
    const { petra, send } = await accepted();
    const [image, video] = [await addUpload(petra, "image/jpeg"), await addUpload(petra, "video/mp4")];
    const files = { "card.0.header.media": image, "card.1.header.media": video };
    await expect(send(carousel, { ...cardValues, "card.1.body.1": " " }, files)).rejects.toThrow("templateValues");
    await expect(send(carousel, cardValues, { "card.0.header.media": image })).rejects.toThrow("templateCardFile");
    const swapped = { ...files, "card.1.header.media": image };
    await expect(send(carousel, cardValues, swapped)).rejects.toThrow("templateCardFile");
  });

  it("lets those who see the conversation open the pictures of its cards, nobody else", async () => {
    const { petra, jana, send, sent } = await accepted();
    const [first, second] = [await addUpload(petra, "image/jpeg"), await addUpload(petra, "video/mp4")];
    await send(carousel, cardValues, { "card.0.header.media": first, "card.1.header.media": second });
    const messageId = (await sent())?.id;
    const open = (ctx: Ctx, mediaId: string) => serveMedia(ctx, { mediaId, messageId, asDownload: false });
    await expect(open(jana, first)).resolves.toMatchObject({ mimeType: "image/jpeg" });
    await expect(open(jana, await addUpload(petra, "image/jpeg"))).rejects.toMatchObject({ code: "not_found" });
    const stranger = (await addDesk(world)).petra;
    await expect(open(stranger, first)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a template with a place", () => {
  it("takes its name, address and degrees", async () => {
    const { send, sent } = await accepted();
    await send(place, somewhere);
    expect((await sent())?.payload.template?.parameters.header).toEqual({
      kind: "location",
      name: "Kola Brázda",
      address: "Vinohradská 12",
      latitude: 50.0755,
      longitude: 14.4378,
    });
  });

  it("is refused where there is no such place", async () => {
    const { send } = await accepted();
    await expect(send(place, { ...somewhere, "header.latitude": "95" })).rejects.toThrow("templatePlace");
    await expect(send(place, { ...somewhere, "header.name": "" })).rejects.toThrow("templateValues");
  });
});

describe("a template with an offer", () => {
  it("takes its end and its code, also to begin a session", async () => {
    const { petra, number } = await accepted();
    const templateId = await addTemplate(world.ctx, number.numberId, { components: offer });
    const expires = new Date(world.ctx.now().getTime() + 86_400_000);
    const outcome = await startSession(petra, {
      messageId: world.ctx.newId(),
      numberId: number.numberId,
      to: { phone: newPhone() },
      templateId,
      values: { "offer.expires": expires.toISOString(), "button.0.code": "VIKEND15" },
    });
    const conversationId = outcome.ok ? outcome.conversationId : "";
    expect((await messagesOf(world, conversationId)).at(-1)?.payload.template?.parameters).toMatchObject({
      offerExpiresAtMs: expires.getTime(),
      buttons: [{ index: 0, kind: "copy_code", value: "VIKEND15" }],
    });
  });

  it("is refused once it has ended, and with a code that is too long", async () => {
    const { send } = await accepted();
    const now = world.ctx.now().toISOString();
    const later = new Date(world.ctx.now().getTime() + 60_000).toISOString();
    const given = (expires: string, code: string) => ({ "offer.expires": expires, "button.0.code": code });
    await expect(send(offer, given(now, "VIKEND15"))).rejects.toThrow("templateExpiry");
    await expect(send(offer, given(later, "PRILISDLOUHYKOD1"))).rejects.toThrow("templateValueLong");
    expect(await send(offer, given(later, "VIKEND15"))).toEqual({ ok: true });
  });
});

it("offers every such template with what it asks for; only an unknown part is in the way", async () => {
  const { petra, number } = await accepted();
  const unknown: TemplateComponent[] = [
    { type: "BODY", text: "Ahoj" },
    { type: "OTHER", raw: { type: "NEW" } },
  ];
  for (const [name, components] of Object.entries({ carousel, place, offer, unknown }))
    await addTemplate(world.ctx, number.numberId, { name, components });
  const offered = await sendingTemplates(petra, { numberId: number.numberId });
  const of = (name: string) => offered.find((template) => template.name === name);
  expect(of("carousel")).toMatchObject({ blocked: null, files: [{ card: 0 }, { card: 1 }], fixed: [] });
  expect(of("place")).toMatchObject({ blocked: null, fixed: [{ kind: "placeName" }, {}, {}, {}] });
  expect(of("offer")).toMatchObject({ blocked: null, fixed: [{ kind: "expiry" }] });
  expect(of("unknown")?.blocked).toBe("parts");
});
