import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ContactRowOutcome } from "@/db/enums";
import { contactImportRows, contacts } from "@/db/schema/contacts";
import { auditEntries } from "@/db/schema/team";
import { explainedOnce, mostOfALeaf } from "@/db/test/rows-read";
import type { Ctx } from "../context";
import { addContact, addConversation, addNumber, addUser, type TestWorld, testWorld } from "../test-world";
import { createCaller } from "../trpc/procedures";
import { addField } from "./change-fields";
import { cancelImport, listImportRows, runImport, showImport, undoImport } from "./control-import";
import { exportContacts } from "./export-contacts";
import { importErrors } from "./import-errors";
import { readImportPart, startImport } from "./read-import";
import { contactsRouter } from "./router";
import { forgetImports, wakeImports, workOnImport } from "./write-import";

let world: TestWorld;
let ctx: Ctx;
beforeAll(async () => {
  world = await testWorld();
  ctx = world.as(await addUser(world.ctx, { role: "supervisor" }));
  await addField(ctx, {
    scope: "contact",
    label: "Úroveň",
    key: "",
    kind: "choice",
    options: ["Zlatá", "Modrá"],
    required: false,
  });
});
afterAll(() => world.close());

const reading = { encoding: "utf-8" as const, asciiOnly: false, separator: ";" as const, hasHeader: true };
const mapping = ["name", "phone", "field:Úroveň", null];

async function upload(text: string, partBytes = 64, by = ctx) {
  const bytes = new TextEncoder().encode(text);
  const { importId } = await startImport(by, {
    fileName: "klienti.csv",
    byteSize: bytes.length,
    reading,
    header: ["Jméno", "Telefon", "Úroveň", "Jiné"],
    mapping,
  });
  let offset = 0;
  for (let isDone = false; !isDone; ) {
    const read = await readImportPart(by, { importId, offset, bytes: bytes.slice(offset, offset + partBytes) });
    ({ nextOffset: offset, isDone } = read);
  }
  return importId;
}
const byPhone = async (phone: string) => (await world.db.select().from(contacts).where(eq(contacts.phone, phone)))[0];
const all = async (lines: AsyncGenerator<string>) => {
  let text = "";
  for await (const line of lines) text += line;
  return text;
};

describe("importing contacts (S2.5)", () => {
  it("checks every row, writes the good ones and takes them back", async () => {
    const known = await addContact(world.ctx, "+420603000001", "Stará Jana");
    const same = await addContact(world.ctx, "+420603000002", "Stejný Petr");
    const file = [
      "Jméno;Telefon;Úroveň;Jiné",
      "Jana Nová;603 000 001;zlatá;x",
      "Stejný Petr;603000002;;",
      "Nový Žluťoučký;+420 603 000 003;Modrá;y",
      "Dvakrát;603000003;;",
      "Špatný;12;;",
      "Barva;603000004;Černá;",
      "",
      ";603000005;;z",
    ].join("\r\n");
    const importId = await upload(file);
    const checked = await showImport(ctx, { importId });
    expect(checked).toMatchObject({
      status: "checked",
      counts: { new: 2, update: 1, same: 1, duplicate: 1, invalid: 2 },
    });
    const rowsOf = (outcome: ContactRowOutcome, cursor?: number | null) =>
      listImportRows(ctx, { importId, outcome, cursor, limit: 1 });
    expect(await rowsOf("duplicate")).toMatchObject({ rows: [{ rowNumber: 4, reason: null }], nextCursor: null });
    const firstBad = await rowsOf("invalid");
    expect(firstBad).toMatchObject({ rows: [{ rowNumber: 5, reason: "phone:too_short" }], nextCursor: 5 });
    expect(await rowsOf("invalid", firstBad.nextCursor)).toMatchObject({
      rows: [{ rowNumber: 6, reason: "field:choice:Úroveň", cells: ["Barva", "603000004", "Černá", ""] }],
      nextCursor: null,
    });
    expect((await rowsOf("update")).rows).toMatchObject([{ rowNumber: 1, name: "Jana Nová", contactId: known }]);
    expect(await byPhone("+420603000003")).toBeUndefined();

    await runImport(ctx, { importId });
    expect(world.sentJobs.at(-1)).toEqual({ name: "contacts/import.due", data: { importId } });
    await workOnImport(world.ctx, { importId });
    await workOnImport(world.ctx, { importId });
    expect(await byPhone("+420603000001")).toMatchObject({ id: known, name: "Jana Nová", fields: { Úroveň: "Zlatá" } });
    expect(await byPhone("+420603000003")).toMatchObject({ name: "Nový Žluťoučký", fields: { Úroveň: "Modrá" } });
    expect(await byPhone("+420603000002")).toMatchObject({ id: same });
    await expect(runImport(ctx, { importId })).rejects.toThrow("importOver");

    const made = await byPhone("+420603000003");
    expect((await rowsOf("new")).rows).toMatchObject([{ name: "Nový Žluťoučký", contactId: made?.id }]);

    const { numberId } = await addNumber(world.ctx);
    const talked = (await byPhone("+420603000005"))?.id ?? "";
    await addConversation(world.ctx, { numberId, contactId: talked });
    await world.db.update(contacts).set({ name: "Mezitím Jinak" }).where(eq(contacts.id, known));
    await undoImport(ctx, { importId });
    await workOnImport(world.ctx, { importId });
    expect(await byPhone("+420603000001")).toMatchObject({ name: "Mezitím Jinak", fields: {} });
    expect(await byPhone("+420603000003")).toBeUndefined();
    expect((await byPhone("+420603000005"))?.id).toBe(talked);
    const traces = await world.db.select().from(auditEntries).where(eq(auditEntries.objectId, importId));
    expect(traces.map(({ action }) => action).sort()).toEqual([
      "contacts.import_started",
      "contacts.import_undo_started",
      "contacts.import_undone",
      "contacts.imported",
    ]);
    await expect(undoImport(ctx, { importId })).rejects.toThrow("importOver");
  });

  it("leaves a contact that somebody has changed since (S2.5)", async () => {
    const importId = await upload("Jméno;Telefon;Úroveň;Jiné\nDoplněná;603000021;;\nNetknutý;603000022;Modrá;");
    await runImport(ctx, { importId });
    await workOnImport(world.ctx, { importId });
    await world.db.update(contacts).set({ email: "x@y.cz" }).where(eq(contacts.phone, "+420603000021"));
    await undoImport(ctx, { importId });
    await workOnImport(world.ctx, { importId });
    expect(await byPhone("+420603000021")).toMatchObject({ name: "Doplněná", email: "x@y.cz" });
    expect(await byPhone("+420603000022")).toBeUndefined();
  });

  it("hands out the bad rows to be corrected, formulas disarmed", async () => {
    const importId = await upload("Jméno;Telefon;Úroveň;Jiné\n=1+1();abc;;\n");
    const words = { separator: ";", row: "Řádek", reason: "Důvod", column: String, reasonOf: () => "špatně" };
    expect(await all(importErrors(ctx, importId, words))).toBe(
      "\ufeffJméno;Telefon;Úroveň;Jiné;Řádek;Důvod\r\n'=1+1();abc;;;1;špatně\r\n",
    );
  });

  it("goes on when a job was lost, stops when cancelled, and is over after a day", async () => {
    const rows = Array.from({ length: 1200 }, (_, n) => `K${n};60310${String(n).padStart(4, "0")};;`);
    const importId = await upload(`Jméno;Telefon;Úroveň;Jiné\n${rows.join("\n")}`, 4096);
    await runImport(ctx, { importId });
    world.sentJobs.length = 0;
    await wakeImports(world.ctx);
    expect(world.sentJobs).toEqual([{ name: "contacts/import.due", data: { importId } }]);
    await cancelImport(ctx, { importId });
    await workOnImport(world.ctx, { importId });
    const written = await world.db.select().from(contactImportRows).where(eq(contactImportRows.importId, importId));
    expect(written.filter(({ contactId }) => contactId)).toEqual([]);
    const second = await upload(`Jméno;Telefon;Úroveň;Jiné\n${rows.join("\n")}`, 4096);
    await runImport(ctx, { importId: second });
    await workOnImport(world.ctx, { importId: second });
    expect((await showImport(ctx, { importId: second })).mayUndo).toBe(true);
    expect((await byPhone("+420603101199"))?.name).toBe("K1199");
    world.clock.advanceMs(25 * 3_600_000);
    await expect(undoImport(ctx, { importId: second })).rejects.toThrow("importOver");
  });

  it("takes back only what was written: whom a cancelled import had not come to stays", async () => {
    const known = await addContact(world.ctx, "+420603200001", "Dřívější");
    const importId = await upload("Jméno;Telefon;Úroveň;Jiné\nJiná;603200001;;\n");
    await runImport(ctx, { importId });
    await cancelImport(ctx, { importId });
    await undoImport(ctx, { importId });
    await workOnImport(world.ctx, { importId });
    expect(await byPhone("+420603200001")).toMatchObject({ id: known, name: "Dřívější" });
  });

  it("leaves a phone to whoever was quicker with it, and writes over that contact", async () => {
    const importId = await upload("Jméno;Telefon;Úroveň;Jiné\nZ souboru;603200002;Modrá;\nDalší;603200003;;\n");
    const quicker = await addContact(world.ctx, "+420603200002", "Rychlejší");
    await runImport(ctx, { importId });
    await workOnImport(world.ctx, { importId });
    const found = await world.db.select().from(contacts).where(eq(contacts.phone, "+420603200002"));
    expect(found).toMatchObject([{ id: quicker, name: "Z souboru", fields: { Úroveň: "Modrá" } }]);
    await undoImport(ctx, { importId });
    await workOnImport(world.ctx, { importId });
    expect(await byPhone("+420603200002")).toMatchObject({ id: quicker, name: "Rychlejší", fields: {} });
    expect(await byPhone("+420603200003")).toBeUndefined();
  });

  it("reads no row for every other, though statistics know other imports only (P14)", async () => {
    const fileOf = (rows: number, from: number) =>
      Array.from({ length: rows }, (_, n) => `K${n};6034${String(from + ((n * 7) % rows)).padStart(5, "0")};;`).join(
        "\n",
      );
    const mostRead = async (run: (by: Ctx) => Promise<unknown>) =>
      Math.max(...(await explainedOnce(world.sql, (db) => run({ ...ctx, db }))).map(({ plan }) => mostOfALeaf(plan)));
    // They are to stay as they are here.
    await world.sql`alter table contact_import_rows set (autovacuum_enabled = false)`;
    await upload(fileOf(1000, 0), 100_000);
    await world.sql`analyze contact_import_rows`;
    let importId = "";
    const uploading = async (by: Ctx) => {
      importId = await upload(fileOf(2000, 10_000), 10_000, by);
    };
    const work = (by: Ctx) => workOnImport(by, { importId });
    expect(await mostRead(uploading)).toBeLessThan(10_000);
    await runImport(ctx, { importId });
    expect(await mostRead(work)).toBeLessThan(10_000);
    expect(await byPhone("+420603411999")).toBeDefined();
    await undoImport(ctx, { importId });
    expect(await mostRead(work)).toBeLessThan(10_000);
    expect(await showImport(ctx, { importId })).toMatchObject({ status: "undone", doneRow: 0 });
  });

  it("ends what nobody went on with, and forgets what rows said after a week", async () => {
    const importId = await upload("Jméno;Telefon;Úroveň;Jiné\nPaměť;603 777 001;;\n");
    world.clock.advanceMs(25 * 3_600_000);
    await forgetImports(world.ctx);
    expect(await showImport(ctx, { importId })).toMatchObject({ status: "cancelled", counts: { new: 1 } });
    const rows = () => world.db.select().from(contactImportRows).where(eq(contactImportRows.importId, importId));
    expect((await rows())[0]).toMatchObject({ phone: "+420603777001" });
    world.clock.advanceMs(8 * 86_400_000);
    await forgetImports(world.ctx);
    expect((await rows())[0]).toMatchObject({ phone: null, cells: [], values: { fields: {} } });
  });

  it("wants a phone column, known targets and the right to import", async () => {
    const file = { fileName: "a.csv", byteSize: 5, reading, header: [] };
    await expect(startImport(ctx, { ...file, mapping: ["name"] })).rejects.toThrow("importNoPhone");
    await expect(startImport(ctx, { ...file, mapping: ["phone", "field:Nic"] })).rejects.toThrow("importMapping");
    const operator = createCaller(contactsRouter)({ ...world.ctx, actor: await addUser(world.ctx) });
    await expect(operator.startImport({ ...file, mapping: ["phone"] })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("exporting contacts", () => {
  it("gives the filtered directory with its fields and leaves a trace (S4.1)", async () => {
    const id = await addContact(world.ctx, "+420604000001", "=Vzorec()");
    await world.db
      .update(contacts)
      .set({ fields: { Úroveň: "Zlatá; nej" } })
      .where(eq(contacts.id, id));
    const words = {
      separator: ";",
      header: ["Jméno", "WA", "Telefon", "E-mail", "Marketing", "Blacklist", "Vytvořeno", "Poslední"],
      consent: { given: "ano", withdrawn: "ne", unknown: "?" },
      blocked: "ano",
      at: () => "dnes",
    };
    const text = await all(exportContacts(ctx, { search: "604000001", conditions: [] }, words));
    expect(text.split("\r\n")).toEqual([
      "\ufeffJméno;WA;Telefon;E-mail;Marketing;Blacklist;Vytvořeno;Poslední;Úroveň",
      `'=Vzorec();;420604000001;;?;;dnes;;"Zlatá; nej"`,
      "",
    ]);
    const traces = await world.db.select().from(auditEntries).where(eq(auditEntries.action, "contacts.exported"));
    expect(traces).toHaveLength(1);
  });
});
