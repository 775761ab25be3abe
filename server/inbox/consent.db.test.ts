import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditEntries } from "@/db/schema/team";
import { recordConsent } from "../consent/record-consent";
import { showConsent } from "../consent/show-consent";
import type { Ctx } from "../context";
import { changeConsentPolicy } from "../team/consent-policy";
import { addTemplate, addUser, type TestWorld, testWorld } from "../test-world";
import { acceptSession } from "./accept-session";
import { applyPreference } from "./apply-preference";
import { addDesk, clientWrites, conversationOf, newPhone } from "./inbox-world";
import { reply } from "./reply";
import type { ReplyContent } from "./schema";
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
