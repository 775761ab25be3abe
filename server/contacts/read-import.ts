import type { ImportReading } from "@/db/schema/contacts";
import { type Ctx, inTransaction } from "../context";
import { type CsvRecord, isUtf8, readRecords } from "../core/csv";
import { DomainError, notFound } from "../core/errors";
import { company } from "../team/company";
import { findImport, type ImportRow, insertImport, lockImport, updateImport } from "./import-queries";
import { bytesRead, decodeContacts, latinOf, maxImportRows, readRow } from "./import-rules";
import { type CheckedRow, insertRows } from "./import-write-queries";
import { offeredFields } from "./list-fields";
import type { StartImportInput } from "./schema";

export type PartRead = { nextOffset: number; rowCount: number; isDone: boolean };

/** A file of contacts is announced: how it is read and what each column fills (S2.5). Its parts follow. */
export async function startImport(ctx: Ctx, input: StartImportInput): Promise<{ importId: string }> {
  const { actor } = ctx;
  if (actor.kind !== "user") throw new Error("people import");
  const keys = new Set((await offeredFields(ctx, { scope: "contact" })).map(({ key }) => `field:${key}`));
  const targets = input.mapping.filter((target) => target !== null);
  const isKnown = targets.every((target) => ["name", "email", "phone"].includes(target) || keys.has(target));
  if (!isKnown || new Set(targets).size < targets.length) throw new DomainError("invalid", "importMapping");
  if (!targets.includes("phone")) throw new DomainError("invalid", "importNoPhone");
  const importId = ctx.newId();
  const row = { ...input, id: importId, status: "uploading" as const, createdById: actor.userId, createdAt: ctx.now() };
  await insertImport(ctx.db, row);
  return { importId };
}

/**
 * Reads one part of the file, its whole records only, and judges what each would do: the dry run. A repeated or misplaced part changes
 * nothing and answers where to go on.
 */
export async function readImportPart(
  ctx: Ctx,
  { importId, offset, bytes }: { importId: string; offset: number; bytes: Uint8Array },
): Promise<PartRead> {
  const found = await findImport(ctx.db, importId);
  if (!found) throw notFound("import");
  if (found.status !== "uploading") throw new DomainError("conflict", "importOver");
  if (offset !== found.byteOffset) return standOf(found);
  const isLast = offset + bytes.length >= found.byteSize;
  const reading = settled(found.reading, bytes);
  const text = decodeContacts(bytes, reading.encoding);
  const { records, consumed } = readRecords(text, reading.separator, isLast);
  if (records.length === 0 && !isLast) throw new DomainError("invalid", "importRowTooLong");
  const given = offset === 0 && reading.hasHeader ? records.slice(1) : records;
  const rowCount = found.rowCount + given.length;
  if (rowCount > maxImportRows) throw new DomainError("invalid", "contactImportTooLong", { max: maxImportRows });
  const rows = await checkedRows(ctx, found, given);
  const nextOffset = isLast ? found.byteSize : offset + bytesRead(bytes, reading.encoding, text, consumed);
  return inTransaction(ctx, async (tx) => {
    const now = await lockImport(tx.db, importId);
    if (now?.status !== "uploading" || now.byteOffset !== offset) return standOf(now ?? found);
    await insertRows(tx.db, importId, rows);
    await updateImport(tx.db, importId, {
      byteOffset: nextOffset,
      rowCount,
      reading,
      ...(isLast ? { status: "checked" } : {}),
    });
    return { nextOffset, rowCount, isDone: isLast };
  });
}

/** A file that was plain ASCII so far may show its encoding only now. */
function settled(reading: ImportReading, bytes: Uint8Array): ImportReading {
  if (!reading.asciiOnly) return reading;
  if (!isUtf8(bytes)) return { ...reading, encoding: latinOf(bytes), asciiOnly: false };
  return { ...reading, asciiOnly: bytes.every((byte) => byte < 0x80) };
}

async function checkedRows(ctx: Ctx, found: ImportRow, records: CsvRecord[]): Promise<CheckedRow[]> {
  const [fields, { defaultCountry }] = await Promise.all([offeredFields(ctx, { scope: "contact" }), company(ctx)]);
  return records.flatMap((record, n) => {
    if (record.cells.every((cell) => cell.trim() === "")) return [];
    const { phone, values, reason } = readRow(record, found.mapping, fields, defaultCountry);
    // Postgres keeps no zero characters, which a broken file may hold.
    const cells = record.cells.map((cell) => cell.replaceAll("\0", ""));
    return [{ rowNumber: found.rowCount + n + 1, reason, cells, values, phone }];
  });
}

const standOf = ({ byteOffset, rowCount, status }: ImportRow): PartRead => ({
  nextOffset: byteOffset,
  rowCount,
  isDone: status !== "uploading",
});
