import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openSession, visibleTo } from "@/server/inbox/visibility-queries";
import { addContact, addConversation, addNumber, addUser, type TestWorld, testWorld } from "@/server/test-world";
import { conversations, sessions } from "./schema/inbox";
import { numbers } from "./schema/numbers";
import { groups } from "./schema/team";
import { isVisibleTo } from "./visible-conversations";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

/** Every number group × session state × session group × operator that makes a difference. */
async function everyCase() {
  const { ctx, db } = world;
  const [mine, theirs] = [ctx.newId(), ctx.newId()];
  await db.insert(groups).values([mine, theirs].map((id) => ({ id, name: id })));
  const [me, other] = [await addUser(ctx, { groupIds: [mine] }), await addUser(ctx)];
  const visible: string[] = [];
  for (const numberGroup of [null, mine, theirs]) {
    const { numberId } = await addNumber(ctx, { groupId: numberGroup });
    for (const status of ["waiting", "active", "awaiting_reply", "ended"] as const)
      for (const groupId of [null, mine, theirs])
        for (const operatorId of [null, me.userId, other.userId]) {
          const contactId = await addContact(ctx, `+420${String(Math.random()).slice(2, 11)}`);
          const conversationId = await addConversation(ctx, { numberId, contactId });
          const session = { id: ctx.newId(), conversationId, status, groupId, operatorId };
          await db.insert(sessions).values({ ...session, origin: "client", startedAt: ctx.now() });
          const isOpen = status !== "ended";
          const bySession =
            isOpen && (operatorId === me.userId || groupId === mine || (status === "waiting" && groupId === null));
          if (numberGroup !== theirs || bySession) visible.push(conversationId);
        }
  }
  return { me, visible: visible.toSorted() };
}

it("shows an operator the same conversations in the inbox, its files and the live stream", async () => {
  const { me, visible } = await everyCase();
  const byCondition = await world.db
    .select({ id: conversations.id })
    .from(conversations)
    .where(isVisibleTo(sql`${me.userId}::uuid`, sql`${conversations.id}`));
  const byInbox = await world.db
    .select({ id: conversations.id })
    .from(conversations)
    .innerJoin(numbers, eq(numbers.id, conversations.numberId))
    .leftJoin(sessions, openSession())
    .where(visibleTo({ userId: me.userId, groupIds: me.groupIds, maySeeAll: false }));
  expect(byCondition.map(({ id }) => id).toSorted()).toEqual(visible);
  expect(byInbox.map(({ id }) => id).toSorted()).toEqual(visible);
});
