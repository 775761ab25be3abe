import type { CsvReading } from "@/db/schema/campaigns";
import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { type CsvRecord, consumedBytes, decodeCsv, isUtf8, readRecords, sniffBytes, sniffCsv } from "../core/csv";
import { DomainError, notFound } from "../core/errors";
import { publish } from "../realtime/publish";
import { company } from "../team/company";
import { excludeFileRows, fixedAudience } from "./audience-queries";
import { maxRows } from "./csv-rules";
import { excludeByFiles, insertExclusions } from "./exclusion-queries";
import { readFirstPart } from "./first-part";
import {
  advanceImport,
  dropImport,
  findImport,
  type ImportRow,
  importFacts,
  insertRecipients,
  type NumberedRow,
} from "./import-queries";
import { type CampaignRow, lockCampaign } from "./queries";
import { toRecipient } from "./recipient-rules";
import { mayUpload } from "./rules";
import { UnusableFile } from "./unusable-file";

export type PartInput = {
  campaignId: string;
  importId: string;
  offset: number;
  bytes: Uint8Array;
  /** With the first part: chosen by a person; null = by header or order. */
  columns: number[] | null;
};
export type PartResult = { nextOffset: number; rowCount: number; isDone: boolean };

const batchSize = 5000;

/**
 * Reads one part of a file, its whole records only, and commits them with the offset at which the next part begins. A repeated
 * or misplaced part changes nothing and answers where to go on. A file that cannot be used at all is refused and taken back.
 */
export async function importPart(ctx: Ctx, input: PartInput): Promise<PartResult> {
  const found = await findImport(ctx.db, input.campaignId, input.importId);
  if (!found) throw notFound("import");
  if (found.status !== "running") throw new DomainError("conflict", "importOver");
  if (input.offset !== found.byteOffset) return standOf(found);
  try {
    return await readPart(ctx, found, input);
  } catch (error) {
    if (error instanceof UnusableFile) {
      const outcome = { status: "failed", error: error.refusal.key, finishedAt: ctx.now() } as const;
      await inTransaction(ctx, (tx) => dropImport(tx.db, found.id, outcome));
      throw error.refusal;
    }
    throw error;
  }
}

async function readPart(ctx: Ctx, found: ImportRow, { campaignId, bytes, columns }: PartInput): Promise<PartResult> {
  const isLast = found.byteOffset + bytes.length >= found.byteSize;
  const sniffed = found.reading ?? sniffCsv(bytes.subarray(0, sniffBytes));
  const encoding = sniffed.asciiOnly && !isUtf8(bytes) ? "windows-1250" : sniffed.encoding;
  const text = decodeCsv(bytes, encoding);
  const { records, consumed } = readRecords(text, sniffed.separator, isLast);
  if (records.length === 0 && !isLast) throw new UnusableFile(new DomainError("invalid", "importRowTooLong"));
  const facts = await importFacts(ctx.db, campaignId);
  if (!facts) throw notFound("campaign");
  const isMinus = found.mode === "minus";
  const variables = isMinus ? [] : facts.campaign.variables;
  const first = found.reading ? null : readFirstPart(records, columns, variables);
  const asciiOnly = sniffed.asciiOnly && encoding === "utf-8" && bytes.every((byte) => byte < 0x80);
  const reading: CsvReading = { ...sniffed, ...(found.reading ?? first?.reading ?? noReading), encoding, asciiOnly };
  const rows = first?.reading.hasHeader ? records.slice(1) : records;
  if ((isMinus ? found.rowCount : facts.rowsBefore) + rows.length > maxRows)
    throw new UnusableFile(new DomainError("invalid", "importTooManyRows", { max: maxRows }));
  const { defaultCountry } = await company(ctx);
  const numbered = toRows(rows, found.rowCount, reading.columns, variables, defaultCountry);
  const stand = {
    byteOffset: isLast ? found.byteSize : found.byteOffset + consumedBytes(bytes, encoding, text, consumed),
    rowCount: found.rowCount + rows.length,
  };
  return inTransaction(ctx, async (tx) => {
    const campaign = isLast ? await lockCampaign(tx.db, campaignId) : facts.campaign;
    const mayTake = campaign && (isMinus ? campaign.status === "draft" : mayUpload(campaign.status));
    if (!campaign || !mayTake) throw new UnusableFile(new DomainError("conflict", "campaignOver"));
    const change = { ...stand, reading, ...(first ? { header: first.header } : {}) };
    const ended = isLast ? { status: "done" as const, finishedAt: ctx.now() } : {};
    const advanced = await advanceImport(tx.db, found.id, found.byteOffset, { ...change, ...ended });
    if (!advanced) return standOf((await findImport(tx.db, campaignId, found.id)) ?? found);
    const where = { campaignId, importId: found.id, isMarketing: facts.category === "marketing" };
    for (let n = 0; n < numbered.length; n += batchSize) {
      const batch = numbered.slice(n, n + batchSize);
      const phones = batch.flatMap(({ phone }) => phone ?? []);
      await (isMinus ? insertExclusions(tx.db, where, phones) : insertRecipients(tx.db, where, batch));
    }
    if (isLast && isMinus) await excludeByFiles(tx.db, campaignId);
    if (isLast) await excludeAgain(tx, campaign, found.id, where.isMarketing);
    if (isLast) await announce(tx, found, campaignId, stand.rowCount);
    return { nextOffset: stand.byteOffset, rowCount: stand.rowCount, isDone: isLast };
  });
}

const noReading = { hasHeader: false, columns: [0] };

const standOf = (row: ImportRow): PartResult => ({
  nextOffset: row.byteOffset,
  rowCount: row.rowCount,
  isDone: row.status === "done",
});

function toRows(
  records: CsvRecord[],
  before: number,
  columns: number[],
  variables: { key: string; defaultValue: string }[],
  defaultCountry: string,
): NumberedRow[] {
  return records.flatMap((record, n) => {
    if (record.cells.every((cell) => cell.trim() === "")) return [];
    return [{ rowNumber: before + n + 1, ...toRecipient(record, columns, variables, defaultCountry) }];
  });
}

/** What the fixed audience takes away it takes from files that come later, too. */
async function excludeAgain(ctx: Ctx, campaign: CampaignRow, importId: string, isMarketing: boolean): Promise<void> {
  const { id: campaignId, variables, audienceFixedAt } = campaign;
  const audience = audienceFixedAt ? await fixedAudience(ctx.db, campaignId, audienceFixedAt) : null;
  if (audience?.steps.some(({ mode }) => mode === "minus"))
    await excludeFileRows(ctx.db, { campaignId, isMarketing, variables, audience }, importId);
}

async function announce(ctx: Ctx, found: ImportRow, campaignId: string, rowCount: number): Promise<void> {
  await record(ctx, {
    action: found.mode === "minus" ? "campaign.contacts_taken_away" : "campaign.contacts_uploaded",
    objectKind: "campaign",
    objectId: campaignId,
    details: { importId: found.id, fileName: found.fileName, rows: rowCount },
  });
  await publish(ctx, { kind: "campaign", subjectId: campaignId });
  await ctx.afterCommit(() => ctx.sendJob({ name: "campaigns/tick.due", data: { campaignId } }));
}
