import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sessionResults } from "@/db/schema/inbox";
import { tags } from "@/db/schema/tags";
import { auditEntries } from "@/db/schema/team";
import { type TestWorld, testWorld } from "../test-world";
import { acceptSession } from "./accept-session";
import { endSession } from "./end-session";
import { addDesk, addResult, clientWrites } from "./inbox-world";
import { listConversations } from "./list-conversations";
import { showConversation } from "./show-conversation";
import { tagSession } from "./tag-session";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

async function addTag(name: string, retiredAt: Date | null = null): Promise<string> {
  const id = world.ctx.newId();
  await world.db.insert(tags).values({ id, name, color: "red", retiredAt });
  return id;
}

async function waiting() {
  const desk = await addDesk(world);
  return { ...desk, ...(await clientWrites(world, desk.number)) };
}

describe("tags on a session (S1.18)", () => {
  it("are put on and taken off by whoever sees it, show in the list and the conversation, and leave a trace", async () => {
    const { petra, jana, sessionId, conversationId } = await waiting();
    const tagId = await addTag("VIP");
    await tagSession(petra, { sessionId, tagId, isOn: true });
    await tagSession(petra, { sessionId, tagId, isOn: true });
    expect((await showConversation(jana, { conversationId })).tags).toMatchObject([{ name: "VIP", color: "red" }]);
    const { rows } = await listConversations(jana, { section: "waiting" });
    expect(rows.map((row) => row.tags.map(({ name }) => name))).toEqual([["VIP"]]);
    await tagSession(jana, { sessionId, tagId, isOn: false });
    expect((await showConversation(petra, { conversationId })).tags).toEqual([]);
    const traces = await world.db.select().from(auditEntries).where(eq(auditEntries.objectId, sessionId));
    expect(traces.map(({ action }) => action).filter((action) => action.includes("tag"))).toEqual([
      "session.tagged",
      "session.untagged",
    ]);
  });

  it("are not for who does not see it; a retired one can only be taken off", async () => {
    const { petra, stranger, sessionId, conversationId } = await waiting();
    const tagId = await addTag("Sezónní");
    await expect(tagSession(stranger, { sessionId, tagId, isOn: true })).rejects.toMatchObject({ code: "not_found" });
    await tagSession(petra, { sessionId, tagId, isOn: true });
    await world.db.update(tags).set({ retiredAt: world.ctx.now() }).where(eq(tags.id, tagId));
    expect((await showConversation(petra, { conversationId })).tags).toHaveLength(1);
    await tagSession(petra, { sessionId, tagId, isOn: false });
    await expect(tagSession(petra, { sessionId, tagId, isOn: true })).rejects.toMatchObject({ code: "not_found" });
  });

  it("filter every section by the newest session, ended ones too", async () => {
    const { petra, supervisor, number, sessionId, conversationId, from } = await waiting();
    const other = await clientWrites(world, number);
    const tagId = await addTag("Reklamace");
    await tagSession(petra, { sessionId, tagId, isOn: true });
    const found = async (section: "waiting" | "mine" | "team" | "all", who = petra) =>
      (await listConversations(who, { section, tagId })).rows.map((row) => row.conversationId);
    expect(await found("waiting")).toEqual([conversationId]);
    await acceptSession(petra, { sessionId });
    await acceptSession(petra, { sessionId: other.sessionId });
    expect(await found("mine")).toEqual([conversationId]);
    expect([await found("team", supervisor), await found("all", supervisor)]).toEqual([
      [conversationId],
      [conversationId],
    ]);
    await endSession(petra, { sessionId, resultId: await addResult(world), note: "" });
    expect([await found("mine"), await found("all")]).toEqual([[], [conversationId]]);
    world.clock.advanceMs(60_000);
    await clientWrites(world, number, { phone: from.phone ?? "", at: world.ctx.now() });
    expect(await found("all")).toEqual([]);
  });
});

it("a result that asks for a note ends no session without one (S1.16)", async () => {
  const { petra, sessionId } = await waiting();
  await acceptSession(petra, { sessionId });
  const resultId = await addResult(world);
  await world.db.update(sessionResults).set({ noteRequired: true }).where(eq(sessionResults.id, resultId));
  await expect(endSession(petra, { sessionId, resultId, note: "" })).rejects.toThrow("resultNote");
  expect(await endSession(petra, { sessionId, resultId, note: "Vrací kolo." })).toEqual({ ok: true });
});
