import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contacts } from "@/db/schema/contacts";
import { numbers } from "@/db/schema/numbers";
import type { Ctx } from "../context";
import { addNumber, addUser, type TestWorld, testWorld } from "../test-world";
import { acceptSession } from "./accept-session";
import { countInbox } from "./count-queries";
import { forwardSession } from "./forward-session";
import { addDesk, addGroup, clientWrites, newPhone, quietly } from "./inbox-world";
import { listConversations } from "./list-conversations";
import { meOf } from "./operator";
import { reply } from "./reply";
import { saveDraft } from "./save-draft";
import type { InboxSection } from "./schema";
import { showConversation } from "./show-conversation";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const minute = (n: number) => new Date(Date.UTC(2026, 10, 22, 10, n));
const idsOf = async (ctx: Ctx, section: InboxSection, search?: string) =>
  (await listConversations(ctx, { section, search })).rows.map(({ conversationId }) => conversationId);

/** Three clients of one number, written one after another; all three wait. */
async function three() {
  const desk = await addDesk(world);
  const [a, b, c] = [
    await clientWrites(world, desk.number, { at: minute(1) }),
    await clientWrites(world, desk.number, { at: minute(2) }),
    await clientWrites(world, desk.number, { at: minute(3) }),
  ];
  return { ...desk, a, b, c };
}

describe("the sections", () => {
  it("show waiting oldest first, mine and team newest first, all newest first", async () => {
    const { petra, jana, a, b, c } = await three();
    expect(await idsOf(petra, "waiting")).toEqual([a, b, c].map(({ conversationId }) => conversationId));
    await acceptSession(petra, a);
    await acceptSession(petra, b);
    await acceptSession(jana, c);
    expect(await idsOf(petra, "waiting")).toEqual([]);
    expect(await idsOf(petra, "mine")).toEqual([b.conversationId, a.conversationId]);
    expect(await idsOf(petra, "team")).toEqual([c.conversationId]);
    expect(await idsOf(petra, "all")).toEqual([c, b, a].map(({ conversationId }) => conversationId));
    const text = { kind: "text" as const, body: "Už je hotové." };
    await reply(petra, { messageId: world.ctx.newId(), conversationId: a.conversationId, content: text });
    expect(await idsOf(petra, "mine")).toEqual([a.conversationId, b.conversationId]);
  });

  it("count what they show", async () => {
    const { petra, a, b } = await three();
    await acceptSession(petra, a);
    expect(await countInbox(world.db, meOf(petra))).toEqual({
      waiting: 2,
      mine: 1,
      snoozed: 0,
      team: 0,
      unreadMine: 1,
      oldestWaitingSince: b.at,
    });
  });

  it("count the waiting of who came back to the queue from then on, as the row says", async () => {
    const { petra, groupId, number } = await addDesk(world);
    const session = await clientWrites(world, number, { at: minute(1) });
    await acceptSession(petra, session);
    await forwardSession(petra, { sessionId: session.sessionId, to: { groupId }, note: "" });
    const { rows } = await listConversations(petra, { section: "waiting" });
    expect(rows.map((row) => row.session?.startedAt)).toEqual([world.ctx.now()]);
    expect((await countInbox(world.db, meOf(petra))).oldestWaitingSince).toEqual(world.ctx.now());
  });

  it("tell the row what the drawing needs (N.9)", async () => {
    const { petra, number } = await addDesk(world);
    const a = await clientWrites(world, number, { at: minute(1), body: "*Dobrý den*,\nkdy bude _hotovo_?" });
    await acceptSession(petra, a);
    await saveDraft(petra, { conversationId: a.conversationId, body: "Rozepsáno" });
    const { rows } = await listConversations(petra, { section: "mine" });
    expect(rows).toMatchObject([
      {
        conversationId: a.conversationId,
        contact: { name: "Karel", phone: a.from.phone },
        number: { id: number.numberId, provider: "meta", status: "active" },
        lastMessage: {
          id: a.messageId,
          direction: "in",
          kind: "text",
          status: "received",
          at: a.at,
          words: "Dobrý den, kdy bude hotovo?",
        },
        unreadCount: 1,
        session: { id: a.sessionId, status: "active", operatorName: "Petra Nováková" },
        draft: "Rozepsáno",
        campaignName: null,
      },
    ]);
  });

  it("page without a gap or a double, also where times are equal", async () => {
    const desk = await addDesk(world);
    for (let n = 0; n < 7; n += 1) await clientWrites(world, desk.number, { at: minute(Math.floor(n / 3)) });
    for (const section of ["waiting", "all"] as const) {
      const whole = await idsOf(desk.petra, section);
      const paged: string[] = [];
      for (let cursor: string | null = null, first = true; first || cursor; first = false) {
        const page = await listConversations(desk.petra, { section, cursor, limit: 2 });
        paged.push(...page.rows.map(({ conversationId }) => conversationId));
        cursor = page.nextCursor;
      }
      expect(paged).toEqual(whole);
      expect(whole).toHaveLength(7);
    }
  });
});

describe("searching", () => {
  it("finds names without diacritics and fragments of phones, in what the person sees", async () => {
    const { petra, stranger, a, b } = await three();
    const name = async (phone: string | undefined, text: string) =>
      world.db
        .update(contacts)
        .set({ name: text })
        .where(eq(contacts.phone, phone ?? ""));
    await name(a.from.phone, "Žofie Příšerná");
    await name(b.from.phone, "Řehoř Čech");
    expect(await idsOf(petra, "all", "prisern zofie")).toEqual([a.conversationId]);
    expect(await idsOf(petra, "waiting", "ČECH")).toEqual([b.conversationId]);
    expect(await idsOf(petra, "all", (a.from.phone ?? "").slice(-6))).toEqual([a.conversationId]);
    expect(await idsOf(petra, "all", "nikdo takový")).toEqual([]);
    expect(await idsOf(petra, "all", "100%")).toEqual([]);
    expect(await idsOf(stranger, "all", "zofie")).toEqual([]);
  });
});

describe("who sees what", () => {
  it("is the same in the list and by id, for every mix of group, holder and state", async () => {
    const [ours, theirs] = [await addGroup(world), await addGroup(world)];
    const people = await Promise.all([
      addUser(world.ctx, { groupIds: [ours] }),
      addUser(world.ctx, { groupIds: [theirs] }),
      addUser(world.ctx),
      addUser(world.ctx, { role: "admin" }),
    ]);
    const contexts = people.map((actor) => quietly(world.as(actor)));
    const made: string[] = [];
    for (const groupId of [ours, theirs, null]) {
      const number = await addNumber(world.ctx, { groupId: ours });
      await world.db.update(numbers).set({ groupId }).where(eq(numbers.id, number.numberId));
      for (const holder of [null, ...contexts.slice(0, 3)]) {
        const written = await clientWrites(world, number, { phone: newPhone() });
        made.push(written.conversationId);
        if (holder) await acceptSession(holder, written).catch(() => undefined);
      }
      await world.db.update(numbers).set({ groupId: theirs }).where(eq(numbers.id, number.numberId));
    }
    for (const ctx of contexts) {
      const listed = new Set(await idsOf(ctx, "all"));
      const seen = await Promise.all(
        made.map((conversationId) =>
          showConversation(ctx, { conversationId }).then(
            () => true,
            () => false,
          ),
        ),
      );
      expect(made.map((id) => listed.has(id))).toEqual(seen);
      expect(seen.some(Boolean)).toBe(true);
    }
    const [, , outsider, admin] = contexts;
    if (outsider && admin) {
      expect((await idsOf(admin, "all")).filter((id) => made.includes(id))).toHaveLength(made.length);
      expect((await idsOf(outsider, "all")).filter((id) => made.includes(id)).length).toBeLessThan(made.length);
    }
  });
});
