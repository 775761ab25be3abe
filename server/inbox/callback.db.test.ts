import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sessionEvents } from "@/db/schema/inbox";
import type { Ctx } from "../context";
import { saveCalendar } from "../routing/save-calendar";
import { addNumber, addUser, type TestWorld, testWorld } from "../test-world";
import { pressesCallback, saysCallback, withCallback } from "./callback-rules";
import { clearCallback } from "./clear-callback";
import { addDesk, clientWrites, inbound, messagesOf, newPhone, sessionsOf } from "./inbox-world";
import { listConversations } from "./list-conversations";

const at = new Date("2026-11-22T12:00:00Z");
let world: TestWorld;
let admin: Ctx;
beforeAll(async () => {
  world = await testWorld({ now: at });
  admin = world.as(await addUser(world.ctx, { role: "admin" }));
});
afterAll(() => world.close());

const closed = { version: 0, week: Array.from({ length: 7 }, () => []), observesHolidays: true, replyEnabled: true };

async function closedDesk(provider: "meta" | "twilio" = "meta", callbackLabel = "Ozvěte se mi") {
  const desk = await addDesk(world);
  const number = provider === "meta" ? desk.number : await addNumber(world.ctx, { provider, groupId: desk.groupId });
  await saveCalendar(admin, { ...closed, numberId: number.numberId, reply: "Dnes nepracujeme.", callbackLabel });
  return { ...desk, number };
}

async function outside(desk: Awaited<ReturnType<typeof closedDesk>>, answer: Parameters<typeof inbound>[0]) {
  const phone = newPhone();
  const { conversationId, sessionId } = await clientWrites(world, desk.number, { phone, at });
  const told = (await messagesOf(world, conversationId)).find(({ direction }) => direction === "out");
  const id = told?.payload.interactive?.action;
  const button = id?.type === "buttons" ? id.buttons[0] : undefined;
  const pressed = {
    kind: "button" as const,
    body: button?.title ?? "",
    payload: { button: { text: button?.title ?? "", payload: button?.id } },
  };
  await clientWrites(world, desk.number, { phone, at, ...(answer ?? pressed) });
  const [session] = await sessionsOf(world, conversationId);
  const asked = await world.db
    .select()
    .from(sessionEvents)
    .where(and(eq(sessionEvents.sessionId, sessionId), eq(sessionEvents.action, "callback_asked")));
  return { phone, conversationId, sessionId, told, session, asked: asked.length };
}

describe("getting back to a client (N.70)", () => {
  it("is asked for by the button below the answer outside the hours, once", async () => {
    const desk = await closedDesk();
    const { told, session, asked, phone, conversationId } = await outside(desk, undefined);
    expect(told).toMatchObject({ kind: "interactive", body: "Dnes nepracujeme." });
    expect([session?.callbackAskedAt, asked]).toEqual([at, 1]);
    await clientWrites(world, desk.number, { phone, at, body: "ozvete se mi" });
    expect((await messagesOf(world, conversationId)).filter(({ direction }) => direction === "out")).toHaveLength(1);
    const events = await world.db.select().from(sessionEvents).where(eq(sessionEvents.conversationId, conversationId));
    expect(events.filter(({ action }) => action === "callback_asked")).toHaveLength(1);
  });

  it.each(["1", "Ozvěte se mi!", "ozvete se mi"])(
    "is asked for in words where there are no buttons: %s",
    async (body) => {
      const { told, asked } = await outside(await closedDesk("twilio"), { body });
      expect([told?.body, asked]).toEqual(["Dnes nepracujeme.\n\n1. Ozvěte se mi", 1]);
    },
  );

  it("is not asked for by anything else, nor where the hours offer it not", async () => {
    expect((await outside(await closedDesk("twilio"), { body: "Děkuji, počkám." })).asked).toBe(0);
    const { told, asked } = await outside(await closedDesk("meta", ""), { body: "1" });
    expect([told?.kind, asked]).toEqual(["text", 0]);
  });

  it("is found in the list and done by whoever sees the session, with a note, once", async () => {
    const desk = await closedDesk();
    const { sessionId, conversationId } = await outside(desk, undefined);
    const found = async (who: Ctx) => (await listConversations(who, { section: "all", isCallback: true })).rows;
    expect((await found(desk.petra)).map((row) => [row.conversationId, row.session?.asksForCallback])).toEqual([
      [conversationId, true],
    ]);
    expect(await found(desk.stranger)).toEqual([]);
    await expect(clearCallback(desk.stranger, { sessionId, note: "" })).rejects.toMatchObject({ code: "not_found" });
    await clearCallback(desk.petra, { sessionId, note: "Volala jsem v pondělí." });
    await clearCallback(desk.jana, { sessionId, note: "podruhé" });
    expect(await found(desk.petra)).toEqual([]);
    const events = await world.db.select().from(sessionEvents).where(eq(sessionEvents.sessionId, sessionId));
    expect(events.filter(({ action }) => action === "callback_cleared").map(({ note }) => note)).toEqual([
      "Volala jsem v pondělí.",
    ]);
  });
});

describe("words of it", () => {
  it("keeps a long answer whole by leaving the button out", () => {
    const offer = { sessionId: "s", label: "Ozvěte se mi", hasButtons: true };
    expect(withCallback("x".repeat(1025), offer).kind).toBe("text");
    expect(withCallback("x".repeat(1024), offer).kind).toBe("interactive");
  });

  it("knows its own button only", () => {
    expect(pressesCallback(inbound({ payload: { button: { text: "Ano", payload: "start:a" } } }))).toBe(false);
    expect([saysCallback("", "Ozvěte se mi"), saysCallback(null, "Ano")]).toEqual([false, false]);
  });
});
