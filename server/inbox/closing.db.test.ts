import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { windowReminders } from "@/db/schema/inbox";
import { liveEvents } from "@/db/schema/realtime";
import type { Ctx } from "../context";
import { saveDeskSettings } from "../team/desk-settings";
import { type TestWorld, testWorld } from "../test-world";
import { acceptSession } from "./accept-session";
import { endSession } from "./end-session";
import { addDesk, addResult, clientWrites, newPhone } from "./inbox-world";
import { listConversations } from "./list-conversations";
import { remindOfWindows } from "./remind-of-windows";
import { reply } from "./reply";

let world: TestWorld;
const minute = 60_000;
const hour = 60 * minute;
const start = new Date("2026-11-27T08:00:00Z");
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());
beforeEach(() => world.clock.set(start));

const idOf = (ctx: Ctx) => (ctx.actor.kind === "user" ? ctx.actor.userId : "");

/** A session of Petra's whose client wrote so long ago; the window ends 24 hours after. */
async function writtenAgo(ms: number, desk?: Awaited<ReturnType<typeof addDesk>>) {
  const people = desk ?? (await addDesk(world));
  const phone = newPhone();
  const written = await clientWrites(world, people.number, { phone, at: new Date(start.getTime() - ms) });
  await acceptSession(people.petra, written);
  return { ...people, ...written, phone };
}

describe("the filter Okno končí do 2 h (O13)", () => {
  const closing = async (ctx: Ctx, more = {}) =>
    (await listConversations(ctx, { section: "all", isClosing: true, ...more })).rows.map((row) => row.conversationId);

  it("shows open sessions whose window ends within two hours, the first to end first", async () => {
    const desk = await addDesk(world);
    const soon = await writtenAgo(24 * hour - minute, desk);
    const later = await writtenAgo(22 * hour, desk);
    await writtenAgo(22 * hour - minute, desk);
    await writtenAgo(24 * hour, desk);
    const ended = await writtenAgo(23 * hour, desk);
    await endSession(desk.petra, { sessionId: ended.sessionId, resultId: await addResult(world), note: "" });
    expect(await closing(desk.petra)).toEqual([soon.conversationId, later.conversationId]);
    expect(await closing(desk.stranger)).not.toContain(soon.conversationId);
  });

  it("comes in pages and forgets a client who wrote anew", async () => {
    const desk = await addDesk(world);
    const first = await writtenAgo(23.5 * hour, desk);
    const second = await writtenAgo(23 * hour, desk);
    const page = await listConversations(desk.petra, { section: "all", isClosing: true, limit: 1 });
    expect(page.rows.map((row) => row.conversationId)).toEqual([first.conversationId]);
    expect(await closing(desk.petra, { cursor: page.nextCursor })).toEqual([second.conversationId]);
    await clientWrites(world, desk.number, { phone: first.phone, at: start });
    expect(await closing(desk.petra)).toEqual([second.conversationId]);
  });
});

describe("the reminder before a window ends (O13)", () => {
  const of = (sessionId: string) =>
    world.db.select().from(windowReminders).where(eq(windowReminders.sessionId, sessionId));

  it("is the operator's, once, half an hour before, and tells the desk", async () => {
    const { petra, sessionId, conversationId } = await writtenAgo(23.5 * hour - minute);
    await remindOfWindows(world.ctx);
    expect(await of(sessionId)).toEqual([]);
    world.clock.advanceMs(minute);
    await Promise.all([remindOfWindows(world.ctx), remindOfWindows(world.ctx)]);
    await remindOfWindows(world.ctx);
    const reminders = await of(sessionId);
    expect(reminders).toMatchObject([{ userId: idOf(petra), windowEndsAt: new Date(start.getTime() + 31 * minute) }]);
    const told = await world.db
      .select()
      .from(liveEvents)
      .where(eq(liveEvents.subjectId, reminders[0]?.id ?? ""));
    expect(told).toMatchObject([{ kind: "reminder", conversationId }]);
  });

  it("does not come where we answered last, nobody holds the session or the window is over", async () => {
    const answered = await writtenAgo(23.6 * hour);
    await reply(answered.petra, {
      messageId: world.ctx.newId(),
      conversationId: answered.conversationId,
      content: { kind: "text", body: "Zítra." },
    });
    const { number } = await addDesk(world);
    const waiting = await clientWrites(world, number, { at: new Date(start.getTime() - 23.6 * hour) });
    const over = await writtenAgo(24.1 * hour);
    await remindOfWindows(world.ctx);
    for (const { sessionId } of [answered, waiting, over]) expect(await of(sessionId)).toEqual([]);
  });

  it("comes anew when the client writes again and waits again", async () => {
    const { number, phone, sessionId } = await writtenAgo(23.6 * hour);
    await remindOfWindows(world.ctx);
    await clientWrites(world, number, { phone, at: start });
    world.clock.advanceMs(23.6 * hour);
    await remindOfWindows(world.ctx);
    expect(await of(sessionId)).toHaveLength(2);
  });

  it("comes as long before as the company wants, or never", async () => {
    const admin = { ...world.ctx, actor: { kind: "system" as const } };
    const { sessionId } = await writtenAgo(23 * hour);
    await saveDeskSettings(admin, { windowReminderMinutes: 0 });
    await remindOfWindows(world.ctx);
    expect(await of(sessionId)).toEqual([]);
    await saveDeskSettings(admin, { windowReminderMinutes: 60 });
    await remindOfWindows(world.ctx);
    expect(await of(sessionId)).toHaveLength(1);
    await saveDeskSettings(admin, { windowReminderMinutes: 30 });
  });
});
