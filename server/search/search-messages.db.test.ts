import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { messages } from "@/db/schema/delivery";
import { media } from "@/db/schema/media";
import { messageWords, messageWordsProgress } from "@/db/schema/search";
import { sessionTags, tags } from "@/db/schema/tags";
import type { Ctx } from "../context";
import { acceptSession } from "../inbox/accept-session";
import { addDesk, clientWrites } from "../inbox/inbox-world";
import { saveDeskSettings } from "../team/desk-settings";
import { addNumber, type TestWorld, testWorld } from "../test-world";
import { indexOlder } from "./index-older";
import { searchMessages } from "./search-messages";

let world: TestWorld;
let desk: Awaited<ReturnType<typeof addDesk>>;
beforeAll(async () => {
  world = await testWorld();
  desk = await addDesk(world);
});
afterAll(() => world.close());

let minute = 0;
/** A client of the desk's number writes, a minute after the one before. */
const writes = (body: string, change: Parameters<typeof clientWrites>[2] = {}) =>
  clientWrites(world, desk.number, { body, at: new Date(Date.UTC(2026, 10, 20, 8, minute++)), ...change });
const find = async (ctx: Ctx, query: string, more: Partial<Parameters<typeof searchMessages>[1]> = {}) =>
  (await searchMessages(ctx, { query, ...more })).rows;
const bodies = async (ctx: Ctx, query: string, more = {}) =>
  (await find(ctx, query, more)).map(({ snippet }) => snippet.map(({ text }) => text).join(""));

describe("what is found (O23)", () => {
  it("finds with and without diacritics, by beginnings of words, the newest first", async () => {
    await writes("Máte černobílý model?");
    await writes("Cernobila fotka neni videt");
    for (const query of ["cernobil", "ČERNOBÍL", "černobil"])
      expect(await bodies(desk.petra, query)).toEqual(["Cernobila fotka neni videt", "Máte černobílý model?"]);
    expect(await bodies(desk.petra, "model cernobily")).toEqual(["Máte černobílý model?"]);
    expect(await bodies(desk.petra, "model zelený")).toEqual([]);
  });

  it("finds pieces inside words after the words that begin so", async () => {
    await writes("Přijedu s přívěsem");
    await writes("závěs dveří vrže");
    await writes("vesnice Lhota");
    expect(await bodies(desk.petra, "ves")).toEqual(["vesnice Lhota", "závěs dveří vrže", "Přijedu s přívěsem"]);
  });

  it("finds a number by a fragment, in groups or as a whole", async () => {
    await writes("Volejte na 608 555 917");
    await writes("Moje číslo je +420608555917");
    for (const query of ["608555917", "608 555 917", "8555 917", "555917"])
      expect((await bodies(desk.petra, query)).sort()).toEqual([
        "Moje číslo je +420608555917",
        "Volejte na 608 555 917",
      ]);
  });

  it("finds files by their names and places by theirs", async () => {
    const { messageId } = await writes("", { kind: "document", body: null, payload: {} });
    const mediaId = world.ctx.newId();
    await world.db.insert(media).values({ id: mediaId, status: "stored", fileName: "Reklamační protokol.pdf" });
    await world.db.update(messages).set({ mediaId }).where(eq(messages.id, messageId));
    await writes("", {
      kind: "location",
      body: null,
      payload: { location: { latitude: 1, longitude: 2, name: "Opravna Žižkov" } },
    });
    await writes("Kde je protokol?");
    expect(await find(desk.petra, "reklamacni")).toMatchObject([{ messageId, fileName: "Reklamační protokol.pdf" }]);
    expect(await find(desk.petra, "zizkov")).toHaveLength(1);
    expect(await find(desk.petra, "protokol", { hasFile: true })).toMatchObject([{ messageId }]);
  });

  it.each(["", " ", "a", "…", "%", "'", "\\", "a'b\\c:*|&!", "<->", "(".repeat(150)])(
    "takes %j as it is",
    async (query) => {
      expect(Array.isArray(await find(desk.petra, query))).toBe(true);
    },
  );
});

describe("what is not found", () => {
  it("shows an operator only what the inbox shows them (S1.7)", async () => {
    await writes("tajuplnost");
    expect(await find(desk.petra, "tajuplnost")).toHaveLength(1);
    expect(await find(desk.supervisor, "tajuplnost")).toHaveLength(1);
    expect(await find(desk.stranger, "tajuplnost")).toEqual([]);
    const open = await addNumber(world.ctx);
    await clientWrites(world, open, { body: "tajuplnost všem" });
    expect(await bodies(desk.stranger, "tajuplnost")).toEqual(["tajuplnost všem"]);
  });

  it("shows a session led on somebody else's number", async () => {
    const written = await writes("přesměrovanost");
    await world.sql`update sessions set operator_id = ${desk.stranger.actor.kind === "user" ? desk.stranger.actor.userId : ""},
      status = 'active' where id = ${written.sessionId}`;
    expect(await find(desk.stranger, "presmerovanost")).toHaveLength(1);
  });

  it("keeps waiting sessions unread where they must be accepted first (N.63)", async () => {
    const { sessionId } = await writes("nepřečtenost");
    await saveDeskSettings(desk.supervisor, { previewBeforeAccept: false });
    expect(await find(desk.petra, "neprectenost")).toEqual([]);
    expect(await find(desk.supervisor, "neprectenost")).toHaveLength(1);
    await acceptSession(desk.petra, { sessionId });
    expect(await find(desk.petra, "neprectenost")).toHaveLength(1);
    await saveDeskSettings(desk.supervisor, { previewBeforeAccept: true });
  });

  it("forgets the words of a text that was taken away, and of a message that is gone", async () => {
    const { messageId } = await writes("pomíjivost");
    await world.db.update(messages).set({ body: null }).where(eq(messages.id, messageId));
    expect(await find(desk.petra, "pomijivost")).toEqual([]);
    expect(await world.db.select().from(messageWords).where(eq(messageWords.messageId, messageId))).toEqual([]);
  });

  it("leaves out the texts of campaigns and reactions", async () => {
    await writes("", { kind: "reaction", body: "reaktivnost", payload: {} });
    expect(await find(desk.petra, "reaktivnost")).toEqual([]);
  });
});

describe("filters and pages", () => {
  it("narrows by number, operator, tag and days, all at once", async () => {
    const [one, other] = [await writes("filtrovanost"), await writes("filtrovanost")];
    await acceptSession(desk.petra, { sessionId: one.sessionId });
    const petraId = desk.petra.actor.kind === "user" ? desk.petra.actor.userId : "";
    const tagId = world.ctx.newId();
    await world.db.insert(tags).values({ id: tagId, name: "Reklamace", color: "red" });
    await world.db.insert(sessionTags).values({ sessionId: other.sessionId, tagId, addedAt: world.ctx.now() });
    const ids = async (more: Parameters<typeof find>[2]) =>
      (await find(desk.petra, "filtrovanost", more)).map(({ messageId }) => messageId);
    expect(await ids({ operatorId: petraId })).toEqual([one.messageId]);
    expect(await ids({ tagId })).toEqual([other.messageId]);
    expect(await ids({ operatorId: petraId, tagId })).toEqual([]);
    expect(await ids({ numberId: desk.number.numberId })).toHaveLength(2);
    expect(await ids({ numberId: world.ctx.newId() })).toEqual([]);
    expect(await ids({ from: "2026-11-20", to: "2026-11-20" })).toHaveLength(2);
    expect(await ids({ to: "2026-11-19" })).toEqual([]);
    expect(await ids({ from: "2026-11-21" })).toEqual([]);
  });

  it("pages through both ways without a gap or a repeat, however small the pages", async () => {
    for (let n = 0; n < 7; n += 1) await writes(n % 2 ? `stránkování ${n}` : `přestránkování ${n}`);
    const whole = await find(desk.petra, "strankovani");
    expect(whole).toHaveLength(7);
    for (const limit of [1, 2, 3, 7]) {
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof searchMessages>> = await searchMessages(desk.petra, {
          query: "strankovani",
          cursor,
          limit,
        });
        seen.push(...page.rows.map(({ messageId }) => messageId));
        cursor = page.nextCursor;
      } while (cursor);
      expect(seen).toEqual(whole.map(({ messageId }) => messageId));
    }
  });
});

it("finds what is said often among the newest, page after page, and only where one may look", async () => {
  const [first, foreign] = [
    await writes("všednost"),
    await addNumber(world.ctx, { groupId: (await addDesk(world)).groupId }),
  ];
  await world.sql`
    insert into messages (id, conversation_id, number_id, direction, kind, status, body, at)
    select gen_random_uuid(), ${first.conversationId}, case when n % 3 = 0 then ${foreign.numberId}::uuid else ${desk.number.numberId}::uuid end,
           'in', 'text', 'received', 'všednost ' || n, '2026-11-21T08:00:00Z'::timestamptz + n * interval '1 second'
      from generate_series(1, 8000) n`;
  const expected = Array.from({ length: 8000 }, (_, n) => 8000 - n);
  const numbersOf = async (ctx: Ctx, query: string) => {
    const one = await searchMessages(ctx, { query, limit: 20 });
    const two = await searchMessages(ctx, { query, limit: 20, cursor: one.nextCursor });
    return [...one.rows, ...two.rows].map(({ snippet }) =>
      Number(
        snippet
          .map(({ text }) => text)
          .join("")
          .split(" ")[1],
      ),
    );
  };
  for (const query of ["vsedn", "edno"]) {
    expect(await numbersOf(desk.supervisor, query)).toEqual(expected.slice(0, 40));
    expect(await numbersOf(desk.petra, query)).toEqual(expected.filter((n) => n % 3).slice(0, 40));
    expect(await find(desk.stranger, query)).toEqual([]);
  }
});

it("writes the words of older messages part by part, once", async () => {
  const { messageId } = await writes("starobylost");
  await world.db.delete(messageWords);
  expect(await find(desk.petra, "starobylost")).toEqual([]);
  await world.db.insert(messageWordsProgress).values({ beforeId: "ffffffff-ffff-ffff-ffff-ffffffffffff" });
  expect(await indexOlder(world.ctx)).toEqual({ done: true });
  expect(await find(desk.petra, "starobylost")).toMatchObject([{ messageId }]);
  expect(await world.db.select().from(messageWordsProgress)).toEqual([]);
  expect(await indexOlder(world.ctx)).toEqual({ done: true });
});
