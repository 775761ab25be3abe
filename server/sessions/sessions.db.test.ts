import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { messages } from "@/db/schema/delivery";
import { notes, sessions } from "@/db/schema/inbox";
import { media } from "@/db/schema/media";
import { sessionTags, tags } from "@/db/schema/tags";
import { auditEntries } from "@/db/schema/team";
import { addField } from "../contacts/change-fields";
import { fillSession } from "../inbox/fill-session";
import { addDesk, addResult, clientWrites } from "../inbox/inbox-world";
import { operatorOf } from "../inbox/operator";
import { writeNote } from "../inbox/write-note";
import { deskSettings, saveDeskSettings } from "../team/desk-settings";
import { addContact, addConversation, addNumber, type TestWorld, testWorld } from "../test-world";
import { createCaller } from "../trpc/procedures";
import { exportSessions, type SessionWords } from "./export-sessions";
import { listSessions } from "./list-sessions";
import { sessionsRouter } from "./router";
import type { CallbackFilter, SessionQuery } from "./schema";
import { showSession } from "./show-session";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

type Desk = Awaited<ReturnType<typeof addDesk>>;
let lastPhone = 0;
const noField = { key: "", options: [], required: false };

async function addSession(desk: Desk, change: Partial<typeof sessions.$inferInsert> = {}, name: string | null = null) {
  const contactId = await addContact(world.ctx, `+420608${String(++lastPhone).padStart(6, "0")}`, name);
  const conversationId = await addConversation(world.ctx, { numberId: desk.number.numberId, contactId });
  const row = { id: world.ctx.newId(), conversationId, groupId: desk.groupId, startedAt: world.clock.now() };
  await world.db.insert(sessions).values({ ...row, status: "ended", origin: "client", ...change });
  return { sessionId: row.id, conversationId };
}

const idsOf = async (ctx: Desk["petra"], input: Parameters<typeof listSessions>[1]) =>
  (await listSessions(ctx, input)).rows.map(({ id }) => id);

const words: SessionWords = {
  separator: ";",
  header: ["Začátek"],
  transcript: "Přepis",
  status: (status) => status,
  origin: (origin) => origin,
  result: ({ resultNameCs }) => resultNameCs,
  callback: (state) => state,
  us: "My",
  client: "Klient",
  kind: (kind) => kind,
  at: (moment) => moment.toISOString(),
};
const linesOf = async (ctx: Desk["petra"], filter: Partial<SessionQuery>, withTranscript = false) => {
  const query: SessionQuery = { period: "history", sort: "-started", ...filter };
  const lines: string[] = [];
  for await (const line of exportSessions(ctx, { query, withTranscript }, words)) lines.push(line);
  return lines;
};

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
        period: "history",
        numberId,
        cursor,
        limit: 2,
      });
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toHaveLength(7);
    expect(seen.toSorted()).toEqual(made.toSorted());
    expect(await idsOf(desk.supervisor, { period: "live", numberId })).toEqual([live.sessionId]);
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
    const base = { period: "history", numberId: desk.number.numberId } as const;
    const all = { ...base, operatorId, groupId: desk.groupId, resultId, tagId, status: "ended" } as const;
    expect(await idsOf(desk.supervisor, { ...all, startedFrom: "2026-10-05", startedTo: "2026-10-05" })).toEqual([
      found.sessionId,
    ]);
    expect(await idsOf(desk.supervisor, { ...all, startedTo: "2026-10-04" })).toEqual([]);
    expect(await idsOf(desk.supervisor, { ...all, startedFrom: "2026-10-06" })).toEqual([]);
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

  it("filters by origin, acceptance, end, waiting, duration and own fields", async () => {
    const desk = await addDesk(world);
    const at = (time: string) => new Date(`2026-10-08T${time}Z`);
    const times = { startedAt: at("08:00:00"), acceptedAt: at("08:12:00"), endedAt: at("09:00:00") };
    const campaignId = world.ctx.newId();
    const { sessionId } = await addSession(desk, {
      ...times,
      origin: "campaign",
      campaignId,
      fields: { Zakázka: "26-AB" },
    });
    await addSession(desk, { startedAt: at("08:00:00"), endedAt: new Date("2026-10-09T08:00:00Z") });
    const base = { period: "history", numberId: desk.number.numberId } as const;
    const whole = {
      campaignId,
      ...({ origin: "campaign", waitMin: 12, waitMax: 12, durationMin: 48, durationMax: 48 } as const),
      ...{ acceptedFrom: "2026-10-08", acceptedTo: "2026-10-08", endedFrom: "2026-10-08", endedTo: "2026-10-08" },
      fields: [{ key: "Zakázka", test: "contains", value: "ab" } as const],
    };
    expect(await idsOf(desk.supervisor, { ...base, ...whole })).toEqual([sessionId]);
    for (const [key, value] of Object.entries({
      campaignId: world.ctx.newId(),
      ...{ origin: "client", waitMin: 13, waitMax: 11, durationMin: 49, durationMax: 47 },
      ...{ acceptedFrom: "2026-10-09", acceptedTo: "2026-10-07", endedFrom: "2026-10-09", endedTo: "2026-10-07" },
      fields: [{ key: "Zakázka", test: "empty", value: "" }],
    }))
      expect([key, await idsOf(desk.supervisor, { ...base, ...whole, [key]: value })]).toEqual([key, []]);
  });

  it("filters by who asked to be called back, and says in the export what became of it (N.70)", async () => {
    const desk = await addDesk(world);
    const asked = { callbackAskedAt: world.clock.now() };
    const open = (await addSession(desk, asked)).sessionId;
    const done = (await addSession(desk, { ...asked, callbackClearedAt: world.clock.now() })).sessionId;
    await addSession(desk);
    const base = { period: "history", numberId: desk.number.numberId } as const;
    const found = async (callback?: CallbackFilter) => (await idsOf(desk.petra, { ...base, callback })).toSorted();
    expect(await found("open")).toEqual([open]);
    expect(await found("done")).toEqual([done]);
    expect(await found("asked")).toEqual([open, done].toSorted());
    expect(await found()).toHaveLength(3);
    expect((await linesOf(desk.supervisor, { ...base, callback: "open" }))[1]).toMatch(/;open;\r\n$/);
    expect((await linesOf(desk.supervisor, { ...base, callback: "done" }))[1]).toMatch(/;done;\r\n$/);
  });

  it("sorts by beginning or end, either way, page by page", async () => {
    const desk = await addDesk(world);
    const day = (n: number) => new Date(Date.UTC(2026, 9, n));
    const first = await addSession(desk, { startedAt: day(1), endedAt: day(9) });
    const second = await addSession(desk, { startedAt: day(2), endedAt: day(8) });
    const third = await addSession(desk, { startedAt: day(3), endedAt: day(8) });
    const tied = second.sessionId < third.sessionId ? [2, 3] : [3, 2];
    const inOrder = async (sort: SessionQuery["sort"]) => {
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const input = { period: "history", numberId: desk.number.numberId, sort, cursor, limit: 1 } as const;
        const page: Awaited<ReturnType<typeof listSessions>> = await listSessions(desk.supervisor, input);
        seen.push(...page.rows.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor);
      return seen.map((id) => [first, second, third].findIndex(({ sessionId }) => sessionId === id) + 1);
    };
    expect(await inOrder("-started")).toEqual([3, 2, 1]);
    expect(await inOrder("started")).toEqual([1, 2, 3]);
    expect(await inOrder("-ended")).toEqual([1, ...tied.toReversed()]);
    expect(await inOrder("ended")).toEqual([...tied, 1]);
  });

  it("finds what was said without diacritics, but not what must not be read yet (N.63)", async () => {
    const desk = await addDesk(world);
    const { sessionId, conversationId } = await clientWrites(world, desk.number, { body: "Chci ČERNOBÍLÝ rám" });
    await writeNote(desk.petra, { noteId: world.ctx.newId(), conversationId, body: "Objednat u výrobce" });
    await clientWrites(world, desk.number, { body: "Chci bílý rám" });
    const live = { period: "live", numberId: desk.number.numberId } as const;
    expect(await idsOf(desk.petra, { ...live, text: "cernobily ram" })).toEqual([sessionId]);
    expect(await idsOf(desk.petra, { ...live, text: "nobil" })).toEqual([sessionId]);
    expect(await idsOf(desk.petra, { ...live, text: "vyrobce" })).toEqual([sessionId]);
    expect(await idsOf(desk.petra, { ...live, text: "!!" })).toEqual([]);
    await saveDeskSettings(desk.supervisor, { ...(await deskSettings(world.ctx)), previewBeforeAccept: false });
    expect(await idsOf(desk.petra, { ...live, text: "cernobily" })).toEqual([]);
    expect(await idsOf(desk.supervisor, { ...live, text: "cernobily" })).toEqual([sessionId]);
    await saveDeskSettings(desk.supervisor, { ...(await deskSettings(world.ctx)), previewBeforeAccept: true });
  });

  it("shows an operator only what the inbox would (S1.7)", async () => {
    const desk = await addDesk(world);
    const { sessionId } = await addSession(desk, {}, "Tajný Klient");
    const history = { period: "history", numberId: desk.number.numberId } as const;
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
  it("streams what is filtered with a mark, disarms formulas and leaves a trace", async () => {
    const desk = await addDesk(world);
    const resultId = await addResult(world);
    await addSession(desk, { resultId, resultNote: "=1+1" }, '=HYPERLINK("x")');
    const { numberId } = desk.number;
    const lines = await linesOf(desk.supervisor, { numberId });
    expect(lines[0]).toBe("\ufeffZačátek\r\n");
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain(`"'=HYPERLINK(""x"")";420608`);
    expect(lines[1]).toContain(";Vyřešeno;'=1+1;");
    const actorId = operatorOf(desk.supervisor).userId;
    const traces = await world.db.select().from(auditEntries).where(eq(auditEntries.actorId, actorId));
    expect(traces).toMatchObject([{ action: "sessions.exported", details: { numberId } }]);
  });

  it("has the fields of sessions as columns and what was said in one cell (N.71)", async () => {
    const desk = await addDesk(world);
    await addField(desk.supervisor, { ...noField, scope: "session", label: "Zakázka", kind: "text" });
    await addField(desk.supervisor, { ...noField, scope: "session", label: "Zpět na", kind: "phone" });
    const { number, petra } = desk;
    const { sessionId } = await clientWrites(world, number, { body: "Kde je kolo?" });
    await fillSession(petra, { sessionId, fields: { Zakázka: "26-1", "Zpět na": "602 111 222" } });
    const [header, line] = await linesOf(desk.supervisor, { period: "live", numberId: number.numberId }, true);
    expect(header).toBe("\ufeffZačátek;Zakázka;Zpět na;Přepis\r\n");
    expect(line).toMatch(/;26-1;420602111222;2026-11-22T11:59:00.000Z Klient: Kde je kolo\?\r\n$/);
  });
});
