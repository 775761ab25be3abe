import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import {
  findImport,
  type ImportRow,
  listImportRows,
  lockImport,
  outcomeCounts,
  rowsBehind,
  updateImport,
} from "./import-queries";
import { mayUndoImport } from "./import-rules";
import type { ImportInput } from "./schema";

/** The newest imports. */
export const listImports = (ctx: Pick<Ctx, "db">) => listImportRows(ctx.db);

/** How an import stands: the dry run's outcome, how far it is, the first rows that will not go in. */
export async function showImport(ctx: Ctx, { importId }: ImportInput) {
  const found = await mustFind(ctx, importId);
  const bad = { outcomes: ["invalid" as const, "duplicate" as const], after: 0, limit: 50 };
  const [counts, badRows] = await Promise.all([outcomeCounts(ctx.db, importId), rowsBehind(ctx.db, importId, bad)]);
  const { id, fileName, status, rowCount, doneRow, byteSize, byteOffset, finishedAt, createdAt } = found;
  return {
    ...{ id, fileName, status, rowCount, doneRow, byteSize, byteOffset, finishedAt, createdAt },
    counts,
    badRows: badRows.map(({ rowNumber, outcome, reason, cells }) => ({
      rowNumber,
      outcome,
      reason,
      cells: cells.slice(0, 6),
    })),
    mayUndo: mayUndoImport(found, ctx.now()),
  };
}

export type ShownImport = Awaited<ReturnType<typeof showImport>>;

/** After the dry run: a job writes the good rows, whether anybody watches or not. */
export const runImport = (ctx: Ctx, { importId }: ImportInput) =>
  move(ctx, importId, "contacts.import_started", (found) =>
    found.status === "checked" ? { status: "running", startedAt: ctx.now() } : null,
  );

/** What is written stays and can be taken back; nothing more is written. */
export const cancelImport = (ctx: Ctx, { importId }: ImportInput) =>
  move(ctx, importId, "contacts.import_cancelled", ({ status }) =>
    status === "running" || status === "checked" || status === "uploading"
      ? { status: "cancelled", finishedAt: ctx.now() }
      : null,
  );

/** Contacts the import made go, unless somebody has dealt with them; those it changed are as before (S2.5). */
export const undoImport = (ctx: Ctx, { importId }: ImportInput) =>
  move(ctx, importId, "contacts.import_undo_started", (found) =>
    mayUndoImport(found, ctx.now()) ? { status: "undoing" } : null,
  );

/** The change is asked of the locked row; null = not from this state. */
async function move(
  ctx: Ctx,
  importId: string,
  action: string,
  change: (found: ImportRow) => Partial<ImportRow> | null,
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const found = await lockImport(tx.db, importId);
    if (!found) throw notFound("import");
    const next = change(found);
    if (!next) throw new DomainError("conflict", "importOver");
    await updateImport(tx.db, importId, next);
    const details = { fileName: found.fileName };
    await record(tx, { action, objectKind: "contact_import", objectId: importId, details });
    await tx.afterCommit(() => ctx.sendJob({ name: "contacts/import.due", data: { importId } }));
  });
}

async function mustFind(ctx: Pick<Ctx, "db">, importId: string): Promise<ImportRow> {
  const found = await findImport(ctx.db, importId);
  if (!found) throw notFound("import");
  return found;
}
