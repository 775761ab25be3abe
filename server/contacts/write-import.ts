import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import {
  blankRows,
  cancelAbandoned,
  deleteUntouched,
  forgetWritten,
  heldBy,
  type ImportRow,
  importsIn,
  lockImport,
  updateImport,
  writeHeld,
  writtenIn,
} from "./import-queries";
import { withoutValues } from "./import-rules";
import { changeKnown, makeContacts } from "./import-write-queries";

/** Rows of one transaction. */
const chunk = 5000;
/** Of one that takes back, which reads what was before. */
const undoneAtOnce = 500;

/** Goes on with an import, or with taking one back, chunk by chunk until it is over; may be rung again at any time. */
export async function workOnImport(ctx: Ctx, { importId }: { importId: string }): Promise<void> {
  let goesOn = true;
  while (goesOn) goesOn = await inTransaction(ctx, (tx) => nextChunk(tx, importId));
}

/** Imports whose job was lost go on. */
export async function wakeImports(ctx: Ctx): Promise<void> {
  for (const importId of await importsIn(ctx.db, ["running", "undoing"]))
    await ctx.sendJob({ name: "contacts/import.due", data: { importId } });
}

/** Once a day: what nobody went on with ends, and after a week an import forgets what its rows said. */
export async function forgetImports(ctx: Ctx): Promise<void> {
  const daysAgo = (days: number) => new Date(ctx.now().getTime() - days * 86_400_000);
  await cancelAbandoned(ctx.db, daysAgo(1), ctx.now());
  await blankRows(ctx.db, daysAgo(7));
}

async function nextChunk(ctx: Ctx, importId: string): Promise<boolean> {
  const found = await lockImport(ctx.db, importId);
  if (found?.status === "running") return writeChunk(ctx, found);
  return found?.status === "undoing" ? undoChunk(ctx, found) : false;
}

async function writeChunk(ctx: Ctx, found: ImportRow): Promise<boolean> {
  const after = found.doneRow;
  if (after >= found.rowCount) return finish(ctx, found, "done", "contacts.imported");
  const upTo = Math.min(after + chunk, found.rowCount);
  const ids = Array.from({ length: upTo - after }, () => ctx.newId());
  await makeContacts(ctx.db, found.id, { after, upTo, ids });
  await changeKnown(ctx.db, found.id, { after, upTo });
  await updateImport(ctx.db, found.id, { doneRow: upTo });
  return true;
}

/** What was written last is taken back first: a contact that two rows changed is then as before the first of them. */
async function undoChunk(ctx: Ctx, found: ImportRow): Promise<boolean> {
  const upTo = found.doneRow;
  if (upTo === 0) return finish(ctx, found, "undone", "contacts.import_undone");
  const page = { after: Math.max(0, upTo - undoneAtOnce), upTo };
  const rows = await writtenIn(ctx.db, found.id, page);
  await restore(ctx, rows);
  await deleteUntouched(
    ctx.db,
    rows.flatMap(({ contactId, before, values: { name = null, email = null, fields } }) =>
      contactId && !before ? [{ id: contactId, name, email, fields }] : [],
    ),
  );
  await forgetWritten(ctx.db, found.id, page);
  await updateImport(ctx.db, found.id, { doneRow: page.after });
  return true;
}

async function restore(ctx: Ctx, rows: Awaited<ReturnType<typeof writtenIn>>): Promise<void> {
  const changed = rows.flatMap(({ contactId, values, before }) =>
    contactId && before ? [{ contactId, values, before }] : [],
  );
  if (changed.length === 0) return;
  const held = await heldBy(
    ctx.db,
    changed.map(({ contactId }) => contactId),
  );
  for (const { contactId, values, before } of changed) {
    const now = held.get(contactId);
    if (now) held.set(contactId, withoutValues(now, values, before));
  }
  await writeHeld(
    ctx.db,
    [...held].map(([id, contact]) => ({ id, ...contact })),
  );
}

async function finish(ctx: Ctx, found: ImportRow, status: "done" | "undone", action: string): Promise<false> {
  await updateImport(ctx.db, found.id, { status, finishedAt: ctx.now() });
  const details = { fileName: found.fileName, rows: found.rowCount };
  await record(ctx, { action, objectKind: "contact_import", objectId: found.id, details });
  return false;
}
