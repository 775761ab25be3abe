import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RecipientStatus, recipientStatuses } from "@/db/enums";
import { recipients } from "@/db/schema/campaigns";
import { messages } from "@/db/schema/delivery";
import { auditEntries } from "@/db/schema/team";
import { type TestWorld, testWorld } from "../test-world";
import { addCampaign, goodRows, upload } from "./campaign-world";
import { badRows, type CsvWords, csvTemplate, excludedRows, exportRecipients } from "./csv-files";
import { feedCampaign } from "./feed-campaign";
import { launchCampaign } from "./launch-campaign";
import { ledgerFile } from "./ledger-file";
import type { LinesFilter } from "./ledger-schema";
import { previewRecipients } from "./preview-recipients";
import { filledValues } from "./recipient-rules";
import { showBalance, showLines } from "./show-lines";
import { pageOfRecipients } from "./status-queries";
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
  variant: "Varianta",
  book: {
    ...{
      campaign: "Kampaň",
      number: "Číslo",
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

  it("gives everybody whom a draft will not go to, foreseen ones too, and leaves its trace (S4.3)", async () => {
    const { ctx, campaignId } = await addCampaign(world, { category: "marketing" });
    await upload(ctx, campaignId, "+420777000031;pane;Nováku;1\n+420 60A 221;paní;Nová;2\n");
    const [, ...rows] = await linesOf(excludedRows(ctx, campaignId, words));
    expect(rows).toEqual(["'+420 60A 221;paní;Nová;2;2;phone_letters", "420777000031;pane;Nováku;1;1;no_consent"]);
    const traces = await world.db.select().from(auditEntries).where(eq(auditEntries.objectId, campaignId));
    expect(traces.filter(({ action }) => action === "campaign.exported")).toHaveLength(1);
    const [, ...bad] = await linesOf(badRows(ctx, campaignId, words));
    expect(bad).toHaveLength(1);
  });

  it("exports everybody with the state and leaves its trace", async () => {
    const { ctx, campaignId } = await addCampaign(world);
    await upload(ctx, campaignId, file);
    const [, ...rows] = await linesOf(exportRecipients(ctx, campaignId, words));
    expect(rows.map((row) => row.split(";").slice(1, 4))).toEqual([
      ["420777000001", "", "initial"],
      ["'+420 60A 221", "", "invalid"],
      ["420777000003", "", "invalid"],
      ["420777000001", "", "skipped"],
    ]);
    const trace = await world.db.select().from(auditEntries).where(eq(auditEntries.objectId, campaignId));
    expect(trace.map(({ action }) => action)).toContain("campaign.exported");
  });

  it("knows no campaign that is not there", async () => {
    const { ctx } = await addCampaign(world);
    await expect(linesOf(exportRecipients(ctx, ctx.newId(), words))).rejects.toThrow("notFound");
  });

  it("writes the ledger line by line, all of it or what a filter leaves, the newest first (O1)", async () => {
    const { ctx, campaignId, numberId } = await addCampaign(world);
    await upload(ctx, campaignId, file);
    const [head, ...all] = await linesOf(ledgerFile(ctx, words, { campaignId }));
    expect(head).toContain("Kampaň;Číslo;Varianta;Zdroj;Řádek;Klientovo telefonní číslo;Sloupec;Stav;Důvod;Kód;Pokusů");
    expect(all.map((line) => line.split(";").slice(1, 9))).toEqual([
      ["Servis", "", "kontakty.csv", "4", "420777000001", "skipped", "skipped", "duplicate"],
      ["Servis", "", "kontakty.csv", "3", "420777000003", "skipped", "invalid", "formula"],
      ["Servis", "", "kontakty.csv", "2", "'+420 60A 221", "skipped", "invalid", "phone_letters"],
      ["Servis", "", "kontakty.csv", "1", "420777000001", "remaining", "initial", ""],
    ]);
    expect(await linesOf(ledgerFile(ctx, words, { campaignId, status: "initial" }))).toHaveLength(2);
    expect(await linesOf(ledgerFile(ctx, words, { numberId }))).toHaveLength(1);
    expect(await linesOf(exportRecipients(ctx, campaignId, words, { status: "invalid" }))).toHaveLength(3);
    const trace = await world.db.select().from(auditEntries).where(eq(auditEntries.objectId, campaignId));
    expect(trace).toContainEqual(expect.objectContaining({ details: { campaignId, status: "initial", ledger: true } }));
  });
});

describe("the lines of all ledgers (O1)", () => {
  /** Sent a minute before midnight in Prague, failed a minute after it, and not yet sent; two templates. */
  async function started() {
    const made = await addCampaign(world);
    await upload(made.ctx, made.campaignId, goodRows(3));
    expect(await launchCampaign(made.ctx, made)).toEqual({ ok: true });
    await feedCampaign(made.ctx, made, { tickMs: 0, pauseMs: 0, batch: 100 });
    const rows = await world.db.select().from(recipients).where(eq(recipients.campaignId, made.campaignId));
    const [first, second] = rows.toSorted((a, b) => a.rowNumber - b.rowNumber);
    const set = (id: string, change: Partial<typeof messages.$inferInsert>) =>
      world.db.update(messages).set(change).where(eq(messages.id, id));
    await set(first?.messageId ?? "", { status: "read", acceptedAt: new Date("2026-11-20T22:59:00Z") });
    await set(second?.messageId ?? "", {
      ...{ status: "failed", failedAt: new Date("2026-11-20T23:01:00Z"), failureReason: "unknown", tries: 3 },
    });
    await world.db
      .update(recipients)
      .set({ variant: 1 })
      .where(eq(recipients.id, second?.id ?? 0));
    return made;
  }

  it("are filtered by campaign, number, state, variant and the company's day, page by page", async () => {
    const { ctx, campaignId, numberId } = await started();
    const other = await started();
    const rowsOf = async (filter: LinesFilter) =>
      (await showLines(ctx, { campaignId, ...filter })).rows.map(({ rowNumber }) => rowNumber);
    expect(await rowsOf({})).toEqual([3, 2, 1]);
    expect(await rowsOf({ day: "2026-11-20" })).toEqual([1]);
    expect(await rowsOf({ day: "2026-11-21" })).toEqual([2]);
    expect(await rowsOf({ variant: "B" })).toEqual([2]);
    expect(await rowsOf({ status: "error" })).toEqual([2]);
    expect(await rowsOf({ status: "initial" })).toEqual([3]);
    expect(await rowsOf({ numberId: other.numberId })).toEqual([]);
    const all = await showLines(ctx, { numberId });
    expect(all.rows.map((row) => row.campaignId)).toEqual([campaignId, campaignId, campaignId]);
    const page = await showLines(ctx, { campaignId }, 2);
    expect(page.rows).toHaveLength(2);
    expect((await showLines(ctx, { campaignId, cursor: page.nextCursor }, 2)).rows.map((row) => row.rowNumber)).toEqual(
      [1],
    );
    expect(
      (await pageOfRecipients(world.db, { campaignId, status: null, variant: "B", search: "" })).rows,
    ).toMatchObject([{ rowNumber: 2, variant: 1 }]);
  });

  it("balance: recipients counted are the sum of the tallies; a missing row would show", async () => {
    const { ctx, campaignId, numberId } = await started();
    const balance = { planned: 3, sent: 1, failed: 1, skipped: 0, remaining: 1, difference: 0 };
    expect(await showBalance(ctx, { campaignId })).toEqual(balance);
    expect(await showBalance(ctx, { numberId })).toEqual(balance);
    expect((await showBalance(ctx, {})).planned).toBeGreaterThanOrEqual(3);
    await world.sql`insert into stream_tallies (stream_id, status, count) values (${campaignId}, 'read', 1)`;
    expect(await showBalance(ctx, { campaignId })).toEqual({ ...balance, sent: 2, difference: -1 });
  });
});
