import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { pushSubscriptions } from "@/db/schema/alerts";
import { notificationPushes } from "@/db/schema/notifications";
import { groupMembers, logins, users } from "@/db/schema/team";
import type { Ctx } from "../context";
import { acceptSession } from "../inbox/accept-session";
import { forwardSession } from "../inbox/forward-session";
import { addDesk, clientWrites } from "../inbox/inbox-world";
import { markRead } from "../inbox/mark-read";
import { offerSessions } from "../inbox/offer-sessions";
import { addQueue, idOf, setPresenceOf } from "../inbox/offer-world";
import { operatorOf } from "../inbox/operator";
import { refuseOffer } from "../inbox/refuse-offer";
import { saveDeskSettings } from "../team/desk-settings";
import { addContact, type TestWorld, testWorld } from "../test-world";
import { createCaller } from "../trpc/procedures";
import { addBrowser, pushesTo, pushService } from "./notification-world";
import { pushNotifications } from "./push-notifications";
import { notificationsRouter } from "./router";
import { tellPeople } from "./tell-people";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  world.clock.advanceMs(20 * 60_000);
  await tellPeople(world.ctx);
  await world.db.delete(notificationPushes);
});

const tell = async () => {
  world.clock.advanceMs(1_000);
  await tellPeople(world.ctx);
};

/** A client wrote into Petra's session; she has a browser that takes pushes. */
async function written(service: ReturnType<typeof pushService>, change: { body?: string } = {}) {
  const desk = await addDesk(world);
  const session = await clientWrites(world, desk.number);
  await acceptSession(desk.petra, session);
  await tell();
  const browser = await addBrowser(world, desk.petra);
  const phone = session.from.phone ?? "";
  await clientWrites(world, desk.number, { phone, body: "Kdy otevíráte?", ...change });
  await tell();
  const push = async (ctx: Ctx = service.ctx) => {
    world.clock.advanceMs(5_000);
    return pushNotifications(ctx);
  };
  return { ...desk, ...session, browser, push };
}

describe("a push (O25)", () => {
  it("waits until nobody read it in the app, then goes once to each browser", async () => {
    const service = pushService(world);
    const { browser, conversationId, push } = await written(service);
    expect(await pushNotifications(service.ctx)).not.toBeNull();
    expect(service.pushes).toEqual([]);
    await Promise.all([push(), push()]);
    await push();
    expect(service.pushes).toMatchObject([
      {
        endpoint: `https://push.example.com/to/${browser}`,
        title: "Karel",
        text: "Kdy otevíráte?",
        tag: conversationId,
        url: `/inbox/${conversationId}`,
        unread: 1,
        inApp: true,
        silent: false,
      },
    ]);
    expect(await pushesTo(world, browser)).toMatchObject([{ status: "sent", tries: 1 }]);
  });

  it("calls a linked client by the name in the directory, on the page as well (S1.14)", async () => {
    const service = pushService(world);
    const { petra, conversationId, push } = await written(service);
    const keptId = await addContact(world.ctx, "+420777900100", "Karel z adresáře");
    await world.db.execute(sql`update contacts set merged_into_id = ${keptId}::uuid
      where id = (select contact_id from conversations where id = ${conversationId}::uuid)`);
    const caller = createCaller(notificationsRouter)({ ...world.ctx, actor: operatorOf(petra) });
    expect((await caller.recent()).at(-1)?.client.name).toBe("Karel z adresáře");
    await push();
    expect(service.pushes).toMatchObject([{ title: "Karel z adresáře" }]);
  });

  it("does not go when the message was read meanwhile", async () => {
    const service = pushService(world);
    const { petra, browser, conversationId, push } = await written(service);
    await markRead(petra, { conversationId });
    await push();
    expect(service.pushes).toEqual([]);
    expect(await pushesTo(world, browser)).toMatchObject([{ status: "failed", error: "over" }]);
  });

  it.each([
    ["is away by now", (person: Ctx) => setPresenceOf(world, person, "away")],
    [
      "was switched off",
      (person: Ctx) =>
        world.db
          .update(users)
          .set({ active: false })
          .where(eq(users.id, idOf(person))),
    ],
    [
      "was signed out there",
      (person: Ctx) =>
        world.db
          .update(logins)
          .set({ revokedAt: world.ctx.now() })
          .where(eq(logins.userId, idOf(person))),
    ],
  ])("does not go to somebody who %s", async (_, change) => {
    const service = pushService(world);
    const { petra, push } = await written(service);
    await change(petra);
    await push();
    expect(service.pushes).toEqual([]);
  });

  it("does not go to who may not see the conversation any more", async () => {
    const service = pushService(world);
    const { petra, jana, groupId, sessionId, push } = await written(service);
    await world.db.delete(groupMembers).where(eq(groupMembers.groupId, groupId));
    await forwardSession(petra, { sessionId, to: { userId: idOf(jana) }, note: "" });
    await push();
    expect(service.pushes).toEqual([]);
  });

  it("says neither who nor what where the company wants no previews", async () => {
    const service = pushService(world);
    await saveDeskSettings(world.ctx, { pushPreview: false });
    const { push } = await written(service);
    await push();
    await saveDeskSettings(world.ctx, { pushPreview: true });
    expect(service.pushes).toMatchObject([{ title: "Nová zpráva ve vašem sezení", text: "Servis" }]);
    expect(JSON.stringify(service.pushes)).not.toMatch(/Karel|otevíráte/);
  });

  it("speaks the person's language and names a message without words", async () => {
    const service = pushService(world);
    const { petra, push, number, from } = await written(service);
    await world.db
      .update(users)
      .set({ locale: "en" })
      .where(eq(users.id, idOf(petra)));
    await push();
    world.clock.advanceMs(1_000);
    await clientWrites(world, number, { phone: from.phone ?? "", kind: "location", body: null });
    await tell();
    await push();
    expect(service.pushes.map(({ text }) => text)).toEqual(["Kdy otevíráte?", "Location"]);
  });

  it("is tried again, then given up; a browser that is gone is forgotten", async () => {
    const service = pushService(world);
    const { browser, push } = await written(service);
    service.state.answer = "error";
    for (let n = 0; n < 5; n += 1) {
      await push();
      world.clock.advanceMs(61_000);
    }
    expect(await pushesTo(world, browser)).toMatchObject([{ status: "failed", tries: 3 }]);
    service.state.answer = "gone";
    const other = await written(service);
    await other.push();
    expect(await world.db.select().from(pushSubscriptions).where(eq(pushSubscriptions.id, other.browser))).toEqual([]);
  });

  it("of an offer goes at once and not when it was taken", async () => {
    const service = pushService(world);
    const { number, petra, jana } = await addQueue(world);
    const browsers = [await addBrowser(world, petra), await addBrowser(world, jana)];
    const { sessionId } = await clientWrites(world, number);
    await offerSessions(world.ctx);
    await tell();
    await pushNotifications(service.ctx);
    expect(service.pushes).toMatchObject([{ title: "Sezení pro vás", text: "Karel, číslo Servis" }]);
    world.clock.advanceMs(31_000);
    await offerSessions(world.ctx);
    await tell();
    const [first] = service.pushes;
    const second = first?.endpoint.endsWith(browsers[0] ?? "") ? jana : petra;
    await refuseOffer(second, { sessionId });
    await pushNotifications(service.ctx);
    expect(service.pushes).toHaveLength(1);
  });
});
