import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { publish } from "../realtime/publish";
import { changeImport, excludeFileRows, insertFromDirectory, lockFilling } from "./audience-queries";
import { takesNobody } from "./audience-rules";
import type { Sought } from "./audience-sql-queries";
import { type ImportRow, importFacts } from "./import-queries";

/** Contacts looked at in one transaction: a second of work at most, and what a crash costs. */
const usual = 10_000;

/**
 * Makes recipients of a fixed audience, part by part with a cursor on its row: killed anywhere it goes on behind the last part, rung
 * twice the second waits, cancelled it stops. The directory is never in memory.
 */
export async function fillAudience(ctx: Ctx, { importId }: { importId: string }, limit = usual): Promise<void> {
  let goesOn = true;
  while (goesOn) goesOn = await inTransaction(ctx, (tx) => nextPart(tx, importId, limit));
}

async function nextPart(ctx: Ctx, importId: string, limit: number): Promise<boolean> {
  const filling = await lockFilling(ctx.db, importId);
  const facts = filling && (await importFacts(ctx.db, filling.campaignId));
  if (!filling?.audience || !facts) return false;
  const sought: Sought = {
    campaignId: filling.campaignId,
    isMarketing: facts.category === "marketing",
    variables: facts.campaign.variables,
    audience: filling.audience,
  };
  const page = { importId, after: filling.contactCursor, rowsBefore: filling.rowCount, limit };
  const { count, lastId } = takesNobody(filling.audience)
    ? { count: 0, lastId: null }
    : await insertFromDirectory(ctx.db, sought, page);
  const rowCount = filling.rowCount + count;
  await changeImport(ctx.db, importId, { rowCount, contactCursor: lastId ?? filling.contactCursor });
  await publish(ctx, { kind: "campaign", subjectId: filling.campaignId });
  if (count === limit) return true;
  await finish(ctx, filling, sought, rowCount);
  return false;
}

async function finish(ctx: Ctx, filling: ImportRow, sought: Sought, rowCount: number): Promise<void> {
  const { campaignId, id: importId } = filling;
  await excludeFileRows(ctx.db, sought, null);
  await changeImport(ctx.db, importId, { status: "done", finishedAt: ctx.now() });
  const sources = sought.audience.steps.map(({ mode, kind, name }) => ({ mode, kind, name }));
  const details = { importId, sources, rows: rowCount };
  await record(ctx, { action: "campaign.contacts_added", objectKind: "campaign", objectId: campaignId, details });
  await ctx.afterCommit(() => ctx.sendJob({ name: "campaigns/tick.due", data: { campaignId } }));
}
