import { eq } from "drizzle-orm";
import { messages } from "@/db/schema/delivery";
import { scheduledMessages } from "@/db/schema/scheduled";
import type { Ctx } from "../context";
import { acceptSession } from "../inbox/accept-session";
import { addDesk, clientWrites, newPhone, quietly } from "../inbox/inbox-world";
import type { ReplyContent } from "../inbox/schema";
import type { TestWorld } from "../test-world";
import { scheduleMessage } from "./schedule-message";
import { sendDueMessages } from "./send-due";

export const minute = 60_000;
export const hour = 60 * minute;
export const start = new Date("2026-11-27T08:00:00Z");
export const text: ReplyContent = { kind: "text", body: "Kolo je hotové." };
export const values = { "body.1": "pane", "body.2": "Nováku", "body.3": "42" };
export const actorId = (ctx: Ctx) => (ctx.actor.kind === "user" ? ctx.actor.userId : "");

export type PlanChange = Partial<{
  content: ReplyContent;
  inMs: number;
  cancelIfClientWrites: boolean;
  replyToMessageId: string;
}>;

/** For the tests of this folder: a session in an open window, messages planned in it, and the minute's tick. */
export function planning(world: TestWorld) {
  const pass = (ms: number) => world.clock.advanceMs(ms);
  return {
    pass,
    tick: () => sendDueMessages(quietly(world.ctx)),
    accepted: async () => {
      const desk = await addDesk(world);
      const phone = newPhone();
      const written = await clientWrites(world, desk.number, { phone, at: world.ctx.now() });
      await acceptSession(desk.petra, written);
      pass(minute);
      return { ...desk, ...written, phone };
    },
    plan: async (ctx: Ctx, conversationId: string, { content = text, inMs = hour, ...rest }: PlanChange = {}) => {
      const scheduledId = world.ctx.newId();
      const sendAt = new Date(world.ctx.now().getTime() + inMs);
      const input = { scheduledId, conversationId, content, sendAt, cancelIfClientWrites: false, ...rest };
      return { scheduledId, input, outcome: await scheduleMessage(ctx, input) };
    },
    rowOf: async (id: string) =>
      (await world.db.select().from(scheduledMessages).where(eq(scheduledMessages.id, id)))[0],
    sentOf: async (id: string) => (await world.db.select().from(messages).where(eq(messages.id, id)))[0],
  };
}
