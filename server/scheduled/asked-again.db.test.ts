import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { contacts } from "@/db/schema/contacts";
import { numbers } from "@/db/schema/numbers";
import { scheduledMessages } from "@/db/schema/scheduled";
import { users } from "@/db/schema/team";
import { templates } from "@/db/schema/templates";
import { endSession } from "../inbox/end-session";
import { forwardSession } from "../inbox/forward-session";
import { addResult, conversationOf } from "../inbox/inbox-world";
import type { ReplyContent } from "../inbox/schema";
import { addTemplate, type TestWorld, testWorld } from "../test-world";
import { changeScheduled } from "./change-scheduled";
import { listScheduled } from "./list-scheduled";
import { actorId, hour, type PlanChange, planning, start, text, values } from "./scheduled-world";

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

describe("at its time everything is asked again", () => {
  const failing = async (
    spoil: (desk: Awaited<ReturnType<typeof accepted>>) => Promise<unknown>,
    given: PlanChange = {},
  ) => {
    const desk = await accepted();
    const { scheduledId, outcome } = await plan(desk.petra, desk.conversationId, given);
    expect(outcome).toEqual({ ok: true });
    await spoil(desk);
    pass(given.inMs ?? hour);
    await tick();
    expect(await sentOf(scheduledId)).toBeUndefined();
    return { ...desk, scheduledId, row: await rowOf(scheduledId) };
  };

  it("the number", async () => {
    const { row } = await failing(({ number }) =>
      world.db.update(numbers).set({ status: "disconnected" }).where(eq(numbers.id, number.numberId)),
    );
    expect(row).toMatchObject({ status: "failed", failure: "number" });
  });

  it("the client's block", async () => {
    const { row } = await failing(async ({ conversationId }) => {
      const contactId = (await conversationOf(world, conversationId))?.contactId ?? "";
      await world.db.update(contacts).set({ blockedAt: start }).where(eq(contacts.id, contactId));
    });
    expect(row).toMatchObject({ status: "failed", failure: "blocked" });
  });

  it("the opt-out, for marketing (S4.3)", async () => {
    const desk = await accepted();
    const templateId = await addTemplate(world.ctx, desk.number.numberId, { category: "marketing" });
    const contactId = (await conversationOf(world, desk.conversationId))?.contactId ?? "";
    const given = { marketingOptedInAt: start };
    await world.db.update(contacts).set(given).where(eq(contacts.id, contactId));
    const content: ReplyContent = { kind: "template", templateId, values };
    const { scheduledId } = await plan(desk.petra, desk.conversationId, { content });
    await world.db.update(contacts).set({ marketingOptedOutAt: start }).where(eq(contacts.id, contactId));
    pass(hour);
    await tick();
    expect(await rowOf(scheduledId)).toMatchObject({ status: "failed", failure: "opted_out" });
  });

  it("the template", async () => {
    const desk = await accepted();
    const templateId = await addTemplate(world.ctx, desk.number.numberId);
    const { scheduledId } = await plan(desk.petra, desk.conversationId, {
      content: { kind: "template", templateId, values },
    });
    await world.db.update(templates).set({ status: "paused" }).where(eq(templates.id, templateId));
    pass(hour);
    await tick();
    expect(await rowOf(scheduledId)).toMatchObject({ status: "failed", failure: "content" });
  });

  it("whose the session is by now", async () => {
    const { row } = await failing(({ petra, jana, sessionId }) =>
      forwardSession(petra, { sessionId, to: { userId: actorId(jana) }, note: "" }),
    );
    expect(row).toMatchObject({ status: "failed", failure: "no_session" });
  });

  it("its author", async () => {
    const { row } = await failing(({ petra }) =>
      world.db
        .update(users)
        .set({ active: false })
        .where(eq(users.id, actorId(petra))),
    );
    expect(row).toMatchObject({ status: "failed", failure: "author" });
  });

  it("whether it is still its time: an outage of hours sends nothing old", async () => {
    const desk = await accepted();
    const { scheduledId } = await plan(desk.petra, desk.conversationId);
    pass(3 * hour);
    await tick();
    expect(await rowOf(scheduledId)).toMatchObject({ status: "failed", failure: "late" });
  });

  it("an ended session is begun anew by its author inside the window (S1.33)", async () => {
    const { petra, conversationId, sessionId } = await accepted();
    const { scheduledId } = await plan(petra, conversationId);
    await endSession(petra, { sessionId, resultId: await addResult(world), note: "" });
    pass(hour);
    await tick();
    const sent = await sentOf(scheduledId);
    expect(sent?.sessionId).not.toBe(sessionId);
    expect(await rowOf(scheduledId)).toMatchObject({ status: "sent" });
  });

  it("what failed is shown with its reason until it is planned anew or put away", async () => {
    const { petra, number, conversationId, scheduledId } = await failing((desk) =>
      world.db.update(numbers).set({ status: "disconnected" }).where(eq(numbers.id, desk.number.numberId)),
    );
    expect(await listScheduled(petra, { conversationId })).toMatchObject([{ status: "failed", failure: "number" }]);
    await world.db.update(numbers).set({ status: "active" }).where(eq(numbers.id, number.numberId));
    const sendAt = new Date(world.ctx.now().getTime() + hour);
    const change = { scheduledId, content: text, sendAt, cancelIfClientWrites: false };
    expect(await changeScheduled(petra, change)).toEqual({ ok: true });
    pass(hour);
    await tick();
    expect(await sentOf(scheduledId)).toMatchObject({ status: "queued" });
    expect(await listScheduled(petra, { conversationId })).toEqual([]);
  });
});
