import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { campaignReplies } from "@/db/schema/campaign-replies";
import { consentEntries } from "@/db/schema/consent";
import { messages, sendStreams } from "@/db/schema/delivery";
import { addContact, addConversation, type TestWorld, testWorld } from "../test-world";
import { addDesk, clientWrites, conversationOf, inbound, newPhone, receive, sessionsOf } from "./inbox-world";
import { showThread } from "./show-thread";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const minutesAgo = (minutes: number) => new Date(world.ctx.now().getTime() - minutes * 60_000);

describe("an answer to a campaign (O27, O27b)", () => {
  async function campaignMessage(hoursAgo: number) {
    const desk = await addDesk(world);
    const phone = newPhone();
    const contactId = await addContact(world.ctx, phone);
    const { numberId } = desk.number;
    const conversationId = await addConversation(world.ctx, { numberId, contactId });
    const streamId = world.ctx.newId();
    await world.db.insert(sendStreams).values({ id: streamId, numberId, status: "open" });
    const at = new Date(world.ctx.now().getTime() - hoursAgo * 3_600_000);
    const providerMessageId = `wamid.campaign.${streamId}`;
    await world.db.insert(messages).values({
      id: world.ctx.newId(),
      conversationId,
      numberId,
      direction: "out",
      kind: "template",
      status: "delivered",
      body: "Zimní servis se slevou",
      streamId,
      at,
      providerMessageId,
    });
    const repliesOf = () => world.db.select().from(campaignReplies).where(eq(campaignReplies.campaignId, streamId));
    return { ...desk, phone, conversationId, streamId, providerMessageId, repliesOf };
  }

  it("is in the thread but not in the inbox before the client answers", async () => {
    const { conversationId, supervisor } = await campaignMessage(1);
    expect(await sessionsOf(world, conversationId)).toEqual([]);
    expect(await conversationOf(world, conversationId)).toMatchObject({ unreadCount: 0, lastMessageAt: null });
    const { items } = await showThread(supervisor, { conversationId });
    expect(items).toMatchObject([{ type: "message", isCampaign: true, mayRetry: false }]);
  });

  it("is the campaign's when it comes within 72 hours", async () => {
    const { number, phone, conversationId, streamId } = await campaignMessage(71);
    await clientWrites(world, number, { phone });
    expect(await sessionsOf(world, conversationId)).toMatchObject([{ origin: "campaign", campaignId: streamId }]);
  });

  it("is nobody's later, unless the message is quoted", async () => {
    const late = await campaignMessage(73);
    await clientWrites(world, late.number, { phone: late.phone });
    expect(await sessionsOf(world, late.conversationId)).toMatchObject([{ origin: "client", campaignId: null }]);

    const quoting = await campaignMessage(200);
    const { phone, providerMessageId: replyToProviderMessageId } = quoting;
    await clientWrites(world, quoting.number, { phone, kind: "button", body: "Mám zájem", replyToProviderMessageId });
    expect(await sessionsOf(world, quoting.conversationId)).toMatchObject([
      { origin: "campaign", campaignId: quoting.streamId },
    ]);
  });

  it("counts once, by the first thing said; what quotes another message answers that one", async () => {
    const { number, phone, providerMessageId, repliesOf } = await campaignMessage(2);
    const first = await clientWrites(world, number, { phone, at: minutesAgo(60) });
    expect(await repliesOf()).toMatchObject([{ kind: "recent", messageId: first.messageId, at: first.at }]);
    await clientWrites(world, number, { phone, replyToProviderMessageId: providerMessageId });
    expect(await repliesOf()).toHaveLength(1);

    const other = await campaignMessage(2);
    const earlier = await clientWrites(world, other.number, { phone: other.phone, at: minutesAgo(600) });
    expect(await other.repliesOf()).toEqual([]);
    const { providerMessageId: replyToProviderMessageId } = earlier;
    await clientWrites(world, other.number, { phone: other.phone, replyToProviderMessageId });
    expect(await other.repliesOf()).toEqual([]);
  });

  it("may be a thumb up or a button, and is never a blocked client's", async () => {
    const { number, phone, providerMessageId, conversationId, repliesOf } = await campaignMessage(2);
    const reaction = { toProviderMessageId: providerMessageId, emoji: "👍" };
    await receive(world, number, inbound({ phone, kind: "reaction", body: null, payload: { reaction } }));
    expect(await repliesOf()).toMatchObject([{ kind: "reaction" }]);
    expect(await sessionsOf(world, conversationId)).toEqual([]);

    const pressed = await campaignMessage(2);
    const button = { kind: "button" as const, body: "Mám zájem", payload: { button: { text: "Mám zájem" } } };
    await clientWrites(world, pressed.number, { phone: pressed.phone, ...button });
    expect(await pressed.repliesOf()).toMatchObject([{ kind: "button" }]);

    const blocked = await campaignMessage(2);
    await world.sql`update contacts set blocked_at = now() where phone = ${blocked.phone}`;
    await receive(world, blocked.number, inbound({ phone: blocked.phone }));
    expect(await blocked.repliesOf()).toEqual([]);
  });

  it("opts out with a word that says it elsewhere in a sentence only; the campaign is in the evidence (O6)", async () => {
    const { number, phone, conversationId, streamId, repliesOf } = await campaignMessage(2);
    await clientWrites(world, number, { phone, body: "Zrušit, díky" });
    expect(await sessionsOf(world, conversationId)).toEqual([]);
    expect(await repliesOf()).toMatchObject([{ kind: "recent" }]);
    expect(await world.db.select().from(consentEntries).where(eq(consentEntries.campaignId, streamId))).toMatchObject([
      { move: "withdrawn", proof: "Zrušit, díky" },
    ]);
  });
});
