import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import {
  findImport,
  type ImportRow,
  lockImport,
  newestImports,
  outcomeCounts,
  rowsBehind,
  updateImport,
} from "./import-queries";
import { mayUndoImport } from "./import-rules";
import type { ImportInput, ImportRowsInput } from "./schema";

/** The newest imports. */
export const listImports = (ctx: Pick<Ctx, "db">) => newestImports(ctx.db);

/** How an import stands: the dry run's outcome and how far it is. */
export async function showImport(ctx: Ctx, { importId }: ImportInput) {
  const found = await mustFind(ctx, importId);
  const { id, fileName, status, rowCount, doneRow, byteSize, byteOffset, finishedAt, createdAt } = found;
  return {
    ...{ id, fileName, status, rowCount, doneRow, byteSize, byteOffset, finishedAt, createdAt },
    counts: await outcomeCounts(ctx.db, importId),
    mayUndo: mayUndoImport(found, ctx.now()),
  };
}

export type ShownImport = Awaited<ReturnType<typeof showImport>>;

/** What becomes of each row (S2.5), one outcome at a time, in the order of the file. */
export async function listImportRows(ctx: Pick<Ctx, "db">, { importId, outcome, cursor, limit }: ImportRowsInput) {
  await mustFind(ctx, importId);
  const found = await rowsBehind(ctx.db, importId, { outcomes: [outcome], after: cursor ?? 0, limit: limit + 1 });
  const shown = found.slice(0, limit);
  return {
    rows: shown.map(({ rowNumber, reason, cells, values, phone, contactId }) => ({
      ...{ rowNumber, reason, phone, contactId, name: values.name ?? null },
      cells: cells.slice(0, 6),
    })),
    nextCursor: found.length > limit ? (shown.at(-1)?.rowNumber ?? null) : null,
  };
}

export type ShownImportRow = Awaited<ReturnType<typeof listImportRows>>["rows"][number];

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
