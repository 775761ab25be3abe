import type { RecipientStatus } from "@/db/enums";
import { record } from "../audit/record";
import type { Ctx } from "../context";
import { csvMark, phoneCell, toCsvLine } from "../core/csv";
import { notFound } from "../core/errors";
import { fileVariables } from "./audience-rules";
import { foreseeLeftOut, type LeftOut } from "./foresee-left-out";
import type { LedgerColumn } from "./ledger-rules";
import { variantLetters } from "./ledger-schema";
import { findShownCampaign } from "./queries";
import type { ChosenRecipients } from "./schema";
import { pageOfRecipients, type RecipientRow } from "./status-queries";

/** What the files say in words; the caller knows the language. */
export type CsvWords = {
  separator: string;
  phone: string;
  row: string;
  name: string;
  state: string;
  time: string;
  nextTry: string;
  reason: string;
  reply: string;
  variant: string;
  states: Record<RecipientStatus, string>;
  book: Record<
    | ("campaign" | "number" | "column" | "source" | "tries")
    | ("sent" | "delivered" | "read" | "failed" | "code" | "message"),
    string
  > & {
    columns: Record<LedgerColumn, string>;
    /** The name of a source that is no file. */
    directory: string;
  };
  reasonOf: (row: Reasoned) => string;
  /** A moment in the company's zone. */
  at: (moment: Date) => string;
};

/** What a reason is read from; of somebody who is only foreseen, the plan's alone. */
type Reasoned = Pick<RecipientRow, "failureReason" | "failureCode"> & { planReason: string | null };

const pageSize = 2000;

/** The empty file to fill in: the phone, then the template's variables in order (S2.24). */
export async function csvTemplate(ctx: Ctx, campaignId: string, words: CsvWords): Promise<string> {
  const campaign = await findShownCampaign(ctx.db, campaignId);
  if (!campaign) throw notFound("campaign");
  return (
    csvMark + toCsvLine([words.phone, ...fileVariables(campaign.variables).map(({ label }) => label)], words.separator)
  );
}

/** Rows that will never be sent, as they were given, with the reason: to be corrected and uploaded again. */
export async function* badRows(ctx: Ctx, campaignId: string, words: CsvWords): AsyncGenerator<string> {
  const { head, lineOf } = await rowsWithReason(ctx, campaignId, words);
  yield head;
  for (const status of ["invalid", "skipped"] as const)
    for await (const row of allRows(ctx, campaignId, { status })) yield lineOf(row);
}

/** Everybody whom a campaign does not go to, with the reason: the bad rows, and of a draft those whom its start would leave out as well. */
export async function* excludedRows(ctx: Ctx, campaignId: string, words: CsvWords): AsyncGenerator<string> {
  const { lineOf, isLaunched } = await rowsWithReason(ctx, campaignId, words);
  await record(ctx, {
    action: "campaign.exported",
    objectKind: "campaign",
    objectId: campaignId,
    details: { status: "skipped" },
  });
  yield* badRows(ctx, campaignId, words);
  if (isLaunched) return;
  for await (const row of foreseeLeftOut(ctx, { campaignId }))
    yield lineOf({ ...row, failureReason: null, failureCode: null });
}

/** A line of such a file, in the columns of the campaign's own file. */
async function rowsWithReason(ctx: Ctx, campaignId: string, words: CsvWords) {
  const campaign = await findShownCampaign(ctx.db, campaignId);
  if (!campaign) throw notFound("campaign");
  const inFile = fileVariables(campaign.variables);
  const labels = inFile.map(({ label }) => label);
  const places = inFile.map((variable) => campaign.variables.indexOf(variable));
  const lineOf = (row: Reasoned & Pick<LeftOut, "phoneGiven" | "values" | "rowNumber">) => {
    const values = places.map((place) => row.values[place] ?? "");
    return toCsvLine([phoneCell(row.phoneGiven), ...values, row.rowNumber ?? "", words.reasonOf(row)], words.separator);
  };
  const head = csvMark + toCsvLine([words.phone, ...labels, words.row, words.reason], words.separator);
  return { head, lineOf, isLaunched: campaign.launchedAt !== null };
}

/** Every contact, or those chosen, with its state; leaves a trace, for it takes personal data out. */
export async function* exportRecipients(
  ctx: Ctx,
  campaignId: string,
  words: CsvWords,
  chosen: ChosenRecipients = {},
): AsyncGenerator<string> {
  if (!(await findShownCampaign(ctx.db, campaignId))) throw notFound("campaign");
  await record(ctx, { action: "campaign.exported", objectKind: "campaign", objectId: campaignId, details: chosen });
  const { name, phone, variant, state, time, nextTry, reason, reply } = words;
  yield csvMark + toCsvLine([name, phone, variant, state, time, nextTry, reason, reply], words.separator);
  for await (const row of allRows(ctx, campaignId, chosen)) {
    const when = row.readAt ?? row.deliveredAt ?? row.failedAt ?? row.acceptedAt;
    const next = row.status === "retry_scheduled" ? row.notBefore : null;
    const letter = variantLetters[row.variant ?? -1] ?? "";
    const cells = [row.name, phoneCell(row.phone ?? row.phoneGiven), letter, words.states[row.status]];
    const times = [when ? words.at(when) : "", next ? words.at(next) : ""];
    yield toCsvLine([...cells, ...times, words.reasonOf(row), row.reply], words.separator);
  }
}

async function* allRows(ctx: Ctx, campaignId: string, chosen: ChosenRecipients): AsyncGenerator<RecipientRow> {
  let cursor: number | null = null;
  do {
    const page: Awaited<ReturnType<typeof pageOfRecipients>> = await pageOfRecipients(
      ctx.db,
      { status: null, ...chosen, campaignId, search: "", cursor },
      pageSize,
    );
    yield* page.rows;
    cursor = page.nextCursor;
  } while (cursor !== null);
}
