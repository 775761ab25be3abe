import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { media } from "@/db/schema/media";
import { auditEntries, groups } from "@/db/schema/team";
import type { Actor } from "../context";
import { addUser, type TestWorld, testWorld } from "../test-world";
import { createCaller } from "../trpc/procedures";
import { openFile } from "./open-file";
import { cannedTextsRouter } from "./router";
import type { CannedTextFields } from "./schema";

let world: TestWorld;
let groupId: string;
let [petra, jana, boss]: Extract<Actor, { kind: "user" }>[] = [];

beforeAll(async () => {
  world = await testWorld();
  groupId = world.ctx.newId();
  await world.db.insert(groups).values({ id: groupId, name: "Servis" });
  [petra, jana, boss] = [
    await addUser(world.ctx, { groupIds: [groupId] }),
    await addUser(world.ctx),
    await addUser(world.ctx, { role: "supervisor" }),
  ];
});
afterAll(() => world.close());

const as = (actor: Actor | undefined) => {
  if (!actor) throw new Error("nobody acts");
  return { ctx: world.as(actor), call: createCaller(cannedTextsRouter)(world.as(actor)) };
};
const text = (change: Partial<CannedTextFields> = {}): CannedTextFields => ({
  scope: "personal",
  groupId: null,
  folder: "Pozdravy",
  name: "Dobrý den",
  shortcut: null,
  body: "Dobrý den, {{jmeno}}!",
  mediaIds: [],
  ...change,
});
const namesOf = async (actor: Actor | undefined) => (await as(actor).call.list()).texts.map(({ name }) => name);
const upload = async (actor: Extract<Actor, { kind: "user" }> | undefined) => {
  const id = world.ctx.newId();
  await world.ctx.storage.put(`canned/${id}`, new TextEncoder().encode("ceník"), "application/pdf");
  await world.db.insert(media).values({
    id,
    status: "stored",
    storageKey: `canned/${id}`,
    fileName: "cenik.pdf",
    mimeType: "application/pdf",
    byteSize: 6,
    uploadedById: actor?.userId ?? null,
  });
  return id;
};

describe("whose texts (N.61)", () => {
  it("personal ones are their owner's alone, group ones the group's, company ones everybody's", async () => {
    await as(petra).call.add(text({ name: "Petřina" }));
    await as(boss).call.add(text({ scope: "group", groupId, name: "Skupiny" }));
    await as(boss).call.add(text({ scope: "company", name: "Firmy" }));
    expect(await namesOf(petra)).toEqual(["Firmy", "Petřina", "Skupiny"]);
    expect(await namesOf(jana)).toEqual(["Firmy"]);
    expect(await namesOf(boss)).toEqual(["Firmy", "Skupiny"]);
  });

  it("an operator writes no shared text, and nobody another's", async () => {
    const shared = as(petra).call.add(text({ scope: "company" }));
    await expect(shared).rejects.toMatchObject({ code: "FORBIDDEN" });
    const { cannedTextId } = await as(boss).call.add(text({ scope: "company", name: "Tajná" }));
    const change = as(petra).call.change({ cannedTextId, fields: text({ scope: "company" }) });
    await expect(change).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(as(petra).call.remove({ cannedTextId })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const mine = await as(petra).call.add(text({ name: "Moje" }));
    await expect(as(boss).call.remove(mine)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(as(jana).call.favourite({ ...mine, isOn: true })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("shared ones leave a trace, personal ones none", async () => {
    const { cannedTextId } = await as(boss).call.add(text({ scope: "company", name: "Stopa" }));
    await as(boss).call.change({ cannedTextId, fields: text({ scope: "company", name: "Stopa 2" }) });
    await as(boss).call.remove({ cannedTextId });
    const mine = await as(petra).call.add(text({ name: "Bez stopy" }));
    const tracesOf = (id: string) => world.db.select().from(auditEntries).where(eq(auditEntries.objectId, id));
    const actions = (await tracesOf(cannedTextId)).map(({ action }) => action);
    expect(actions.sort()).toEqual(["canned_text.added", "canned_text.changed", "canned_text.removed"]);
    expect(await tracesOf(mine.cannedTextId)).toEqual([]);
  });
});

describe("shortcuts (N.16)", () => {
  it("are one of their people's, in lower case", async () => {
    await as(petra).call.add(text({ shortcut: "DEN" }));
    await expect(as(petra).call.add(text({ shortcut: "den" }))).rejects.toThrow("shortcutTaken");
    await as(jana).call.add(text({ shortcut: "den" }));
    const other = await as(petra).call.add(text({ shortcut: "den2" }));
    const change = as(petra).call.change({ ...other, fields: text({ shortcut: "den" }) });
    await expect(change).rejects.toThrow("shortcutTaken");
    await as(petra).call.change({ ...other, fields: text({ shortcut: "den2", name: "Jiné jméno" }) });
    await expect(as(petra).call.add(text({ shortcut: "s mezerou" }))).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});

it("favourites are each person's own (N.16)", async () => {
  const { cannedTextId } = await as(boss).call.add(text({ scope: "company", name: "Oblíbená" }));
  await as(petra).call.favourite({ cannedTextId, isOn: true });
  await as(petra).call.favourite({ cannedTextId, isOn: true });
  const isFavourite = async (actor: Actor | undefined) =>
    (await as(actor).call.list()).texts.find(({ id }) => id === cannedTextId)?.isFavourite;
  expect([await isFavourite(petra), await isFavourite(jana)]).toEqual([true, false]);
  await as(petra).call.favourite({ cannedTextId, isOn: false });
  expect(await isFavourite(petra)).toBe(false);
});

describe("files", () => {
  it("go with the text to everybody who may insert it, and to nobody else", async () => {
    const mediaId = await upload(boss);
    const { cannedTextId } = await as(boss).call.add(text({ scope: "group", groupId, mediaIds: [mediaId] }));
    const shown = (await as(petra).call.list()).texts.find(({ id }) => id === cannedTextId);
    expect(shown?.files).toMatchObject([{ mediaId, fileName: "cenik.pdf", byteSize: 6 }]);
    const file = await openFile(as(petra).ctx, { cannedTextId, mediaId });
    expect(await new Response(file.bytes({ start: 0, end: 5 })).text()).toBe("ceník");
    await expect(openFile(as(jana).ctx, { cannedTextId, mediaId })).rejects.toThrow("notFound");
    const foreign = await upload(jana);
    await expect(openFile(as(petra).ctx, { cannedTextId, mediaId: foreign })).rejects.toThrow("notFound");
  });

  it("of somebody else cannot be taken by their id", async () => {
    const mediaIds = [await upload(jana)];
    const taken = as(petra).call.add(text({ name: "S cizím souborem", mediaIds }));
    await expect(taken).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await namesOf(petra)).not.toContain("S cizím souborem");
  });
});
