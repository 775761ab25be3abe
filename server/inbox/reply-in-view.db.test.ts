import { eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { messages } from "@/db/schema/delivery";
import type { Ctx } from "../context";
import { saveDeskSettings } from "../team/desk-settings";
import { type TestWorld, testWorld } from "../test-world";
import { acceptSession } from "./accept-session";
import { addDesk, clientWrites, inbound, messagesOf, receive } from "./inbox-world";
import { inviteOperator } from "./invite-operator";
import { replyInView } from "./reply-in-view";
import { retryReply } from "./retry-reply";
import { takeOverSession } from "./take-over-session";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const personOf = ({ actor }: Ctx) => {
  if (actor.kind !== "user") throw new Error("a person acts here");
  return actor;
};

/** Petra holds the session and has invited Jana. */
async function both() {
  const desk = await addDesk(world);
  const written = await clientWrites(world, desk.number);
  await acceptSession(desk.petra, written);
  await inviteOperator(desk.petra, { sessionId: written.sessionId, userId: personOf(desk.jana).userId });
  return { ...desk, ...written };
}

function say(ctx: Ctx, conversationId: string, seenMessageId?: string | null, messageId = world.ctx.newId()) {
  const content = { kind: "text" as const, body: `Zítra (${messageId.slice(-4)})` };
  return replyInView(ctx, {
    messageId,
    conversationId,
    content,
    ...(seenMessageId === undefined ? {} : { seenMessageId }),
  });
}
const newestOf = async (conversationId: string) => (await messagesOf(world, conversationId)).at(-1)?.id ?? null;

describe("sending with an old view (O14)", () => {
  it("tells who answered meanwhile, sends nothing, and sends when it is wanted anyway", async () => {
    const { petra, jana, conversationId, messageId: clients } = await both();
    expect(await say(jana, conversationId, clients)).toEqual({ ok: true });
    const names = [personOf(jana).name];
    expect(await say(petra, conversationId, clients)).toEqual({ ok: false, reason: "answered_meanwhile", names });
    expect(await say(petra, conversationId, null)).toEqual({ ok: false, reason: "answered_meanwhile", names });
    expect(await messagesOf(world, conversationId)).toHaveLength(2);
    expect(await say(petra, conversationId)).toEqual({ ok: true });
    expect(await say(petra, conversationId, await newestOf(conversationId))).toEqual({ ok: true });
  });

  it("is no matter of the client's messages, of one's own, of reactions, campaigns and what did not leave", async () => {
    const { petra, jana, number, from, conversationId, messageId: clients } = await both();
    await say(petra, conversationId, clients);
    await receive(world, number, inbound({ phone: from.phone ?? "" }));
    expect(await say(petra, conversationId, clients)).toEqual({ ok: true });
    const failed = world.ctx.newId();
    await say(jana, conversationId, undefined, failed);
    await world.db.update(messages).set({ status: "failed", failureReason: "unknown" }).where(eq(messages.id, failed));
    expect(await say(petra, conversationId, clients)).toEqual({ ok: true });
    await world.db.update(messages).set({ status: "queued", kind: "reaction" }).where(eq(messages.id, failed));
    expect(await say(petra, conversationId, clients)).toEqual({ ok: true });
  });

  it("lets the same message through that is stored already, though a colleague answered since", async () => {
    const { petra, jana, conversationId, messageId: clients } = await both();
    const mine = world.ctx.newId();
    await say(petra, conversationId, clients, mine);
    await say(jana, conversationId);
    expect(await say(petra, conversationId, clients, mine)).toEqual({ ok: true });
    expect(await messagesOf(world, conversationId)).toHaveLength(3);
  });

  it("tells a stranger nothing", async () => {
    const { stranger, petra, conversationId, messageId: clients } = await both();
    await say(petra, conversationId);
    await expect(say(stranger, conversationId, clients)).rejects.toMatchObject({ code: "not_found" });
  });

  it("lets one of two answer who press Send at once, and warns the other", async () => {
    const { petra, jana, conversationId, messageId: clients } = await both();
    const outcomes = await Promise.all([petra, jana].map((ctx) => say(ctx, conversationId, clients)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.reason === "answered_meanwhile")).toHaveLength(1);
  });

  it("warns exactly those below whose view a colleague's answer stands (property)", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.boolean(), fc.nat(5)), { minLength: 1, maxLength: 6 }), async (turns) => {
        const { petra, jana, conversationId } = await both();
        for (const [isPetra, behind] of turns) {
          const [ctx, colleague] = isPetra ? [petra, jana] : [jana, petra];
          const stored = await messagesOf(world, conversationId);
          const seen = stored[Math.max(0, stored.length - 1 - behind)];
          const isAnswered = stored.some(
            ({ seq, authorId }) => seq > (seen?.seq ?? 0) && authorId === personOf(colleague).userId,
          );
          const outcome = await say(ctx, conversationId, seen?.id);
          expect(outcome.ok).toBe(!isAnswered);
          expect(await messagesOf(world, conversationId)).toHaveLength(stored.length + (isAnswered ? 0 : 1));
        }
      }),
      { numRuns: 8 },
    );
  });
});

describe("only who holds the session answers (O14)", () => {
  it("refuses supervisors until they take over, keeps guests, and lets everyone where the company says so", async () => {
    const { petra, jana, supervisor, stranger, conversationId, sessionId } = await both();
    try {
      await saveDeskSettings(world.ctx, { answerRight: "holder" });
      expect(await say(supervisor, conversationId)).toEqual({ ok: false, reason: "no_session" });
      expect(await say(petra, conversationId)).toEqual({ ok: true });
      expect(await say(jana, conversationId)).toEqual({ ok: true });
      const failed = (await newestOf(conversationId)) ?? "";
      await world.db
        .update(messages)
        .set({ status: "failed", failureReason: "unknown" })
        .where(eq(messages.id, failed));
      expect(await retryReply(supervisor, { messageId: failed })).toEqual({ ok: false, reason: "no_session" });
      await takeOverSession(supervisor, { sessionId });
      expect(await say(supervisor, conversationId)).toEqual({ ok: true });
      expect(await say(petra, conversationId)).toEqual({ ok: false, reason: "no_session" });
      await saveDeskSettings(world.ctx, { answerRight: "everyone" });
      expect(await say(petra, conversationId)).toEqual({ ok: true });
      await expect(say(stranger, conversationId)).rejects.toMatchObject({ code: "not_found" });
    } finally {
      await saveDeskSettings(world.ctx, { answerRight: "supervisors" });
    }
  });
});
