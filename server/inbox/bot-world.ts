import { eq } from "drizzle-orm";
import { type BotScript, botRuns } from "@/db/schema/bots";
import { sessionEvents } from "@/db/schema/inbox";
import { addBot } from "../bots/bots-world";
import type { Ctx } from "../context";
import { saveRouting } from "../routing/save-routing";
import type { TestWorld } from "../test-world";
import { addDesk, clientWrites, type inbound, messagesOf, newPhone, sessionsOf } from "./inbox-world";

export const talkBegin = new Date("2026-11-23T09:00:00Z");
export const after = (seconds: number) => new Date(talkBegin.getTime() + seconds * 1000);

export type Desk = Awaited<ReturnType<typeof addDesk>>;

/** A desk whose number gives every new session to a bot. */
export async function botDesk(world: TestWorld, admin: Ctx, given: { script?: BotScript; desk?: Desk } = {}) {
  const { number, groupId, ...people } = given.desk ?? (await addDesk(world));
  const botId = await addBot(admin, given.script);
  const target = { kind: "bot" as const, groupId: null, operatorId: null, botId };
  await saveRouting(admin, {
    numberId: number.numberId,
    version: 0,
    fallbackGroupId: groupId,
    rules: [{ id: world.ctx.newId(), name: "Bot", enabled: true, conditions: [], target }],
  });
  return { ...people, number, groupId, botId };
}

/** A client who writes and then answers what the bot asked, half a minute after another. */
export async function talkWith(world: TestWorld, number: Desk["number"], ...answers: Parameters<typeof inbound>[0][]) {
  const phone = newPhone();
  world.clock.set(talkBegin);
  const first = await clientWrites(world, number, { phone, at: talkBegin, body: "Dobrý den" });
  for (const [n, answer] of answers.entries()) {
    world.clock.set(after(30 * (n + 1)));
    await clientWrites(world, number, { at: world.clock.now(), ...answer, phone });
  }
  const { conversationId, sessionId } = first;
  return {
    phone,
    conversationId,
    sessionId,
    session: async () => (await sessionsOf(world, conversationId)).find(({ id }) => id === sessionId),
    said: async () => (await messagesOf(world, conversationId)).filter(({ direction }) => direction === "out"),
    run: async () => (await world.db.select().from(botRuns).where(eq(botRuns.sessionId, sessionId)))[0],
    events: async () => {
      const rows = await world.db.select().from(sessionEvents).where(eq(sessionEvents.sessionId, sessionId));
      return rows.map(({ action }) => action);
    },
  };
}
