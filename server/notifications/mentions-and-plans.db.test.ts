import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { AlertedPeople } from "@/db/schema/automations";
import { messages } from "@/db/schema/delivery";
import { windowReminders } from "@/db/schema/inbox";
import { scheduledMessages } from "@/db/schema/scheduled";
import { users } from "@/db/schema/team";
import { runAutomations } from "../automations/run-automations";
import { addAutomation } from "../automations/save-automation";
import type { Actor, Ctx } from "../context";
import { acceptSession } from "../inbox/accept-session";
import { addDesk, clientWrites } from "../inbox/inbox-world";
import { idOf } from "../inbox/offer-world";
import { readMentions } from "../inbox/read-mentions";
import { writeNote } from "../inbox/write-note";
import { publish } from "../realtime/publish";
import { addUser, type TestWorld, testWorld } from "../test-world";
import { chooseNotification } from "./choose";
import { recentNotifications } from "./list-recent";
import { addBrowser, pushService, toldTo } from "./notification-world";
import { pushNotifications } from "./push-notifications";
import { tellPeople } from "./tell-people";

type UserCtx = Ctx & { actor: Extract<Actor, { kind: "user" }> };

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  world.clock.advanceMs(60_000);
  await tellPeople(world.ctx);
});

const tell = async () => {
  world.clock.advanceMs(1_000);
  return tellPeople(world.ctx);
};

async function desk() {
  const people = await addDesk(world);
  const session = await clientWrites(world, people.number);
  await acceptSession(people.petra, session);
  await tell();
  const call = (ctx: Ctx, name: string) =>
    world.db
      .update(users)
      .set({ name })
      .where(eq(users.id, idOf(ctx)));
  await call(people.petra, "Petra");
  await call(people.jana, "Jana");
  const { conversationId } = session;
  const name = async (body: string) => {
    const noteId = world.ctx.newId();
    await writeNote(people.petra, { noteId, conversationId, body, mentions: [people.jana, people.petra].map(idOf) });
    return noteId;
  };
  return { ...people, ...session, name };
}

it("tells a colleague who is named in a note, not the author, and pushes the words", async () => {
  const service = pushService(world);
  const { petra, jana, name } = await desk();
  await addBrowser(world, jana);
  const noteId = await name("@Jana a @Petra, kdo to vezme?");
  await tell();
  await tell();
  expect(await toldTo(world, jana, "mention")).toMatchObject([{ subjectId: noteId }]);
  expect(await toldTo(world, petra, "mention")).toEqual([]);
  world.clock.advanceMs(5_000);
  await pushNotifications(service.ctx);
  expect(service.pushes).toMatchObject([{ title: "Zmínka v poznámce", text: "Petra: @Jana a @Petra, kdo to vezme?" }]);
});

it("pushes no mention that was read meanwhile", async () => {
  const service = pushService(world);
  const { jana, conversationId, name } = await desk();
  await addBrowser(world, jana);
  await name("@Jana?");
  await tell();
  await readMentions(jana, { conversationId });
  world.clock.advanceMs(5_000);
  await pushNotifications(service.ctx);
  expect(service.pushes).toEqual([]);
});

it("tells the author of a message for later that could not leave, once a try (O30)", async () => {
  const { petra, jana, conversationId } = await desk();
  const id = world.ctx.newId();
  const fail = async () => {
    const ended = { status: "failed", failure: "number", endedAt: world.ctx.now() } as const;
    await world.db.update(scheduledMessages).set(ended).where(eq(scheduledMessages.id, id));
    await publish(world.ctx, { kind: "scheduled", subjectId: id, conversationId });
    await tell();
  };
  await world.db.insert(scheduledMessages).values({
    ...{ id, conversationId, authorId: idOf(petra), content: { kind: "text", body: "Hotovo" } },
    ...{ sendAt: world.ctx.now(), cancelIfClientWrites: false, writtenAt: world.ctx.now(), createdAt: world.ctx.now() },
  });
  await publish(world.ctx, { kind: "scheduled", subjectId: id, conversationId });
  await tell();
  expect(await toldTo(world, petra, "scheduled_failed")).toEqual([]);
  await fail();
  await publish(world.ctx, { kind: "scheduled", subjectId: id, conversationId });
  await tell();
  expect(await toldTo(world, petra, "scheduled_failed")).toMatchObject([{ subjectId: id }]);
  await fail();
  expect(await toldTo(world, petra, "scheduled_failed")).toHaveLength(2);
  expect(await toldTo(world, jana, "scheduled_failed")).toEqual([]);
});

it("tells who holds a session that its window ends soon, and pushes nothing once it was answered (O13)", async () => {
  const service = pushService(world);
  const { petra, jana, sessionId, conversationId, messageId } = await desk();
  await addBrowser(world, petra);
  const id = world.ctx.newId();
  const windowEndsAt = new Date(world.ctx.now().getTime() + 20 * 60_000);
  const reminder = { id, sessionId, userId: idOf(petra), windowEndsAt, createdAt: world.ctx.now() };
  await world.db.insert(windowReminders).values(reminder);
  await publish(world.ctx, { kind: "reminder", subjectId: id, conversationId });
  await tell();
  await tell();
  expect(await toldTo(world, petra, "window")).toMatchObject([{ subjectId: sessionId }]);
  expect(await toldTo(world, jana, "window")).toEqual([]);
  await world.db.update(messages).set({ direction: "out" }).where(eq(messages.id, messageId));
  await pushNotifications(service.ctx);
  expect(service.pushes).toEqual([]);
});

it("tells whom a rule alerts, once for each time it acts, who leads or is named alone (N.46)", async () => {
  const service = pushService(world);
  const { number, groupId, petra, jana, stranger, supervisor } = await addDesk(world);
  const admin = world.as(await addUser(world.ctx, { role: "admin" }));
  const alert = async (name: string, ...to: AlertedPeople[]) => {
    const actions = to.map((people) => ({ kind: "alert" as const, to: people }));
    const conditions = [{ kind: "text" as const, words: [name] }];
    await addAutomation(admin, { name, trigger: { kind: "client_message" }, conditions, actions });
  };
  await alert("reklamace", { kind: "supervisors" }, { kind: "user", id: idOf(supervisor), name: "Vedoucí" });
  await alert("servis", { kind: "group", id: groupId, name: "Servis" });
  await alert("cizí", { kind: "user", id: idOf(stranger), name: "Cizí" });
  await chooseNotification(jana as UserCtx, { kind: "rule", inApp: false, sound: false, push: false });
  await addBrowser(world, supervisor);
  await tell();
  const write = async (body: string) => {
    const written = await clientWrites(world, number, { body, at: world.ctx.now() });
    await runAutomations(world.ctx);
    await tell();
    await tell();
    return written;
  };
  const { conversationId } = await write("Mám reklamaci: reklamace");
  expect(await toldTo(world, supervisor, "rule")).toMatchObject([{ conversationId, push: true }]);
  for (const other of [petra, jana, admin]) expect(await toldTo(world, other, "rule")).toEqual([]);
  await pushNotifications(service.ctx);
  expect(service.pushes).toMatchObject([{ title: "reklamace", url: `/inbox/${conversationId}` }]);
  expect(await recentNotifications(supervisor as UserCtx)).toMatchObject([{ kind: "rule", rule: "reklamace" }]);
  await write("servis cizí");
  expect(await toldTo(world, petra, "rule")).toHaveLength(1);
  for (const silent of [jana, stranger]) expect(await toldTo(world, silent, "rule")).toEqual([]);
});
