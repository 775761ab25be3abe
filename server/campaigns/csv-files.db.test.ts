import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RecipientStatus, recipientStatuses } from "@/db/enums";
import { auditEntries } from "@/db/schema/team";
import { type TestWorld, testWorld } from "../test-world";
import { addCampaign, upload } from "./campaign-world";
import { badRows, type CsvWords, csvTemplate, exportRecipients, ledgerRows } from "./csv-files";
import { previewRecipients } from "./preview-recipients";
import { filledValues } from "./recipient-rules";
import { updateCampaign } from "./update-campaign";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const words: CsvWords = {
  separator: ";",
  phone: "Klientovo telefonní číslo",
  row: "Řádek",
  name: "Klient",
  state: "Stav",
  time: "Čas",
  nextTry: "Další pokus",
  reason: "Důvod",
  reply: "Odpověď",
  book: {
    ...{
      column: "Sloupec",
      source: "Zdroj",
      tries: "Pokusů",
      sent: "Odesláno",
      delivered: "Doručeno",
      read: "Přečteno",
    },
    ...{ failed: "Selhalo", code: "Kód", message: "Zpráva", directory: "Adresář" },
    columns: { sent: "sent", failed: "failed", skipped: "skipped", remaining: "remaining" },
  },
  states: Object.fromEntries(recipientStatuses.map((status) => [status, status])) as Record<RecipientStatus, string>, // every status set
  reasonOf: ({ planReason }) => planReason ?? "",
  at: (moment) => moment.toISOString(),
};

const file = [
  "+420777000001;pane;Nováku;1",
  '+420 60A 221;"pane; ""Q""";Nováku;2',
  "+420777000003;=HYPERLINK(1);Nováku;3",
  "+420777000001;paní;Nová;4",
].join("\n");

async function linesOf(lines: AsyncGenerator<string>): Promise<string[]> {
  const read: string[] = [];
  for await (const line of lines) read.push(line.trimEnd());
  return read;
}

describe("files of a campaign", () => {
  it("gives an empty file with the phone and the variables in order (S2.24, S2.25)", async () => {
    const { ctx, campaignId } = await addCampaign(world);
    expect(await csvTemplate(ctx, campaignId, words)).toBe(
      "\ufeffKlientovo telefonní číslo;Oslovení;Jméno;Číslo objednávky\r\n",
    );
  });

  it("leaves what is the same for everybody out of the empty file, and sends it to its rows as well (S2.22–S2.25)", async () => {
    const { ctx, campaignId, fields } = await addCampaign(world);
    const variables = fields.variables.map((variable, n) =>
      n === 1 ? { ...variable, defaultValue: "kliente", source: { kind: "fixed" as const } } : variable,
    );
    await updateCampaign(ctx, { ...fields, campaignId, variables });
    expect(await csvTemplate(ctx, campaignId, words)).toBe(
      "\ufeffKlientovo telefonní číslo;Oslovení;Číslo objednávky\r\n",
    );
    await upload(ctx, campaignId, "+420777000021;pane;7\n+420777000022;;8\n");
    const { rows } = await previewRecipients(ctx, { campaignId, kind: "first" });
    expect(rows.map(({ values, empty }) => [filledValues(values, variables), empty])).toEqual([
      [{ "body.1": "pane", "body.2": "kliente", "body.3": "7" }, []],
      [{ "body.1": "", "body.2": "kliente", "body.3": "8" }, [0]],
    ]);
  });

  it("gives the bad rows as they were, with row and reason, without a living formula", async () => {
    const { ctx, campaignId } = await addCampaign(world);
    await upload(ctx, campaignId, file);
    const [, ...rows] = await linesOf(badRows(ctx, campaignId, words));
    expect(rows).toEqual([
      `'+420 60A 221;"pane; ""Q""";Nováku;2;2;phone_letters`,
      "420777000003;'=HYPERLINK(1);Nováku;3;3;formula",
      "420777000001;paní;Nová;4;4;duplicate",
    ]);
  });

  it("exports everybody with the state and leaves its trace", async () => {
    const { ctx, campaignId } = await addCampaign(world);
    await upload(ctx, campaignId, file);
    const [, ...rows] = await linesOf(exportRecipients(ctx, campaignId, words));
    expect(rows.map((row) => row.split(";").slice(1, 3))).toEqual([
      ["420777000001", "initial"],
      ["'+420 60A 221", "invalid"],
      ["420777000003", "invalid"],
      ["420777000001", "skipped"],
    ]);
    const trace = await world.db.select().from(auditEntries).where(eq(auditEntries.objectId, campaignId));
    expect(trace.map(({ action }) => action)).toContain("campaign.exported");
  });

  it("knows no campaign that is not there", async () => {
    const { ctx } = await addCampaign(world);
    await expect(linesOf(exportRecipients(ctx, ctx.newId(), words))).rejects.toThrow("notFound");
  });

  it("writes the ledger line by line, all of it or one figure of it (O1)", async () => {
    const { ctx, campaignId } = await addCampaign(world);
    await upload(ctx, campaignId, file);
    const [head, ...all] = await linesOf(ledgerRows(ctx, campaignId, words));
    expect(head).toContain("Zdroj;Řádek;Klientovo telefonní číslo;Sloupec;Stav;Důvod;Kód;Pokusů");
    expect(all.map((line) => line.split(";").slice(0, 6))).toEqual([
      ["kontakty.csv", "1", "420777000001", "remaining", "initial", ""],
      ["kontakty.csv", "2", "'+420 60A 221", "skipped", "invalid", "phone_letters"],
      ["kontakty.csv", "3", "420777000003", "skipped", "invalid", "formula"],
      ["kontakty.csv", "4", "420777000001", "skipped", "skipped", "duplicate"],
    ]);
    expect(await linesOf(ledgerRows(ctx, campaignId, words, { column: "remaining" }))).toHaveLength(2);
    expect(await linesOf(exportRecipients(ctx, campaignId, words, { status: "invalid" }))).toHaveLength(3);
  });
});
