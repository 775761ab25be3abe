import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contacts } from "@/db/schema/contacts";
import { sessions } from "@/db/schema/inbox";
import { groups } from "@/db/schema/team";
import { addContact, addConversation, addNumber, addUser, type TestWorld, testWorld } from "../test-world";
import { showTimeline } from "./show-timeline";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

async function addSessions(contactId: string, days: number[], groupId: string | null = null) {
  const { numberId } = await addNumber(world.ctx, { groupId });
  const conversationId = await addConversation(world.ctx, { numberId, contactId });
  const rows = days.map((day) => {
    const at = new Date(Date.UTC(2026, 8, day));
    return { id: world.ctx.newId(), conversationId, startedAt: at, endedAt: at };
  });
  await world.db.insert(sessions).values(rows.map((row) => ({ ...row, status: "ended", origin: "client" }) as const));
}

describe("timeline of a contact (O29, S1.15)", () => {
  it("goes over every number and merged contacts, the newest first, page by page", async () => {
    const operator = world.as(await addUser(world.ctx));
    const contactId = await addContact(world.ctx, "+420602190001", "Jana Malá");
    const mergedId = await addContact(world.ctx, "+420602190002");
    await world.db.update(contacts).set({ mergedIntoId: contactId }).where(eq(contacts.id, mergedId));
    await addSessions(contactId, [1, 4, 4]);
    await addSessions(contactId, [2]);
    await addSessions(mergedId, [3]);
    const seen: { id: string; day: number }[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof showTimeline>> = await showTimeline(operator, {
        contactId,
        cursor,
        limit: 2,
      });
      seen.push(...page.rows.map(({ id, startedAt }) => ({ id, day: startedAt.getUTCDate() })));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen.map(({ day }) => day)).toEqual([4, 4, 3, 2, 1]);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(5);
  });

  it("only names a session of a number that is not the reader's (S1.7)", async () => {
    const groupId = world.ctx.newId();
    await world.db.insert(groups).values({ id: groupId, name: "Vedení" });
    const contactId = await addContact(world.ctx, "+420602190003");
    await addSessions(contactId, [1], groupId);
    const mayOpen = async (role: "operator" | "supervisor") =>
      (await showTimeline(world.as(await addUser(world.ctx, { role })), { contactId })).rows.map((row) => row.mayOpen);
    expect(await mayOpen("operator")).toEqual([false]);
    expect(await mayOpen("supervisor")).toEqual([true]);
  });
});
