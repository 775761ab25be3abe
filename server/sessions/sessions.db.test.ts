import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { messages } from "@/db/schema/delivery";
import { notes, sessions } from "@/db/schema/inbox";
import { media } from "@/db/schema/media";
import { sessionTags, tags } from "@/db/schema/tags";
import { auditEntries } from "@/db/schema/team";
import { addDesk, addResult, clientWrites } from "../inbox/inbox-world";
import { operatorOf } from "../inbox/operator";
import { deskSettings, saveDeskSettings } from "../team/desk-settings";
import { addContact, addConversation, addNumber, type TestWorld, testWorld } from "../test-world";
import { createCaller } from "../trpc/procedures";
import { exportSessions, type SessionWords } from "./export-sessions";
import { listSessions } from "./list-sessions";
import { sessionsRouter } from "./router";
import { showSession } from "./show-session";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

type Desk = Awaited<ReturnType<typeof addDesk>>;
let lastPhone = 0;

async function addSession(desk: Desk, change: Partial<typeof sessions.$inferInsert> = {}, name: string | null = null) {
  const contactId = await addContact(world.ctx, `+420608${String(++lastPhone).padStart(6, "0")}`, name);
  const conversationId = await addConversation(world.ctx, { numberId: desk.number.numberId, contactId });
  const row = { id: world.ctx.newId(), conversationId, groupId: desk.groupId, startedAt: world.clock.now() };
  await world.db.insert(sessions).values({ ...row, status: "ended", origin: "client", ...change });
  return { sessionId: row.id, conversationId };
}

const idsOf = async (ctx: Desk["petra"], input: Parameters<typeof listSessions>[1]) =>
  (await listSessions(ctx, input)).rows.map(({ id }) => id);

describe("sessions table (N.34)", () => {
  it("pages the history without gaps or doubles, also where sessions began at one moment", async () => {
    const desk = await addDesk(world);
    const { numberId } = desk.number;
    const made: string[] = [];
    for (let n = 0; n < 7; n += 1) {
      const startedAt = new Date(Date.UTC(2026, 9, 1 + Math.floor(n / 3)));
      made.push((await addSession(desk, { startedAt })).sessionId);
    }
    const live = await addSession(desk, { status: "active", operatorId: operatorOf(desk.petra).userId });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listSessions>> = await listSessions(desk.supervisor, {
        view: "history",
        numberId,
        cursor,
        limit: 2,
      });
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toHaveLength(7);
    expect(seen.toSorted()).toEqual(made.toSorted());
    expect(await idsOf(desk.supervisor, { view: "live", numberId })).toEqual([live.sessionId]);
  });

  it("filters by everything at once, days being the company's", async () => {
    const desk = await addDesk(world);
    const resultId = await addResult(world);
    const tagId = world.ctx.newId();
    await world.db.insert(tags).values({ id: tagId, name: `Reklamace ${tagId}`, color: "red" });
    const operatorId = operatorOf(desk.jana).userId;
    // Half past midnight of 5 October in Prague is still the 4th in Greenwich.
    const found = await addSession(desk, { operatorId, resultId, startedAt: new Date("2026-10-04T22:30:00Z") });
    await world.db.insert(sessionTags).values({ sessionId: found.sessionId, tagId, addedAt: world.clock.now() });
    await addSession(desk, { operatorId, startedAt: new Date("2026-10-05T10:00:00Z") });
    const base = { view: "history", numberId: desk.number.numberId } as const;
    const all = { ...base, operatorId, groupId: desk.groupId, resultId, tagId, status: "ended" } as const;
    expect(await idsOf(desk.supervisor, { ...all, from: "2026-10-05", to: "2026-10-05" })).toEqual([found.sessionId]);
    expect(await idsOf(desk.supervisor, { ...all, to: "2026-10-04" })).toEqual([]);
    expect(await idsOf(desk.supervisor, { ...all, from: "2026-10-06" })).toEqual([]);
    expect(await idsOf(desk.supervisor, { ...base, operatorId })).toHaveLength(2);
    for (const other of [
      { operatorId: operatorOf(desk.petra).userId },
      { resultId: world.ctx.newId() },
      { tagId: world.ctx.newId() },
      { groupId: world.ctx.newId() },
      { status: "active" as const },
    ])
      expect(await idsOf(desk.supervisor, { ...all, ...other })).toEqual([]);
  });

  it("shows an operator only what the inbox would (S1.7)", async () => {
    const desk = await addDesk(world);
    const { sessionId } = await addSession(desk, {}, "Tajný Klient");
    const history = { view: "history", numberId: desk.number.numberId } as const;
    expect(await idsOf(desk.petra, history)).toEqual([sessionId]);
    expect(await idsOf(desk.stranger, history)).toEqual([]);
    await expect(showSession(desk.stranger, { sessionId })).rejects.toMatchObject({ code: "not_found" });
    const choices = await createCaller(sessionsRouter)(desk.stranger).choices();
    expect(choices.numbers.map(({ id }) => id)).not.toContain(desk.number.numberId);
    const { numberId } = await addNumber(world.ctx);
    const more = await createCaller(sessionsRouter)(desk.stranger).choices();
    expect(more.numbers.map(({ id }) => id)).toContain(numberId);
  });

  it("has the transcript, the notes and the files of that session alone, both directions (S1.11, S1.32)", async () => {
    const desk = await addDesk(world);
    const { sessionId, conversationId } = await addSession(desk);
    const before = world.ctx.newId();
    const startedAt = new Date("2026-09-01T08:00:00Z");
    await world.db
      .insert(sessions)
      .values({ id: before, conversationId, status: "ended", origin: "client", startedAt });
    const mediaIds = [world.ctx.newId(), world.ctx.newId(), world.ctx.newId()];
    await world.db.insert(media).values(mediaIds.map((id) => ({ id, status: "stored" as const })));
    const of = { conversationId, numberId: desk.number.numberId, kind: "image", at: world.clock.now() } as const;
    const [inId, outId, oldId] = mediaIds;
    await world.db.insert(messages).values([
      { ...of, id: world.ctx.newId(), sessionId, direction: "in", status: "received", body: "První", mediaId: inId },
      { ...of, id: world.ctx.newId(), sessionId, direction: "out", status: "sent", body: "Druhá", mediaId: outId },
      { ...of, id: world.ctx.newId(), sessionId: before, direction: "in", status: "received", mediaId: oldId },
    ]);
    const note = { conversationId, authorId: operatorOf(desk.petra).userId, createdAt: world.clock.now() };
    await world.db.insert(notes).values([
      { ...note, id: world.ctx.newId(), sessionId, body: "Volat zítra" },
      { ...note, id: world.ctx.newId(), sessionId: before, body: "Stará" },
    ]);
    const shown = await showSession(desk.petra, { sessionId });
    expect(shown.messages.map(({ body }) => body)).toEqual(["První", "Druhá"]);
    expect(shown.notes.map(({ body }) => body)).toEqual(["Volat zítra"]);
    expect(shown.files.map(({ mediaId }) => mediaId).toSorted()).toEqual([inId, outId].toSorted());
    expect(shown.isCut).toBe(false);
  });

  it("hides a waiting client's words where they are read after accepting only (N.63)", async () => {
    const desk = await addDesk(world);
    const { sessionId } = await clientWrites(world, desk.number);
    expect((await showSession(desk.petra, { sessionId })).messages).toHaveLength(1);
    await saveDeskSettings(desk.supervisor, { ...(await deskSettings(world.ctx)), previewBeforeAccept: false });
    const shown = await showSession(desk.petra, { sessionId });
    expect(shown).toMatchObject({ isHidden: true, messages: [], notes: [], files: [] });
  });
});

describe("export (N.34)", () => {
  const words: SessionWords = {
    separator: ";",
    header: ["Začátek"],
    status: { waiting: "čeká", active: "probíhá", awaiting_reply: "čeká na klienta", ended: "ukončené" },
    result: ({ resultNameCs }) => resultNameCs,
    at: (moment) => moment.toISOString(),
  };

  it("streams what is filtered with a mark, disarms formulas and leaves a trace", async () => {
    const desk = await addDesk(world);
    const resultId = await addResult(world);
    await addSession(desk, { resultId, resultNote: "=1+1" }, '=HYPERLINK("x")');
    const lines: string[] = [];
    const filter = { view: "history", numberId: desk.number.numberId } as const;
    for await (const line of exportSessions(desk.supervisor, filter, words)) lines.push(line);
    expect(lines[0]).toBe("\ufeffZačátek\r\n");
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain(`"'=HYPERLINK(""x"")";420608`);
    expect(lines[1]).toContain(";Vyřešeno;'=1+1;");
    const traces = await world.db.select().from(auditEntries).where(eq(auditEntries.action, "sessions.exported"));
    expect(traces).toMatchObject([{ actorId: operatorOf(desk.supervisor).userId, details: filter }]);
  });
});
