import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ProviderName } from "@/db/enums";
import type { BotMove, BotScript } from "@/db/schema/bots";
import { contactIdentities, contacts } from "@/db/schema/contacts";
import { conversations } from "@/db/schema/inbox";
import { numbers } from "@/db/schema/numbers";
import { scriptWith } from "../bots/bots-world";
import { switchBot } from "../bots/save-bot";
import type { Ctx } from "../context";
import { saveCalendar } from "../routing/save-calendar";
import { addNumber, addUser, type TestWorld, testWorld } from "../test-world";
import { acceptSession } from "./accept-session";
import { after, botDesk as botDeskIn, type Desk, talkBegin, talkWith } from "./bot-world";
import { endSilentTalks } from "./end-silent-talks";
import {
  addDesk,
  addGroup,
  clientWrites,
  conversationOf,
  inbound,
  messagesOf,
  newPhone,
  receive,
  sessionsOf,
} from "./inbox-world";
import { listConversations } from "./list-conversations";
import { showConversation } from "./show-conversation";
import { showTalkOf } from "./show-talk-of";
import { showThread } from "./show-thread";

const begin = talkBegin;

let world: TestWorld;
let admin: Ctx;
beforeAll(async () => {
  world = await testWorld({ now: begin });
  admin = world.as(await addUser(world.ctx, { role: "admin" }));
});
beforeEach(() => world.clock.set(begin));
afterAll(() => world.close());

const botDesk = (script?: BotScript, desk?: Desk) => botDeskIn(world, admin, { script, desk });
const talk = (number: Desk["number"], ...answers: Parameters<typeof inbound>[0][]) =>
  talkWith(world, number, ...answers);

const press = (id: string, title: string) => ({
  kind: "button" as const,
  body: title,
  payload: { button: { text: title, payload: id } },
});

describe("a session that the routing gives to a bot (N.45)", () => {
  it("is greeted with buttons, offered to nobody, and seen by the group as the bot's", async () => {
    const { number, petra, stranger, groupId } = await botDesk();
    const { conversationId, sessionId, session, said } = await talk(number);
    expect(await session()).toMatchObject({ status: "bot", groupId, routing: { target: { kind: "bot" } } });
    const [greeting, ...more] = await said();
    expect(more).toEqual([]);
    expect(greeting).toMatchObject({ kind: "interactive", status: "queued", authorId: null, sessionId });
    expect(greeting?.payload.interactive?.action).toMatchObject({
      type: "buttons",
      buttons: [{ id: "start:claim", title: "Reklamace" }, { title: "Otevírací doba" }, { title: "Něco jiného" }],
    });
    const sections = await Promise.all(
      (["waiting", "mine", "team"] as const).map((section) => listConversations(petra, { section })),
    );
    expect(sections.map(({ rows }) => rows.map((row) => row.conversationId))).toEqual([[], [], [conversationId]]);
    await expect(showConversation(stranger, { conversationId })).rejects.toMatchObject({ code: "not_found" });
  });

  it("goes on by what the client presses, and to whom the client chose", async () => {
    const groupId = await addGroup(world);
    const { number } = await botDesk(scriptWith({ kind: "group", groupId }));
    const told = await talk(number, press("start:claim", "Reklamace"), press("claim:bike", "Kola"));
    expect((await told.said()).map(({ kind, body }) => [kind, body])).toEqual([
      ["interactive", "Dobrý den, s čím pomůžeme?"],
      ["interactive", "Čeho se reklamace týká?"],
      ["text", "Předávám vás kolegům."],
    ]);
    expect(await told.session()).toMatchObject({ status: "waiting", groupId, queuedAt: after(60) });
    expect(await told.events()).toEqual(["started", "handed_over"]);
    const member = world.as(await addUser(world.ctx, { groupIds: [groupId] }));
    expect(await showTalkOf(member, { sessionId: told.sessionId })).toMatchObject({
      outcome: "chosen",
      path: [{ title: "Reklamace" }, { title: "Kola" }],
    });
  });

  it("is offered first to the person whom the client chose, in the group of the rule", async () => {
    const desk = await addDesk(world);
    const move: BotMove = { kind: "operator", operatorId: actorId(desk.jana) };
    const { number, groupId } = await botDesk(scriptWith(move), desk);
    const { session } = await talk(number, { body: "3" });
    expect(await session()).toMatchObject({ status: "waiting", groupId, preferredOperatorId: actorId(desk.jana) });
    await world.settle();
    expect(world.sentJobs.some(({ name }) => name === "inbox/offers.due")).toBe(true);
  });

  it("is ended by an answer that needs nobody, with nothing left unread", async () => {
    const { number } = await botDesk();
    const { session, said, conversationId } = await talk(number, { body: "otevírací doba" });
    expect(await session()).toMatchObject({ status: "ended", endedById: null, resultId: null });
    expect((await said()).at(-1)?.body).toBe("Po–pá 8–16.");
    expect((await conversationOf(world, conversationId))?.unreadCount).toBe(0);
  });

  it("gives who asks for people, or is not understood twice, to the group of the rule", async () => {
    const { number, groupId } = await botDesk();
    const asked = await talk(number, { body: "chci operátora" });
    const unclear = await talk(number, { body: "kde je kolo?" }, { kind: "image", body: null });
    for (const { session, run } of [asked, unclear])
      expect([(await session())?.status, (await session())?.groupId, (await run())?.endedAt !== null]).toEqual([
        "waiting",
        groupId,
        true,
      ]);
    expect((await unclear.said()).map(({ body }) => body)).toEqual([
      "Dobrý den, s čím pomůžeme?",
      "Tomu nerozumím.\n\nDobrý den, s čím pomůžeme?",
      "Předávám vás kolegům.",
    ]);
    expect([(await asked.run())?.outcome, (await unclear.run())?.outcome]).toEqual(["asked", "unclear"]);
  });

  it("numbers the choices for a provider without buttons", async () => {
    const desk = await addDesk(world);
    const number = await addNumber(world.ctx, { provider: "twilio" satisfies ProviderName, groupId: desk.groupId });
    await botDesk(undefined, { ...desk, number });
    const { said, run } = await talk(number, { body: "1" });
    expect((await said()).map(({ kind, body }) => [kind, body])).toEqual([
      ["text", "Dobrý den, s čím pomůžeme?\n\n1. Reklamace\n2. Otevírací doba\n3. Něco jiného"],
      ["text", "Čeho se reklamace týká?\n\n1. Kola"],
    ]);
    expect((await run())?.stepId).toBe("claim");
  });

  it("answers once, however often the webhook comes, and greets a volley of messages once", async () => {
    const { number } = await botDesk();
    const phone = newPhone();
    const [hello, more] = [inbound({ phone, at: begin }), inbound({ phone, at: begin, body: "a ještě něco" })];
    await receive(world, number, hello, more);
    await receive(world, number, hello);
    const press1 = inbound({ phone, at: after(20), ...press("start:claim", "Reklamace") });
    world.clock.set(after(20));
    await Promise.all([receive(world, number, press1), receive(world, number, press1)]);
    const [row] = await world.db
      .select({ id: conversations.id })
      .from(conversations)
      .where(eq(conversations.numberId, number.numberId));
    const said = (await messagesOf(world, row?.id ?? "")).filter(({ direction }) => direction === "out");
    expect(said.map(({ body }) => body)).toEqual(["Dobrý den, s čím pomůžeme?", "Čeho se reklamace týká?"]);
  });

  it("keeps to the script with which it began, though somebody edits it", async () => {
    const { number, botId } = await botDesk();
    const told = await talk(number);
    await world.sql`update bots set script = jsonb_set(script, '{steps}', '[]') where id = ${botId}`;
    world.clock.set(after(30));
    await clientWrites(world, number, { phone: told.phone, at: after(30), body: "1" });
    expect((await told.said()).at(-1)?.body).toBe("Čeho se reklamace týká?");
  });
});

describe("a bot stays silent and leaves the client to people", () => {
  it.each<[string, (at: { numberId: string; botId: string; conversationId: string }) => Promise<unknown>]>([
    ["once it is switched off", ({ botId }) => switchBot(admin, { botId, enabled: false })],
    [
      "where the client opted out",
      ({ conversationId }) => world.sql`update contacts set marketing_opted_out_at = now()
        where id = (select contact_id from conversations where id = ${conversationId})`,
    ],
    [
      "where the number cannot send",
      ({ numberId }) => world.db.update(numbers).set({ status: "blocked" }).where(eq(numbers.id, numberId)),
    ],
  ])("%s", async (_, change) => {
    const { number, botId, groupId } = await botDesk();
    const told = await talk(number);
    await change({ numberId: number.numberId, botId, conversationId: told.conversationId });
    await clientWrites(world, number, { phone: told.phone, at: after(30), body: "1" });
    expect([(await told.said()).length, (await told.run())?.outcome]).toEqual([1, "unable"]);
    expect(await told.session()).toMatchObject({ status: "waiting", groupId });
  });

  it("outside the window: a message that came a day late", async () => {
    const { number } = await botDesk();
    const { sessionId, conversationId } = await clientWrites(world, number, { at: after(-25 * 3600) });
    expect(await messagesOf(world, conversationId)).toHaveLength(1);
    expect((await sessionsOf(world, conversationId)).map(({ id, status }) => [id, status])).toEqual([
      [sessionId, "waiting"],
    ]);
  });

  it("to whom is blocked: what they write begins no session", async () => {
    const { number } = await botDesk();
    const phone = newPhone();
    await world.db.insert(contacts).values({ id: world.ctx.newId(), phone, blockedAt: begin });
    const [contact] = await world.db.select().from(contacts).where(eq(contacts.phone, phone));
    await world.db.insert(contactIdentities).values({ kind: "phone", value: phone, contactId: contact?.id ?? "" });
    const { conversationId } = await clientWrites(world, number, { phone, at: begin });
    expect([await messagesOf(world, conversationId), await sessionsOf(world, conversationId)]).toMatchObject([
      [{ direction: "in" }],
      [],
    ]);
  });

  it("when the client says nothing for so long, exactly once", async () => {
    const { number, groupId } = await botDesk();
    const told = await talk(number);
    world.clock.set(after(9 * 60));
    await endSilentTalks(world.ctx);
    expect((await told.session())?.status).toBe("bot");
    world.clock.set(after(10 * 60 + 1));
    await Promise.all([endSilentTalks(world.ctx), endSilentTalks(world.ctx)]);
    expect(await told.session()).toMatchObject({ status: "waiting", groupId });
    expect([(await told.run())?.outcome, (await told.said()).length]).toEqual(["silent", 1]);
    expect(await told.events()).toEqual(["started", "handed_over"]);
  });

  it("when a person takes the session over", async () => {
    const { number, petra } = await botDesk();
    const told = await talk(number);
    expect(await acceptSession(petra, { sessionId: told.sessionId })).toEqual({ ok: true });
    await clientWrites(world, number, { phone: told.phone, at: after(30), body: "1" });
    expect((await told.said()).length).toBe(1);
    await endSilentTalks(world.ctx);
    expect((await told.run())?.outcome).toBe("taken");
  });

  it("and outside working hours says when people will be there (N.70)", async () => {
    const { number } = await botDesk();
    const week = Array.from({ length: 7 }, () => []);
    await saveCalendar(admin, {
      numberId: number.numberId,
      version: 0,
      week,
      observesHolidays: true,
      replyEnabled: true,
      reply: "Ozveme se ráno.",
      callbackLabel: "",
    });
    const told = await talk(number, { body: "operátor" });
    await clientWrites(world, number, { phone: told.phone, at: after(90), body: "Haló?" });
    expect((await told.said()).map(({ body }) => body)).toEqual(["Dobrý den, s čím pomůžeme?", "Ozveme se ráno."]);
  });
});

describe("the transcript", () => {
  it("names the bot at what it wrote, and operators read what was chosen", async () => {
    const { number, petra } = await botDesk();
    const { conversationId } = await talk(number, press("start:claim", "Reklamace"));
    const { items } = await showThread(petra, { conversationId });
    const authors = items.flatMap((item) =>
      item.type === "message" ? [[item.direction, item.payload.bot?.slice(0, 3) ?? item.body]] : [],
    );
    expect(authors).toEqual(
      expect.arrayContaining([
        ["out", "Bot"],
        ["in", "Reklamace"],
      ]),
    );
  });
});

const actorId = (ctx: Ctx): string => (ctx.actor.kind === "user" ? ctx.actor.userId : "");
