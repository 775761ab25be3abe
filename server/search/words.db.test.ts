import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { messages } from "@/db/schema/delivery";
import { notes, sessionEvents, sessions } from "@/db/schema/inbox";
import { messageWords } from "@/db/schema/search";
import { templates } from "@/db/schema/templates";
import { addCampaign } from "../campaigns/campaign-world";
import type { Ctx } from "../context";
import { acceptSession } from "../inbox/accept-session";
import { endSession } from "../inbox/end-session";
import { forwardSession } from "../inbox/forward-session";
import { addDesk, addResult, clientWrites, newPhone } from "../inbox/inbox-world";
import { showThread } from "../inbox/show-thread";
import { writeNote } from "../inbox/write-note";
import type { TemplateComponent } from "../providers/types";
import { listSessions } from "../sessions/list-sessions";
import { saveDeskSettings } from "../team/desk-settings";
import { addNumber, type TestWorld, testWorld } from "../test-world";
import { createCaller } from "../trpc/procedures";
import { searchRouter } from "./router";
import { searchCampaigns } from "./search-campaigns";
import { searchMessages } from "./search-messages";

let world: TestWorld;
let desk: Awaited<ReturnType<typeof addDesk>>;
beforeAll(async () => {
  world = await testWorld();
  desk = await addDesk(world);
});
afterAll(() => world.close());

let minute = 0;
const writes = (body: string) =>
  clientWrites(world, desk.number, { body, at: new Date(Date.UTC(2026, 10, 20, 8, minute++)) });
const find = async (ctx: Ctx, query: string, more: { hasFile?: boolean } = {}) =>
  (await searchMessages(ctx, { query, ...more })).rows;

const wordsOf = async (said: string) => {
  const [row] = await world.sql`select tsvector_to_array(search_words(${said})) as words`;
  return row?.words as string[];
};

it("keeps words small and without diacritics, whatever the form of the letters (O23)", async () => {
  expect(await wordsOf("Černobílý ŁUKASZ straße — „Příliš“ žluťoučký".normalize("NFD"))).toEqual(
    ["cernobily", "lukasz", "prilis", "strasse", "zlutoucky"].sort(),
  );
  expect(await wordsOf("Добрий День 👍🏽 ok")).toEqual(["ok", "день", "добрий"].sort());
});
it("knows a number by its groups and as a whole", async () => {
  const words = await wordsOf("Volejte +420 777 123-456, zakázka OBJ-2026/4711");
  expect(words).toEqual(expect.arrayContaining(["420777123456", "777", "obj", "2026", "4711", "20264711"]));
});

describe("notes (O23)", () => {
  const noted = async (ctx: Ctx, body: string, said = "Dobrý den") => {
    const written = await writes(said);
    const noteId = world.ctx.newId();
    await writeNote(ctx, { noteId, conversationId: written.conversationId, body });
    return { ...written, noteId };
  };

  it("finds a note among messages, says whose it is, and leads to its place in the thread", async () => {
    const { noteId, conversationId, messageId } = await noted(
      desk.petra,
      "Klient čeká na přehazovačku",
      "Přehazovačka?",
    );
    const rows = await find(desk.jana, "prehazovack");
    expect(rows.map((row) => [row.messageId, row.kind])).toEqual([
      [noteId, "note"],
      [messageId, "message"],
    ]);
    expect(rows[0]).toMatchObject({ conversationId, direction: "out", fileName: null, contact: { name: null } });
    expect(rows[0]?.authorName).toBeTruthy();
    expect(await find(desk.jana, "prehazovack", { hasFile: true })).toEqual([]);
    expect((await find(desk.jana, "hazovačku")).map((row) => row.messageId)).toEqual([noteId]);
    const { items } = await showThread(desk.jana, { conversationId, around: noteId });
    expect(items.map(({ id }) => id)).toContain(noteId);
  });

  it("shows notes only to whom the inbox shows the conversation (S1.7)", async () => {
    const { noteId } = await noted(desk.petra, "důvěrnost");
    expect(await find(desk.supervisor, "duvernost")).toMatchObject([{ messageId: noteId }]);
    expect(await find(desk.stranger, "duvernost")).toEqual([]);
  });

  it("keeps notes of waiting sessions unread where they must be accepted first (N.63)", async () => {
    const { sessionId } = await noted(desk.petra, "odloženost");
    await saveDeskSettings(desk.supervisor, { previewBeforeAccept: false });
    expect(await find(desk.jana, "odlozenost")).toEqual([]);
    await acceptSession(desk.petra, { sessionId });
    expect(await find(desk.jana, "odlozenost")).toHaveLength(1);
    await saveDeskSettings(desk.supervisor, { previewBeforeAccept: true });
  });

  it("follows a note that is changed or deleted, and a message that is deleted", async () => {
    const { noteId, messageId } = await noted(desk.petra, "proměnlivost", "smazatelnost");
    await world.db.update(notes).set({ body: "ustálenost" }).where(eq(notes.id, noteId));
    expect(await find(desk.petra, "promenlivost")).toEqual([]);
    expect(await find(desk.petra, "ustalenost")).toHaveLength(1);
    await world.db.delete(notes).where(eq(notes.id, noteId));
    expect(await find(desk.petra, "ustalenost")).toEqual([]);
    await world.sql`update conversations set last_message_id = null where last_message_id = ${messageId}`;
    await world.db.delete(messages).where(eq(messages.id, messageId));
    expect(await world.db.select().from(messageWords).where(eq(messageWords.messageId, messageId))).toEqual([]);
  });

  it("takes no note for a message whose id it was given", async () => {
    const foreign = await clientWrites(world, await addNumber(world.ctx, { groupId: (await addDesk(world)).groupId }), {
      body: "cizorodost",
    });
    const own = await writes("Dobrý den");
    await writeNote(desk.petra, { noteId: foreign.messageId, conversationId: own.conversationId, body: "podvrženost" });
    expect(await find(desk.petra, "podvrzenost")).toEqual([]);
    expect(await find(desk.petra, "cizorodost")).toEqual([]);
    expect(await find(desk.supervisor, "cizorodost")).toMatchObject([
      { messageId: foreign.messageId, kind: "message" },
    ]);
    await world.db.delete(notes).where(eq(notes.id, foreign.messageId));
    expect(await find(desk.supervisor, "cizorodost")).toHaveLength(1);
  });
});

describe("notes to results and events of sessions (O23)", () => {
  const accepted = async (said: string) => {
    const written = await writes(said);
    await acceptSession(desk.petra, { sessionId: written.sessionId });
    return written;
  };

  it("finds the note to a result (S1.16), says whose it is, and leads to where the session ended", async () => {
    const { sessionId, conversationId } = await accepted("Dobrý den");
    const resultId = await addResult(world);
    await endSession(desk.petra, { sessionId, resultId, note: "Reklamace představce vyřízena" });
    const rows = await find(desk.jana, "predstavce");
    expect(rows).toMatchObject([{ messageId: sessionId, kind: "result", conversationId, direction: "out" }]);
    expect(rows[0]?.authorName).toBeTruthy();
    expect((await find(desk.jana, "edstavc")).map(({ kind }) => kind)).toEqual(["result"]);
    expect(await find(desk.stranger, "predstavce")).toEqual([]);
    const table = await listSessions(desk.jana, { period: "history", text: "predstavce" });
    expect(table.rows.map(({ id }) => id)).toEqual([sessionId]);
    const { items } = await showThread(desk.jana, { conversationId, around: sessionId });
    expect(items).toContainEqual(
      expect.objectContaining({ action: "ended", wordsId: sessionId, note: "Reklamace představce vyřízena" }),
    );
  });

  it("finds the note of a session that was forwarded (S1.19) and leads to it among a long thread", async () => {
    const phone = newPhone();
    const { sessionId, conversationId } = await clientWrites(world, desk.number, { phone, at: world.ctx.now() });
    await acceptSession(desk.petra, { sessionId });
    const to = { groupId: desk.groupId };
    await forwardSession(desk.petra, { sessionId, to, note: "Prosím o nacenění vidlice" });
    const minutesLater = (n: number) => new Date(world.ctx.now().getTime() + n * 60_000);
    for (let n = 1; n <= 45; n += 1)
      await clientWrites(world, desk.number, { phone, body: `ještě ${n}`, at: minutesLater(n) });
    const rows = await find(desk.jana, "naceneni vidl");
    expect(rows).toMatchObject([{ kind: "event", conversationId }]);
    const around = rows[0]?.messageId;
    const { items, newerCursor } = await showThread(desk.jana, { conversationId, around });
    expect(newerCursor).not.toBeNull();
    expect(items).toContainEqual(expect.objectContaining({ action: "forwarded", wordsId: around }));
  });

  it("follows what is changed or deleted, and lets no other kind take its id", async () => {
    const { sessionId, conversationId } = await accepted("Dobrý den");
    await writeNote(desk.petra, { noteId: sessionId, conversationId, body: "podstrčenost" });
    await world.db.update(sessions).set({ resultNote: "výsledkovost" }).where(eq(sessions.id, sessionId));
    expect(await find(desk.petra, "vysledkovost")).toEqual([]);
    await world.db.delete(notes).where(eq(notes.id, sessionId));
    expect(await find(desk.petra, "podstrcenost")).toEqual([]);
    await world.db.update(sessions).set({ resultNote: "druhovýsledek" }).where(eq(sessions.id, sessionId));
    expect(await find(desk.petra, "druhovysledek")).toMatchObject([{ messageId: sessionId, kind: "result" }]);
    await world.db.update(sessions).set({ resultNote: null }).where(eq(sessions.id, sessionId));
    expect(await find(desk.petra, "druhovysledek")).toEqual([]);
    const event = { conversationId, sessionId, action: "forwarded", note: "událostnost", at: world.ctx.now() } as const;
    const [{ id } = { id: 0 }] = await world.db.insert(sessionEvents).values(event).returning({ id: sessionEvents.id });
    expect(await find(desk.petra, "udalostnost")).toHaveLength(1);
    await world.db.delete(sessionEvents).where(eq(sessionEvents.id, id));
    expect(await find(desk.petra, "udalostnost")).toEqual([]);
  });
});

describe("campaigns (O23)", () => {
  it("finds a campaign once, by its name and by what its template says, the newest first", async () => {
    const [one, other] = [await addCampaign(world), await addCampaign(world)];
    await world.sql`update campaigns set name = 'Příprava kol na jaro', launched_at = '2026-11-19' where id = ${one.campaignId}`;
    const components: TemplateComponent[] = [
      { type: "BODY", text: "Přivezte kolo na seřízení, {{1}}" },
      { type: "BUTTONS", buttons: [{ type: "QUICK_REPLY", text: "Objednat odvoz" }] },
      { type: "CAROUSEL", cards: [{ components: [{ type: "BODY", text: "Rám zdarma" }] }] },
    ];
    await world.db.update(templates).set({ components }).where(eq(templates.id, other.templateId));
    const ids = async (query: string) => (await searchCampaigns(desk.supervisor, { query })).map(({ id }) => id);
    expect(await ids("priprava jaro")).toEqual([one.campaignId]);
    expect(await ids("serizeni")).toEqual([other.campaignId]);
    expect(await ids("ODVOZ kolo")).toEqual([other.campaignId]);
    expect(await ids("zdarma")).toEqual([other.campaignId]);
    expect(await ids("priprava zdarma")).toEqual([]);
    expect(await ids("%")).toEqual([]);
    expect(await ids("kol")).toEqual([other.campaignId, one.campaignId]);
    const [found] = await searchCampaigns(desk.supervisor, { query: "seřízení" });
    expect(found?.snippet.filter(({ isHit }) => isHit)).toEqual([{ text: "seřízení", isHit: true }]);
    expect(found?.at).toBeInstanceOf(Date);
  });

  it("refuses campaigns to whom they are not shown", async () => {
    const ask = (ctx: Ctx) => createCaller(searchRouter)(ctx).campaigns({ query: "jaro" });
    await expect(ask(desk.petra)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await ask(desk.supervisor)).toHaveLength(1);
  });
});
