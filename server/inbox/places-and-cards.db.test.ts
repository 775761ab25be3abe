import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addNumber, type TestWorld, testWorld } from "../test-world";
import { acceptSession } from "./accept-session";
import { addDesk, clientWrites, messagesOf } from "./inbox-world";
import { reply } from "./reply";
import { type ReplyContent, replyContent } from "./schema";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

async function talk(provider: "meta" | "twilio" = "meta") {
  const desk = await addDesk(world);
  const number = provider === "meta" ? desk.number : await addNumber(world.ctx, { groupId: desk.groupId, provider });
  const written = await clientWrites(world, number);
  await acceptSession(desk.petra, written);
  const { conversationId } = written;
  const send = (content: ReplyContent) => reply(desk.petra, { messageId: world.ctx.newId(), conversationId, content });
  return { send, sent: async () => (await messagesOf(world, conversationId)).at(-1) };
}

const place: ReplyContent = { kind: "location", latitude: 49.7475, longitude: 13.3776, name: "Kola Brázda" };
const card: ReplyContent = { kind: "contacts", contacts: [{ name: "Dílna", phones: ["+420725118411"] }] };

describe("places and contact cards of an operator (O18)", () => {
  it("are queued as what they are", async () => {
    const { send, sent } = await talk();
    expect(await send(place)).toEqual({ ok: true });
    const { kind: _, ...location } = place;
    expect(await sent()).toMatchObject({ kind: "location", body: null, status: "queued", payload: { location } });
    expect(await send(card)).toEqual({ ok: true });
    expect(await sent()).toMatchObject({ kind: "contacts", payload: { contacts: card.contacts } });
  });

  it("go over Twilio only as places", async () => {
    const { send } = await talk("twilio");
    expect(await send(place)).toEqual({ ok: true });
    await expect(send(card)).rejects.toMatchObject({ key: "contactsProvider" });
  });

  it("are none beyond the Earth, without a name or without a whole number", () => {
    const wrong = [
      { ...place, latitude: 90.1 },
      { ...place, longitude: Number.NaN },
      { ...card, contacts: [] },
      { ...card, contacts: [{ name: " ", phones: ["+420725118411"] }] },
      { ...card, contacts: [{ name: "Dílna", phones: ["725118411"] }] },
    ];
    for (const content of wrong) expect(replyContent.safeParse(content).success).toBe(false);
  });
});
