import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { liveEvents } from "@/db/schema/realtime";
import { users } from "@/db/schema/team";
import type { Ctx } from "../context";
import { type TestWorld, testWorld } from "../test-world";
import { acceptSession } from "./accept-session";
import { addDesk, clientWrites } from "./inbox-world";
import { listMentionable, listMentions } from "./list-mentions";
import { readMentions } from "./read-mentions";
import { showThread } from "./show-thread";
import { writeNote } from "./write-note";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const idOf = (ctx: Ctx) => (ctx.actor.kind === "user" ? ctx.actor.userId : "");

async function desk() {
  const people = await addDesk(world);
  const written = await clientWrites(world, people.number);
  await acceptSession(people.petra, written);
  for (const [name, ctx] of [
    ["Petra", people.petra],
    ["Jana Dvořáková", people.jana],
    ["Cizí", people.stranger],
    ["Eva", people.supervisor],
  ] as const)
    await world.db
      .update(users)
      .set({ name })
      .where(eq(users.id, idOf(ctx)));
  const { conversationId } = written;
  const note = (body: string, mentions: Ctx[], noteId = world.ctx.newId()) =>
    writeNote(people.petra, { noteId, conversationId, body, mentions: mentions.map(idOf) });
  return { ...people, ...written, note };
}

describe("a colleague named in a note", () => {
  it("finds it among their mentions, unread, and tells the desk", async () => {
    const { jana, conversationId, note } = await desk();
    const noteId = world.ctx.newId();
    await note("@Jana Dvořáková, znáš toho klienta?", [jana], noteId);
    expect(await listMentions(jana)).toMatchObject([
      { noteId, conversationId, authorName: "Petra", body: "@Jana Dvořáková, znáš toho klienta?", readAt: null },
    ]);
    const told = await world.db.select().from(liveEvents).where(eq(liveEvents.subjectId, noteId));
    expect(told).toMatchObject([{ kind: "mention", conversationId }]);
  });

  it("is named once, however often the note is saved", async () => {
    const { jana, note } = await desk();
    const noteId = world.ctx.newId();
    await Promise.all([note("@Jana Dvořáková", [jana], noteId), note("@Jana Dvořáková", [jana], noteId)]);
    expect(await listMentions(jana)).toHaveLength(1);
  });

  it("stands in the thread by the name of that day, also when it changes", async () => {
    const { petra, jana, conversationId, note } = await desk();
    await note("@Jana Dvořáková, prosím", [jana]);
    await world.db
      .update(users)
      .set({ name: "Jana Nová" })
      .where(eq(users.id, idOf(jana)));
    const { items } = await showThread(petra, { conversationId });
    expect(items.find(({ type }) => type === "note")).toMatchObject({
      mentions: [{ userId: idOf(jana), name: "Jana Dvořáková" }],
    });
  });

  it("is not who was taken out of the words again", async () => {
    const { jana, supervisor, note } = await desk();
    await note("Jen pro mě", [jana, supervisor]);
    expect(await listMentions(jana)).toEqual([]);
    expect(await listMentions(supervisor)).toEqual([]);
  });

  it("reads it by opening the conversation, without reading what names others", async () => {
    const { jana, supervisor, conversationId, note } = await desk();
    await note("@Jana Dvořáková a @Eva", [jana, supervisor]);
    await readMentions(jana, { conversationId });
    expect(await listMentions(jana)).toMatchObject([{ readAt: world.ctx.now() }]);
    expect(await listMentions(supervisor)).toMatchObject([{ readAt: null }]);
  });
});

it("leads to its note, however much was said since", async () => {
  const { jana, conversationId, number, from, note } = await desk();
  const noteId = world.ctx.newId();
  await note("@Jana Dvořáková, tady", [jana], noteId);
  for (let n = 1; n <= 30; n += 1)
    await clientWrites(world, number, { phone: from.phone ?? "", at: new Date(world.ctx.now().getTime() + n * 1000) });
  const ids = async (around?: string) =>
    (await showThread(jana, { conversationId, limit: 10, ...(around ? { around } : {}) })).items.map(({ id }) => id);
  expect(await ids()).not.toContain(noteId);
  expect(await ids(noteId)).toContain(noteId);
});

describe("who may be named", () => {
  it("is who may see the conversation, but not oneself", async () => {
    const { petra, jana, stranger, supervisor, conversationId } = await desk();
    const ids = (await listMentionable(petra, { conversationId })).map(({ userId }) => userId);
    expect(ids).toEqual(expect.arrayContaining([idOf(jana), idOf(supervisor)]));
    expect(ids).not.toContain(idOf(stranger));
    expect(ids).not.toContain(idOf(petra));
    await expect(listMentionable(stranger, { conversationId })).rejects.toMatchObject({ code: "not_found" });
  });

  it("is checked by the server too: a stranger is not told", async () => {
    const { stranger, note } = await desk();
    await note("@Cizí", [stranger]);
    expect(await listMentions(stranger)).toEqual([]);
  });

  it("sees the mention no more when they do not see the conversation any more", async () => {
    const { jana, note } = await desk();
    await note("@Jana Dvořáková", [jana]);
    const outside: Ctx = { ...jana, actor: { ...jana.actor, groupIds: [] } as Ctx["actor"] };
    expect(await listMentions(jana)).toHaveLength(1);
    await world.sql`delete from group_members where user_id = ${idOf(jana)}`;
    expect(await listMentions(outside)).toEqual([]);
  });
});
