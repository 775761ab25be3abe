import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { consentEntries } from "@/db/schema/consent";
import { contacts } from "@/db/schema/contacts";
import { messages } from "@/db/schema/delivery";
import { auditEntries } from "@/db/schema/team";
import { recordConsent } from "../consent/record-consent";
import { showConsent } from "../consent/show-consent";
import { defaultWords } from "../consent/wish-vocabulary-rules";
import type { Ctx } from "../context";
import { changeConsentPolicy } from "../team/consent-policy";
import { addTemplate, addUser, type TestWorld, testWorld } from "../test-world";
import { acceptSession } from "./accept-session";
import { applyPreference } from "./apply-preference";
import { addDesk, clientWrites, conversationOf, messagesOf, newPhone, sessionsOf } from "./inbox-world";
import { reply } from "./reply";
import type { ReplyContent } from "./schema";
import { settleDoubt } from "./settle-doubt";
import { showConversation } from "./show-conversation";
import { startSession } from "./start-session";
import { takeOverSession } from "./take-over-session";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const values = { "body.1": "pane", "body.2": "Nováku", "body.3": "42" };
const reason = "Řekl si o ni v prodejně";

async function talking() {
  const desk = await addDesk(world);
  const written = await clientWrites(world, desk.number, { phone: newPhone() });
  await acceptSession(desk.petra, written);
  const contactId = (await conversationOf(world, written.conversationId))?.contactId ?? "";
  const templateId = await addTemplate(world.ctx, desk.number.numberId, { category: "marketing" });
  const say = (ctx: Ctx, consentException?: { reason: string }) => {
    const content: ReplyContent = {
      kind: "template",
      templateId,
      values,
      ...(consentException && { consentException }),
    };
    return reply(ctx, { messageId: world.ctx.newId(), conversationId: written.conversationId, content });
  };
  const traces = () => world.db.select().from(auditEntries).where(eq(auditEntries.objectId, contactId));
  return { ...desk, ...written, contactId, templateId, say, traces };
}

describe("a marketing template without consent (S4.3)", () => {
  it("goes only with a reason, by who may, and leaves a trace; with consent it goes by itself", async () => {
    const { petra, supervisor, contactId, sessionId, templateId, say, traces } = await talking();
    expect(await say(petra)).toEqual({ ok: false, reason: "no_consent" });
    await expect(say(petra, { reason })).rejects.toMatchObject({ code: "forbidden" });
    await takeOverSession(supervisor, { sessionId });
    expect(await say(supervisor)).toEqual({ ok: false, reason: "no_consent" });
    expect(await say(supervisor, { reason })).toEqual({ ok: true });
    expect(await traces()).toMatchObject([{ action: "consent.excepted", details: { templateId, reason } }]);
    const given = { contactId, move: "given", source: "paper", textId: null, proof: "" } as const;
    await recordConsent(world.ctx, { ...given, at: world.ctx.now() });
    expect(await say(supervisor)).toEqual({ ok: true });
    expect((await traces()).map(({ action }) => action).sort()).toEqual(["consent.excepted", "contact.opted_in"]);
  });

  it("starts no session with a client nobody knows, unless with a reason", async () => {
    const { petra, supervisor, number, templateId } = await talking();
    const phone = newPhone();
    const start = (ctx: Ctx, change = {}) => {
      const to = { numberId: number.numberId, to: { phone }, templateId, values };
      return startSession(ctx, { messageId: world.ctx.newId(), ...to, ...change });
    };
    expect(await start(petra)).toEqual({ ok: false, reason: "no_consent" });
    expect((await start(supervisor, { consentException: { reason } })).ok).toBe(true);
  });

  it("is sent and kept in the log where the company only warns", async () => {
    const { petra, say, traces } = await talking();
    const admin = world.as(await addUser(world.ctx, { role: "admin" }));
    await changeConsentPolicy(admin, { policy: "warn", reason: "Souhlasy vede e-shop" });
    expect(await say(petra)).toEqual({ ok: true });
    expect(await traces()).toMatchObject([{ action: "consent.missing", details: { policy: "warn" } }]);
    await changeConsentPolicy(admin, { policy: "required", reason: "" });
  });

  it("never goes to who withdrew, whatever the reason; what WhatsApp tells is the history", async () => {
    const { supervisor, number, from, contactId, sessionId, say } = await talking();
    await takeOverSession(supervisor, { sessionId });
    const event = { type: "preference", providerNumberId: number.providerNumberId, from, marketing: "stop" } as const;
    const told = { connectionId: number.connectionId, event: { ...event, at: world.ctx.now() } };
    await applyPreference(world.ctx, told);
    await applyPreference(world.ctx, told);
    expect(await say(supervisor, { reason })).toEqual({ ok: false, reason: "opted_out" });
    const { state, entries } = await showConsent(world.ctx, { contactId });
    expect(state).toBe("withdrawn");
    expect(entries).toMatchObject([{ move: "withdrawn", source: "whatsapp", recordedBy: null }]);
  });
});

describe("opting out by a word (O6)", () => {
  const at = (minutes: number) => new Date(world.ctx.now().getTime() + minutes * 60_000);
  async function client() {
    const desk = await addDesk(world);
    const phone = newPhone();
    let minute = -30;
    const says = (body: string, change = {}) =>
      clientWrites(world, desk.number, { phone, body, at: at(minute++), ...change });
    return { ...desk, phone, says };
  }
  const consentOf = async (conversationId: string) =>
    showConsent(world.ctx, { contactId: (await conversationOf(world, conversationId))?.contactId ?? "" });

  it("is done at once with its evidence and confirmed once; it begins no session and is nothing unread, the next word is", async () => {
    const { says } = await client();
    const stop = await says("Stop. Děkuji");
    const { conversationId } = stop;
    expect(await sessionsOf(world, conversationId)).toEqual([]);
    expect(await conversationOf(world, conversationId)).toMatchObject({ unreadCount: 0, lastMessageAt: null });
    expect((await conversationOf(world, conversationId))?.lastClientMessageAt).toEqual(stop.at);
    const { state, entries } = await consentOf(conversationId);
    expect(state).toBe("withdrawn");
    expect(entries).toMatchObject([{ move: "withdrawn", source: "message", proof: "Stop. Děkuji", wordsVersion: 0 }]);
    const [evidence] = await world.db.select().from(consentEntries).where(eq(consentEntries.messageId, stop.messageId));
    expect(evidence).toMatchObject({ at: stop.at, recordedById: null });
    await says("STOP");
    const sent = (await messagesOf(world, conversationId)).filter(({ direction }) => direction === "out");
    expect(sent).toMatchObject([
      { body: defaultWords.cs.stopped, status: "queued", payload: { confirms: "withdrawn" } },
    ]);
    await says("A kdy máte otevřeno?");
    expect(await sessionsOf(world, conversationId)).toMatchObject([{ status: "waiting" }]);
    expect(await conversationOf(world, conversationId)).toMatchObject({ unreadCount: 1 });
  });

  it("is taken back by START, by nobody who never opted out", async () => {
    const { says } = await client();
    const { conversationId } = await says("STOP");
    await says("start");
    expect((await consentOf(conversationId)).state).toBe("given");
    expect((await messagesOf(world, conversationId)).map(({ body }) => body)).toContain(defaultWords.cs.started);
    expect(await sessionsOf(world, conversationId)).toEqual([]);
    const other = await client();
    const { conversationId: elsewhere } = await other.says("START");
    expect((await consentOf(elsewhere)).state).toBe("none");
    expect(await sessionsOf(world, elsewhere)).toHaveLength(1);
  });

  it("is answered in the client's language, and by a button of a template as by a word", async () => {
    const { says, number } = await client();
    const { conversationId } = await says("Dobrý den");
    const templateId = await addTemplate(world.ctx, number.numberId, { category: "marketing" });
    const providerMessageId = `wamid.form.${conversationId}`;
    const place = { id: world.ctx.newId(), conversationId, numberId: number.numberId, at: at(-20) };
    const form = { direction: "out", kind: "template", status: "delivered", templateId, providerMessageId } as const;
    await world.db.insert(messages).values({ ...place, ...form });
    const payload = { button: { text: "Keine Werbung", payload: "Keine Werbung" } };
    await says("Keine Werbung", { kind: "button", payload, replyToProviderMessageId: providerMessageId });
    expect((await consentOf(conversationId)).state).toBe("withdrawn");
    expect((await messagesOf(world, conversationId)).at(-1)).toMatchObject({ body: defaultWords.de.stopped });
  });

  it("wakes an open session, but is no answer of a bot's or an operator's question", async () => {
    const { petra, says } = await client();
    const first = await says("Dobrý den");
    await acceptSession(petra, first);
    await says("zrušit");
    expect((await consentOf(first.conversationId)).state).toBe("none");
    await says("STOP");
    expect((await consentOf(first.conversationId)).state).toBe("withdrawn");
    expect(await conversationOf(world, first.conversationId)).toMatchObject({ unreadCount: 3 });
    expect(await sessionsOf(world, first.conversationId)).toHaveLength(1);
  });

  it("records a blocked client's wish without a word", async () => {
    const { says } = await client();
    const { conversationId } = await says("Dobrý den");
    const contactId = (await conversationOf(world, conversationId))?.contactId ?? "";
    await world.db.update(contacts).set({ blockedAt: world.ctx.now() }).where(eq(contacts.id, contactId));
    await says("STOP");
    expect((await consentOf(conversationId)).state).toBe("withdrawn");
    expect((await messagesOf(world, conversationId)).filter(({ direction }) => direction === "out")).toEqual([]);
  });

  it("leaves what is unclear to a person, who opts the client out with one click or lets it be", async () => {
    const { petra, stranger, says } = await client();
    const said = await says("Stop, tohle mě nezajímá");
    const { conversationId } = said;
    expect(await sessionsOf(world, conversationId)).toHaveLength(1);
    const doubt = async () => (await showConversation(petra, { conversationId })).consentDoubt;
    expect(await doubt()).toMatchObject({ messageId: said.messageId, text: "Stop, tohle mě nezajímá" });
    await expect(settleDoubt(stranger, { conversationId, isOptOut: true })).rejects.toMatchObject({
      code: "not_found",
    });
    await settleDoubt(petra, { conversationId, isOptOut: false });
    expect(await doubt()).toBeNull();
    expect((await consentOf(conversationId)).state).toBe("none");
    await says("Odhlaste mě, ale až po Vánocích");
    await settleDoubt(petra, { conversationId, isOptOut: true });
    const { state, entries } = await consentOf(conversationId);
    expect(state).toBe("withdrawn");
    expect(entries).toMatchObject([{ source: "conversation", proof: "Odhlaste mě, ale až po Vánocích" }]);
    expect(await doubt()).toBeNull();
  });
});
