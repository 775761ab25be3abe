import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/db/client";
import { recipientImports, recipients } from "@/db/schema/campaigns";
import { contacts } from "@/db/schema/contacts";
import { auditEntries } from "@/db/schema/team";
import { explainedOnce, mostOfALeaf } from "@/db/test/rows-read";
import { renderTemplate } from "../templates/rules";
import { addContact, addNumber, addTemplate, addUser, type TestWorld, testWorld } from "../test-world";
import { addCampaign, goodRows, upload } from "./campaign-world";
import { cancelImport } from "./cancel-import";
import { createCampaign } from "./create-campaign";
import { importPart } from "./import-part";
import { previewRecipients } from "./preview-recipients";
import { filledValues } from "./recipient-rules";
import { removeMinusFile } from "./remove-minus-file";
import { startImport } from "./start-import";
import { updateCampaign } from "./update-campaign";
import { wakeCampaigns } from "./wake-campaigns";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const rowsOf = (campaignId: string) =>
  world.db.select().from(recipients).where(eq(recipients.campaignId, campaignId)).orderBy(asc(recipients.id));

const plansOf = async (campaignId: string) =>
  (await rowsOf(campaignId)).map(({ rowNumber, plan, planReason }) => [rowNumber, plan, planReason]);

describe("uploading contacts", () => {
  it("gives the text of the seed's example (S2.25) and leaves its trace", async () => {
    const { ctx, campaignId, fields } = await addCampaign(world);
    await upload(
      ctx,
      campaignId,
      "Klientovo telefonní číslo;Oslovení;Jméno;Číslo objednávky\r\n777 123 456;pane;Nováku;4711\r\n",
    );
    const { rows } = await previewRecipients(ctx, { campaignId, kind: "first" });
    expect(rows.map(({ phone }) => phone)).toEqual(["+420777123456"]);
    const text = "Dobrý den, {{1}} {{2}}, váše objednávka č. {{3}} byla vyřízena.";
    expect(renderTemplate([{ type: "BODY", text }], filledValues(rows[0]?.values ?? [], fields.variables)).body).toBe(
      "Dobrý den, pane Nováku, váše objednávka č. 4711 byla vyřízena.",
    );
    const trace = await world.db.select().from(auditEntries).where(eq(auditEntries.objectId, campaignId));
    expect(trace.map(({ action }) => action)).toContain("campaign.contacts_uploaded");
  });

  it("finds the longest and the shortest text for the preview (O10)", async () => {
    const { ctx, campaignId } = await addCampaign(world);
    const middle = Array.from({ length: 20 }, (_, n) => `+4207770001${n + 10};paní;Nová;${"8".repeat(n + 1)}`);
    await upload(ctx, campaignId, [...middle, "+420777000001;a;b;c", `+420777000002;${"x".repeat(99)};b;c`].join("\n"));
    const shown = async (kind: "longest" | "shortest") => (await previewRecipients(ctx, { campaignId, kind })).rows;
    const [longest, shortest] = [await shown("longest"), await shown("shortest")];
    expect([longest[0]?.phone, longest.length]).toEqual(["+420777000002", 20]);
    expect([shortest[0]?.phone, shortest[1]?.values[2]]).toEqual(["+420777000001", "8"]);
  });

  it("names bad rows and keeps the good ones (S2.36, O26)", async () => {
    const { ctx, campaignId } = await addCampaign(world);
    const file = [
      "+420777000001;pane;Nováku;1",
      "+420 60A 221;pane;Nováku;2",
      "4,20777E+11;pane;Nováku;3",
      "",
      "+420777000001;paní;Nová;4",
      "+420777000005;pane;;5",
      "+420777000006;=HYPERLINK(1);Nováku;6",
      "+420777000007;paní",
    ].join("\n");
    await upload(ctx, campaignId, file);
    expect(await plansOf(campaignId)).toEqual([
      [1, "planned", null],
      [2, "invalid", "phone_letters"],
      [3, "invalid", "phone_damaged_by_excel"],
      [5, "skipped", "duplicate"],
      [6, "invalid", "missing_value"],
      [7, "invalid", "formula"],
      [8, "invalid", "missing_value"],
    ]);
  });

  it("reads Windows-1250 whose first diacritics come late", async () => {
    const { ctx, campaignId } = await addCampaign(world);
    const late = new Uint8Array(
      Buffer.concat([
        Buffer.from(goodAscii(30)),
        Buffer.from([0x2b]),
        Buffer.from("420777999999;pan"),
        Buffer.from([0xec]),
        Buffer.from(";x;1\n"),
      ]),
    );
    await upload(ctx, campaignId, late, 300);
    const rows = await rowsOf(campaignId);
    expect(rows).toHaveLength(31);
    expect(rows.at(-1)?.values[0]).toBe("paně");
  });

  it("skips who is blocked, opted out of marketing or planned by an earlier file", async () => {
    const { ctx, campaignId } = await addCampaign(world, { category: "marketing" });
    const [blocked, out] = [await addContact(ctx, "+420777000011"), await addContact(ctx, "+420777000012")];
    await world.db.update(contacts).set({ blockedAt: ctx.now() }).where(eq(contacts.id, blocked));
    await world.db.update(contacts).set({ marketingOptedOutAt: ctx.now() }).where(eq(contacts.id, out));
    await upload(ctx, campaignId, "+420777000010;a;b;c\n");
    await upload(ctx, campaignId, "+420777000010;a;b;c\n+420777000011;a;b;c\n+420777000012;a;b;c\n");
    expect(await plansOf(campaignId)).toEqual([
      [1, "planned", null],
      [1, "skipped", "duplicate"],
      [2, "skipped", "blocked"],
      [3, "skipped", "opted_out"],
    ]);
  });

  it("stores each row once whatever is repeated or misplaced, and resumes", async () => {
    const { ctx, campaignId } = await addCampaign(world);
    const bytes = new TextEncoder().encode(goodRows(200));
    const opening = { campaignId, fileName: "kontakty.csv", byteSize: bytes.length };
    const { importId } = await startImport(ctx, opening);
    const first = { campaignId, importId, offset: 0, bytes: bytes.subarray(0, 3000), columns: null };
    const [one, two] = await Promise.all([importPart(ctx, first), importPart(ctx, first)]);
    expect(two).toEqual(one);
    expect(await importPart(ctx, { ...first, offset: 17 })).toEqual(one);
    expect(await startImport(ctx, opening)).toEqual({ importId, byteOffset: one.nextOffset });
    await upload(ctx, campaignId, bytes, 2000);
    const rows = await rowsOf(campaignId);
    expect(rows.map(({ rowNumber }) => rowNumber)).toEqual(Array.from({ length: 200 }, (_, n) => n + 1));
    expect(new Set(rows.map(({ phone }) => phone)).size).toBe(200);
  });

  it("reads no recipient for every other, though statistics know other campaigns only (P14)", async () => {
    // They are to stay as they are here.
    for (const table of ["recipients", "recipient_exclusions"])
      await world.sql`alter table ${world.sql(table)} set (autovacuum_enabled = false)`;
    const mostRead = async (run: (db: Db) => Promise<unknown>) =>
      Math.max(...(await explainedOnce(world.sql, run)).map(({ plan }) => mostOfALeaf(plan)));
    const mostOfFiles = async () => {
      const { ctx, campaignId } = await addCampaign(world);
      const bytes = new TextEncoder().encode(goodRows(1500));
      const uploaded = await mostRead((db) => upload({ ...ctx, db }, campaignId, bytes, 10_000));
      const file = { campaignId, fileName: "pryc.csv", byteSize: bytes.length, mode: "minus" as const };
      const { importId } = await startImport(ctx, file);
      const part = { campaignId, importId, offset: 0, bytes, columns: null };
      const taken = await mostRead((db) => importPart({ ...ctx, db }, part));
      expect((await plansOf(campaignId)).at(-1)).toEqual([1500, "skipped", "in_minus_file"]);
      const removed = await mostRead((db) => removeMinusFile({ ...ctx, db }, { campaignId, importId }));
      expect((await plansOf(campaignId)).at(-1)).toEqual([1500, "planned", null]);
      return Math.max(uploaded, taken, removed);
    };
    await mostOfFiles();
    await world.sql`analyze recipients`;
    await world.sql`analyze recipient_exclusions`;
    expect(await mostOfFiles()).toBeLessThan(10_000);
  });

  it("leaves nothing of a cancelled upload", async () => {
    const { ctx, campaignId } = await addCampaign(world);
    const bytes = new TextEncoder().encode(goodRows(200));
    const { importId } = await startImport(ctx, { campaignId, fileName: "a.csv", byteSize: bytes.length });
    await importPart(ctx, { campaignId, importId, offset: 0, bytes: bytes.subarray(0, 3000), columns: null });
    expect((await rowsOf(campaignId)).length).toBeGreaterThan(0);
    await cancelImport(ctx, { campaignId, importId });
    expect(await rowsOf(campaignId)).toEqual([]);
    await expect(
      importPart(ctx, { campaignId, importId, offset: 3000, bytes: bytes.subarray(3000), columns: null }),
    ).rejects.toThrow("importOver");
  });

  it.each([
    ["Jméno;Příjmení\nEva;Nová\n", "importNoPhones"],
    ["Telefon\n", "importEmpty"],
    ["+420777000001;pane\n", "importMissingColumns"],
  ])("refuses a file it cannot use as a whole: %j (S2.28)", async (file, key) => {
    const { ctx, campaignId } = await addCampaign(world);
    await expect(upload(ctx, campaignId, file)).rejects.toThrow(key);
    expect(await rowsOf(campaignId)).toEqual([]);
  });

  it.each([
    ["plain", "x".repeat(10_000_000)],
    ["quoted", `"${"x".repeat(10_000_000)}"`],
  ])("refuses a %s cell of 10 MB with its first part", async (_, cell) => {
    const { ctx, campaignId } = await addCampaign(world);
    await expect(upload(ctx, campaignId, `+420777000001;${cell};b;c\n`)).rejects.toThrow("importRowTooLong");
    expect(await rowsOf(campaignId)).toEqual([]);
  });

  it("reads 300 columns and headers that repeat, by order", async () => {
    const { ctx, campaignId } = await addCampaign(world);
    const header = ["telefon", "Jméno", "Jméno", ...Array.from({ length: 297 }, () => "x")].join(";");
    const row = ["+420777000001", "paní", "Nová", ...Array.from({ length: 297 }, (_, n) => n)].join(";");
    await upload(ctx, campaignId, `${header}\n${row}\n`);
    expect(await rowsOf(campaignId)).toMatchObject([{ plan: "planned", values: ["paní", "Nová", "0"] }]);
  });

  it("refuses the row after the millionth and keeps nothing of that file", async () => {
    const { ctx, campaignId } = await addCampaign(world);
    const importId = await upload(ctx, campaignId, goodRows(1));
    await world.db.update(recipientImports).set({ rowCount: 999_999 }).where(eq(recipientImports.id, importId));
    await expect(upload(ctx, campaignId, goodRows(2, 10))).rejects.toThrow("importTooManyRows");
    expect(await rowsOf(campaignId)).toHaveLength(1);
  });

  it("judges rows anew when a default is set or taken away (S2.23)", async () => {
    const { ctx, campaignId, fields } = await addCampaign(world);
    await upload(ctx, campaignId, "+420777000001;pane;;5\n+420777000001;pane;;6\n+420777000002;a;b;c\n");
    const withDefault = fields.variables.map((v, n) => (n === 1 ? { ...v, defaultValue: "kliente" } : v));
    await updateCampaign(ctx, { ...fields, campaignId, variables: withDefault });
    expect(await plansOf(campaignId)).toEqual([
      [1, "planned", null],
      [2, "skipped", "duplicate"],
      [3, "planned", null],
    ]);
    await updateCampaign(ctx, { ...fields, campaignId });
    expect((await plansOf(campaignId))[0]).toEqual([1, "invalid", "missing_value"]);
  });
});

describe("an upload that nobody goes on with", () => {
  it("is dropped after a day with all its rows, and says so", async () => {
    const { ctx, campaignId } = await addCampaign(world);
    const bytes = new TextEncoder().encode(goodRows(50));
    const { importId } = await startImport(ctx, { campaignId, fileName: "kontakty.csv", byteSize: bytes.length });
    await importPart(ctx, { campaignId, importId, offset: 0, bytes: bytes.subarray(0, 900), columns: null });
    expect((await rowsOf(campaignId)).length).toBeGreaterThan(0);
    const dayMs = 86_400_000;
    await wakeCampaigns({ ...ctx, now: () => new Date(world.clock.now().getTime() + dayMs - 1) });
    expect((await rowsOf(campaignId)).length).toBeGreaterThan(0);
    await wakeCampaigns({ ...ctx, now: () => new Date(world.clock.now().getTime() + dayMs + 1) });
    expect(await rowsOf(campaignId)).toEqual([]);
    const [left] = await world.db.select().from(recipientImports).where(eq(recipientImports.id, importId));
    expect(left).toMatchObject({ status: "failed", error: "importAbandoned" });
  });
});

describe("creating a campaign (S2.11, S2.12)", () => {
  it("refuses a template of another number, an unapproved one and foreign variables", async () => {
    const { ctx, fields } = await addCampaign(world);
    const other = await addNumber(ctx);
    const pending = await addTemplate(ctx, fields.numberId, { name: "ceka", status: "pending" });
    await expect(createCampaign(ctx, { ...fields, numberId: other.numberId })).rejects.toThrow("notFound");
    await expect(createCampaign(ctx, { ...fields, templateId: pending })).rejects.toThrow("templateNotApproved");
    await expect(createCampaign(ctx, { ...fields, variables: [] })).rejects.toThrow("campaignVariables");
  });

  it("is for campaign managers only", async () => {
    const { campaignsRouter } = await import("./router");
    const { createCaller } = await import("../trpc/procedures");
    const operator = await addUser(world.ctx, { role: "operator" });
    const { fields } = await addCampaign(world);
    const caller = createCaller(campaignsRouter)(world.as(operator));
    await expect(caller.create(fields)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(caller.list({ tab: "all", search: "" })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

const goodAscii = (count: number) =>
  Array.from({ length: count }, (_, n) => `+420778${String(100_000 + n)};pan;x;${n}\n`).join("");
