import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { contacts } from "@/db/schema/contacts";
import { messages } from "@/db/schema/delivery";
import { defaultWords } from "../consent/wish-vocabulary-rules";
import { acceptSession } from "../inbox/accept-session";
import { endSession } from "../inbox/end-session";
import { clientWrites, conversationOf, inbound, messagesOf, receive, sessionsOf } from "../inbox/inbox-world";
import { addNumber, addTemplate, type TestWorld, testWorld } from "../test-world";
import { askDueRatings } from "./ask-due-ratings";
import { tokenOf } from "./question-rules";
import { actorOf, addRatedDesk } from "./ratings-world";
import { defaultSettings } from "./rules";
import { saveNumberRating, saveSettings } from "./settings";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

let desk: Awaited<ReturnType<typeof addRatedDesk>>;
beforeEach(async () => {
  desk = await addRatedDesk(world);
});

describe("asking for a rating (N.69)", () => {
  it("asks nobody until somebody says so, nor where the person who ends says no", async () => {
    await saveSettings(desk.supervisor, defaultSettings);
    expect(await desk.ratingOf(await desk.ended())).toBeUndefined();
    await desk.asks();
    expect(await desk.ratingOf(await desk.ended({ rate: false }))).toBeUndefined();
    await desk.asks({ byDefault: false });
    expect(await desk.ratingOf(await desk.ended())).toBeUndefined();
    expect(await desk.ratingOf(await desk.ended({ rate: true }))).toMatchObject({ status: "planned", scale: "stars" });
  });

  it("asks once after the delay, with a list below the question, in the ended session", async () => {
    await desk.asks({ delayMinutes: 5, questionCs: "Jak se vám líbilo?" });
    const client = await desk.ended();
    await askDueRatings(world.ctx);
    expect(await desk.outOf(client)).toEqual([]);
    world.clock.advanceMs(5 * 60_000);
    await Promise.all([askDueRatings(world.ctx), askDueRatings(world.ctx)]);
    await askDueRatings(world.ctx);
    const [question, ...more] = await desk.outOf(client);
    expect(more).toEqual([]);
    expect(question).toMatchObject({
      kind: "interactive",
      status: "queued",
      sessionId: client.sessionId,
      body: "Jak se vám líbilo?",
    });
    expect(question?.payload.interactive?.action.type).toBe("list");
    expect(await desk.ratingOf(client)).toMatchObject({
      status: "asked",
      locale: "cs",
      messageId: question?.id,
      operatorId: actorOf(desk.petra),
    });
    expect(world.sentJobs.at(-1)).toMatchObject({
      name: "delivery/number.due",
      data: { numberId: desk.number.numberId },
    });
  });

  it("asks an English client in English with buttons, and where there are none for a number", async () => {
    await desk.asks({ mode: "smileys", delayMinutes: 1 });
    const twilio = await addNumber(world.ctx, {
      provider: "twilio",
      groupId: desk.groupId,
      dailyLimit: null,
      config: { accountSid: "AC1" },
      secrets: { authToken: "t" },
    });
    const [english, typed] = [
      await clientWrites(world, desk.number, { body: "Hello, when will the bike be ready? Thank you" }),
      await clientWrites(world, twilio),
    ];
    for (const client of [english, typed]) {
      await acceptSession(desk.petra, client);
      await endSession(desk.petra, { sessionId: client.sessionId, resultId: desk.resultId, note: "" });
    }
    world.clock.advanceMs(60_000);
    await askDueRatings(world.ctx);
    expect(await desk.outOf(english)).toMatchObject([{ kind: "interactive", body: defaultSettings.questionEn }]);
    expect((await desk.outOf(english))[0]?.payload.interactive?.action.type).toBe("buttons");
    expect(await desk.outOf(typed)).toMatchObject([
      { kind: "text", body: expect.stringContaining("3 🙂, 2 😐, nebo 1 🙁") },
    ]);
  });

  it("skips who is blocked, opted out, writes again or is out of the window, and says why", async () => {
    await desk.asks({ delayMinutes: 10 });
    const [blocked, optedOut, again] = [await desk.ended(), await desk.ended(), await desk.ended()];
    const contactOf = async (client: { conversationId: string }) =>
      (await conversationOf(world, client.conversationId))?.contactId ?? "";
    const change = async (client: { conversationId: string }, set: Partial<typeof contacts.$inferInsert>) =>
      world.db
        .update(contacts)
        .set(set)
        .where(eq(contacts.id, await contactOf(client)));
    await change(blocked, { blockedAt: world.ctx.now() });
    await change(optedOut, { marketingOptedOutAt: world.ctx.now() });
    await desk.answers(again, { body: "Ještě jedna věc" });
    world.clock.advanceMs(10 * 60_000);
    await askDueRatings(world.ctx);
    const late = await desk.ended();
    world.clock.advanceMs(25 * 3_600_000);
    await askDueRatings(world.ctx);
    const skips = await Promise.all([blocked, optedOut, again, late].map(desk.ratingOf));
    expect(skips.map((row) => [row?.status, row?.skip])).toEqual([
      ["skipped", "blocked"],
      ["skipped", "opted_out"],
      ["skipped", "new_session"],
      ["skipped", "window_closed"],
    ]);
    expect((await desk.outOf(late)).length).toBe(0);
  });

  it("asks by the number's template outside the window; marketing only who agreed", async () => {
    await desk.asks({ mode: "smileys", delayMinutes: 1440 });
    const components = [
      { type: "BODY" as const, text: "Jak jste spokojeni?" },
      {
        type: "BUTTONS" as const,
        buttons: ["Dobře", "Ujde to", "Špatně"].map((text) => ({ type: "QUICK_REPLY" as const, text })),
      },
    ];
    const { numberId } = desk.number;
    const templateId = await addTemplate(world.ctx, numberId, { name: "hodnoceni", components });
    const [wrong, marketing] = [
      await addTemplate(world.ctx, numberId, { name: "jine" }),
      await addTemplate(world.ctx, numberId, { name: "hodnoceni_m", components, category: "marketing" }),
    ];
    await expect(saveNumberRating(desk.supervisor, { numberId, mode: null, templateId: wrong })).rejects.toMatchObject({
      key: "ratingTemplate",
    });
    await saveNumberRating(desk.supervisor, { numberId, mode: null, templateId });
    const client = await desk.ended();
    world.clock.advanceMs(24 * 3_600_000 + 1000);
    await askDueRatings(world.ctx);
    const [question] = await desk.outOf(client);
    expect(question).toMatchObject({ kind: "template", templateId, body: "Jak jste spokojeni?" });
    await world.db
      .update(messages)
      .set({ providerMessageId: "wamid.question" })
      .where(eq(messages.id, question?.id ?? ""));
    await desk.answers(client, {
      kind: "button",
      body: "Ujde to",
      payload: { button: { text: "Ujde to", payload: "Ujde to" } },
      replyToProviderMessageId: "wamid.question",
    });
    expect(await desk.ratingOf(client)).toMatchObject({ status: "answered", score: 3 });

    await saveNumberRating(desk.supervisor, { numberId, mode: null, templateId: marketing });
    const unasked = await desk.ended();
    world.clock.advanceMs(24 * 3_600_000 + 1000);
    await askDueRatings(world.ctx);
    expect(await desk.ratingOf(unasked)).toMatchObject({ status: "skipped", skip: "no_consent" });
  });
});

describe("an answer", () => {
  it("is kept on the session, opens none, is nothing unread, and is thanked for once", async () => {
    await desk.asks();
    const client = await desk.asked();
    const before = await conversationOf(world, client.conversationId);
    world.clock.advanceMs(60_000);
    const pressed = await desk.presses(client, 4);
    expect(pressed.sessionId).toBe(client.sessionId);
    expect(await desk.ratingOf(client)).toMatchObject({ status: "answered", score: 4, answeredAt: world.ctx.now() });
    const after = await conversationOf(world, client.conversationId);
    expect(after).toMatchObject({
      unreadCount: 0,
      lastMessageId: before?.lastMessageId,
      lastClientMessageAt: world.ctx.now(),
    });
    expect(await desk.outOf(client)).toMatchObject([
      { kind: "interactive" },
      { kind: "text", body: defaultSettings.thanksCs, sessionId: client.sessionId },
    ]);
    await desk.presses(client, 2);
    expect(await desk.ratingOf(client)).toMatchObject({ score: 2 });
    expect((await desk.outOf(client)).length).toBe(2);
    expect((await sessionsOf(world, client.conversationId)).length).toBe(1);
  });

  it("may be typed, and the words after it are its comment, to be read; what follows begins a session", async () => {
    await desk.asks();
    const client = await desk.asked();
    world.clock.advanceMs(60_000);
    await desk.answers(client, { body: "5" });
    world.clock.advanceMs(60_000);
    const comment = await desk.answers(client, { body: "Rychlé a milé, díky" });
    expect(await desk.ratingOf(client)).toMatchObject({ score: 5, comment: "Rychlé a milé, díky" });
    expect(comment.sessionId).toBe(client.sessionId);
    expect(await conversationOf(world, client.conversationId)).toMatchObject({
      unreadCount: 1,
      lastMessageId: comment.messageId,
    });
    const more = await desk.answers(client, { body: "A kdy bude kolo?" });
    expect((await sessionsOf(world, client.conversationId)).map(({ id }) => id)).toEqual([
      client.sessionId,
      more.sessionId,
    ]);
  });

  it("opts out of marketing by a STOP as its comment all the same (O6)", async () => {
    await desk.asks();
    const client = await desk.asked();
    await desk.presses(client, 4);
    await desk.answers(client, { body: "STOP" });
    const [contact] = await world.db.select().from(contacts).where(eq(contacts.phone, client.phone));
    expect(contact?.marketingOptedOutAt).not.toBeNull();
    expect(await desk.outOf(client)).toContainEqual(expect.objectContaining({ body: defaultWords.cs.stopped }));
  });

  it("in one webhook with its comment and a question counts each for what it is, also when all comes twice", async () => {
    await desk.asks();
    const client = await desk.asked();
    world.clock.advanceMs(60_000);
    const said = ["5", "Díky", "A kdy bude kolo?"].map((body) =>
      inbound({ phone: client.phone, at: world.ctx.now(), body }),
    );
    await receive(world, desk.number, ...said);
    await receive(world, desk.number, ...said);
    expect(await desk.ratingOf(client)).toMatchObject({ score: 5, comment: "Díky" });
    const sessions = (await sessionsOf(world, client.conversationId)).map(({ id }) => id);
    expect(sessions).toEqual([client.sessionId, expect.any(String)]);
    const stored = (await messagesOf(world, client.conversationId))
      .filter(({ direction }) => direction === "in")
      .slice(-3);
    expect(stored.map(({ body, sessionId }) => [body, sessionId])).toEqual([
      ["5", sessions[0]],
      ["Díky", sessions[0]],
      ["A kdy bude kolo?", sessions[1]],
    ]);
    expect(await conversationOf(world, client.conversationId)).toMatchObject({ unreadCount: 2 });
  });

  it("belongs to its old session after a newer one began, and is not taken for a typed number there", async () => {
    await desk.asks();
    const client = await desk.asked();
    world.clock.advanceMs(60_000);
    const newer = await desk.answers(client, { body: "Mám ještě dotaz" });
    expect(newer.sessionId).not.toBe(client.sessionId);
    expect((await desk.answers(client, { body: "5" })).sessionId).toBe(newer.sessionId);
    expect(await desk.ratingOf(client)).toMatchObject({ status: "asked", score: null });
    expect((await desk.presses(client, 1)).sessionId).toBe(client.sessionId);
    expect(await desk.ratingOf(client)).toMatchObject({ status: "answered", score: 1 });
    expect((await sessionsOf(world, client.conversationId)).length).toBe(2);
  });

  it("of somebody else's conversation changes nothing", async () => {
    await desk.asks();
    const [client, other] = [await desk.asked(), await desk.asked()];
    const payload = { list: { id: tokenOf((await desk.ratingOf(other))?.id ?? "", 1), title: "★" } };
    await desk.answers(client, { kind: "list", body: "★", payload });
    expect(await desk.ratingOf(other)).toMatchObject({ status: "asked", score: null });
  });
});
