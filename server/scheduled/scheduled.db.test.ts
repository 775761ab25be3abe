import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { conversations, drafts } from "@/db/schema/inbox";
import { media } from "@/db/schema/media";
import { numbers } from "@/db/schema/numbers";
import { liveEvents } from "@/db/schema/realtime";
import { scheduledMessages } from "@/db/schema/scheduled";
import { clientWrites, messagesOf } from "../inbox/inbox-world";
import type { ReplyContent } from "../inbox/schema";
import { addTemplate, type TestWorld, testWorld } from "../test-world";
import { changeScheduled } from "./change-scheduled";
import { dropScheduled } from "./drop-scheduled";
import { listScheduled } from "./list-scheduled";
import { scheduleMessage } from "./schedule-message";
import { actorId, hour, minute, planning, start, values } from "./scheduled-world";
import { sendNow } from "./send-now";

let world: TestWorld;
let accepted: Planning["accepted"];
let plan: Planning["plan"];
let pass: Planning["pass"];
let tick: Planning["tick"];
let rowOf: Planning["rowOf"];
let sentOf: Planning["sentOf"];
type Planning = ReturnType<typeof planning>;

beforeAll(async () => {
  world = await testWorld();
  ({ accepted, plan, pass, tick, rowOf, sentOf } = planning(world));
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.db.delete(scheduledMessages);
  world.clock.set(start);
});

describe("a message planned for later (O30)", () => {
  it("leaves at its time as its author's ordinary queued message, and tells the desk", async () => {
    const { petra, conversationId, sessionId } = await accepted();
    const { scheduledId, outcome } = await plan(petra, conversationId);
    expect(outcome).toEqual({ ok: true });
    pass(hour - minute);
    await tick();
    expect(await sentOf(scheduledId)).toBeUndefined();
    pass(minute);
    expect(await tick()).toEqual({ settled: 1 });
    expect(await sentOf(scheduledId)).toMatchObject({
      status: "queued",
      kind: "text",
      body: "Kolo je hotové.",
      authorId: actorId(petra),
      sessionId,
    });
    expect(await rowOf(scheduledId)).toMatchObject({ status: "sent", failure: null });
    const told = await world.db.select().from(liveEvents).where(eq(liveEvents.subjectId, scheduledId));
    expect(told.map(({ kind }) => kind).sort()).toEqual(["message", "scheduled", "scheduled"]);
  });

  it("is planned and sent once, however often it is asked for and the clock ticks", async () => {
    const { petra, conversationId } = await accepted();
    const { scheduledId, input } = await plan(petra, conversationId);
    const again = await Promise.all(Array.from({ length: 5 }, () => scheduleMessage(petra, input)));
    expect(again).toEqual(Array.from({ length: 5 }, () => ({ ok: true })));
    pass(hour);
    const ticks = await Promise.all(Array.from({ length: 5 }, tick));
    expect(ticks.reduce((sum, { settled }) => sum + settled, 0)).toBe(1);
    expect((await messagesOf(world, conversationId)).filter(({ id }) => id === scheduledId)).toHaveLength(1);
  });

  it("does not take the text that its author writes meanwhile", async () => {
    const { petra, conversationId } = await accepted();
    await plan(petra, conversationId);
    const draft = { userId: actorId(petra), conversationId, body: "Něco jiného", updatedAt: start };
    await world.db.insert(drafts).values(draft);
    pass(hour);
    await tick();
    expect(await world.db.select().from(drafts).where(eq(drafts.conversationId, conversationId))).toHaveLength(1);
  });

  it("quotes what its author chose, of the same conversation only", async () => {
    const { petra, conversationId, messageId, providerMessageId } = await accepted();
    const other = await accepted();
    await expect(plan(petra, conversationId, { replyToMessageId: other.messageId })).rejects.toMatchObject({
      code: "not_found",
    });
    const { scheduledId } = await plan(petra, conversationId, { replyToMessageId: messageId });
    expect(await listScheduled(petra, { conversationId })).toMatchObject([{ quoted: { id: messageId } }]);
    pass(hour);
    await tick();
    expect(await sentOf(scheduledId)).toMatchObject({ replyToProviderMessageId: providerMessageId });
  });

  it("may be a file", async () => {
    const { petra, conversationId } = await accepted();
    const mediaId = world.ctx.newId();
    const upload = { storageKey: mediaId, mimeType: "image/jpeg", uploadedById: actorId(petra) };
    await world.db.insert(media).values({ id: mediaId, status: "stored", ...upload });
    const { scheduledId } = await plan(petra, conversationId, { content: { kind: "media", mediaId } });
    expect(await listScheduled(petra, { conversationId })).toMatchObject([{ file: { mimeType: "image/jpeg" } }]);
    pass(hour);
    await tick();
    expect(await sentOf(scheduledId)).toMatchObject({ kind: "image", mediaId });
  });

  it("is refused in the past, too far ahead, and to who may not write", async () => {
    const { petra, jana, stranger, conversationId } = await accepted();
    expect((await plan(petra, conversationId, { inMs: -minute })).outcome).toEqual({ ok: false, reason: "past" });
    expect((await plan(petra, conversationId, { inMs: 90 * 24 * hour })).outcome).toEqual({ ok: false, reason: "far" });
    expect((await plan(jana, conversationId)).outcome).toEqual({ ok: false, reason: "no_session" });
    await expect(plan(stranger, conversationId)).rejects.toMatchObject({ code: "not_found" });
    await expect(listScheduled(stranger, { conversationId })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("the window at that time (O13, O30)", () => {
  it("closed: a text is refused, a template is planned and sent", async () => {
    const { petra, number, conversationId } = await accepted();
    expect((await plan(petra, conversationId, { inMs: 24 * hour })).outcome).toEqual({
      ok: false,
      reason: "window_closed",
    });
    const templateId = await addTemplate(world.ctx, number.numberId);
    const content: ReplyContent = { kind: "template", templateId, values };
    const { scheduledId, outcome } = await plan(petra, conversationId, { inMs: 24 * hour, content });
    expect(outcome).toEqual({ ok: true });
    const [listed] = await listScheduled(petra, { conversationId });
    expect(listed?.preview).toContain("Nováku");
    pass(24 * hour);
    await tick();
    expect(await sentOf(scheduledId)).toMatchObject({ kind: "template", templateId });
  });

  it("is judged again when it leaves", async () => {
    const { petra, conversationId } = await accepted();
    const { scheduledId } = await plan(petra, conversationId);
    const lastClientMessageAt = new Date(start.getTime() - 24 * hour);
    await world.db.update(conversations).set({ lastClientMessageAt }).where(eq(conversations.id, conversationId));
    pass(hour);
    await tick();
    expect(await sentOf(scheduledId)).toBeUndefined();
    expect(await rowOf(scheduledId)).toMatchObject({ status: "failed", failure: "window_closed" });
  });
});

describe("a client who writes first (O30)", () => {
  it("cancels it at once where its author asked for that", async () => {
    const { petra, number, phone, conversationId } = await accepted();
    const { scheduledId } = await plan(petra, conversationId, { cancelIfClientWrites: true });
    pass(minute);
    await clientWrites(world, number, { phone, at: world.ctx.now() });
    // Nobody is to believe that it will leave, even before the tick.
    expect(await listScheduled(petra, { conversationId })).toMatchObject([
      { id: scheduledId, status: "cancelled", endedBy: "client_wrote" },
    ]);
    await tick();
    expect(await rowOf(scheduledId)).toMatchObject({ status: "cancelled", endedBy: "client_wrote" });
    pass(hour);
    await tick();
    expect(await sentOf(scheduledId)).toBeUndefined();
  });

  it("changes nothing where they did not, nor does a reaction", async () => {
    const { petra, number, phone, conversationId, providerMessageId } = await accepted();
    const kept = await plan(petra, conversationId);
    const asked = await plan(petra, conversationId, { cancelIfClientWrites: true });
    pass(minute);
    const payload = { reaction: { toProviderMessageId: providerMessageId, emoji: "👍" } };
    await clientWrites(world, number, { phone, at: world.ctx.now(), kind: "reaction", body: null, payload });
    pass(hour);
    await tick();
    expect(await rowOf(asked.scheduledId)).toMatchObject({ status: "sent" });
    expect(await rowOf(kept.scheduledId)).toMatchObject({ status: "sent" });
  });

  it("racing its time: either it was sent before, or it was not sent", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { petra, number, phone, conversationId } = await accepted();
      const { scheduledId } = await plan(petra, conversationId, { cancelIfClientWrites: true });
      pass(hour);
      await Promise.all([clientWrites(world, number, { phone, at: world.ctx.now() }), tick()]);
      await tick();
      const [row, all] = [await rowOf(scheduledId), await messagesOf(world, conversationId)];
      const [ours, theirs] = [
        all.find(({ id }) => id === scheduledId),
        all.findLast(({ direction }) => direction === "in"),
      ];
      expect(row?.status).toBe(ours ? "sent" : "cancelled");
      if (ours) expect(ours.seq).toBeLessThan(theirs?.seq ?? 0);
    }
  });
});

describe("changing and cancelling (O30)", () => {
  it("another text and time", async () => {
    const { petra, conversationId } = await accepted();
    const { scheduledId } = await plan(petra, conversationId);
    const sendAt = new Date(world.ctx.now().getTime() + 2 * hour);
    const content: ReplyContent = { kind: "text", body: "Kolo bude zítra." };
    const change = { scheduledId, content, sendAt, cancelIfClientWrites: true };
    expect(await changeScheduled(petra, change)).toEqual({ ok: true });
    pass(hour);
    await tick();
    expect(await sentOf(scheduledId)).toBeUndefined();
    pass(hour);
    await tick();
    expect(await sentOf(scheduledId)).toMatchObject({ body: "Kolo bude zítra." });
    expect(await changeScheduled(petra, { ...change, sendAt: new Date(sendAt.getTime() + hour) })).toEqual({
      ok: false,
      reason: "gone",
    });
  });

  it("is its author's; a supervisor may cancel it, a colleague neither", async () => {
    const { petra, jana, supervisor, conversationId } = await accepted();
    const { scheduledId, input } = await plan(petra, conversationId);
    const { conversationId: _, ...change } = input;
    await expect(changeScheduled(supervisor, change)).rejects.toMatchObject({ key: "scheduledNotYours" });
    await expect(sendNow(supervisor, { scheduledId })).rejects.toMatchObject({ key: "scheduledNotYours" });
    await expect(dropScheduled(jana, { scheduledId })).rejects.toMatchObject({ key: "scheduledNotYours" });
    expect(await dropScheduled(supervisor, { scheduledId })).toEqual({ ok: true });
    expect(await dropScheduled(supervisor, { scheduledId })).toEqual({ ok: false, reason: "gone" });
    pass(hour);
    await tick();
    expect(await sentOf(scheduledId)).toBeUndefined();
  });

  it("racing its time: cancelled means not sent, gone means sent", async () => {
    for (let round = 0; round < 8; round += 1) {
      const { petra, conversationId } = await accepted();
      const { scheduledId } = await plan(petra, conversationId);
      pass(hour);
      const [dropped] = await Promise.all([dropScheduled(petra, { scheduledId }), tick()]);
      expect(Boolean(await sentOf(scheduledId))).toBe(!dropped.ok);
    }
  });

  it("sends at once when asked, once, also while its time comes", async () => {
    const { petra, conversationId } = await accepted();
    const { scheduledId } = await plan(petra, conversationId);
    pass(hour);
    const [now] = await Promise.all([sendNow(petra, { scheduledId }), tick(), sendNow(petra, { scheduledId })]);
    expect(now).toEqual({ ok: true });
    expect((await messagesOf(world, conversationId)).filter(({ id }) => id === scheduledId)).toHaveLength(1);
    expect(await rowOf(scheduledId)).toMatchObject({ status: "sent" });
  });

  it("refused at once, it stays planned", async () => {
    const { petra, number, conversationId } = await accepted();
    const { scheduledId } = await plan(petra, conversationId);
    await world.db.update(numbers).set({ status: "disconnected" }).where(eq(numbers.id, number.numberId));
    expect(await sendNow(petra, { scheduledId })).toEqual({ ok: false, reason: "number" });
    expect(await rowOf(scheduledId)).toMatchObject({ status: "scheduled" });
  });
});
