import type { templates } from "@/db/schema/templates";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { loadConnection } from "../numbers/connection";
import { ProviderError, type ProviderTemplate } from "../providers/types";
import { publish } from "../realtime/publish";
import { announceChange } from "./announce-change";
import { insertVersion } from "./history-queries";
import { moveOf } from "./list-rules";
import {
  claimSync,
  finishSync,
  markRemoved,
  numberForSync,
  type TemplateRow,
  templatesOf,
  upsertTemplate,
} from "./queries";
import { syncCoolDownMs } from "./rules";

export type SyncReport = { added: number; changed: number; removed: number };

/**
 * Brings our copy of one number's templates in step with the provider's (S0.26, S0.27): edited ones show their new text,
 * removed ones stay readable and unusable. Reports counts; a provider's failure is kept on the number and thrown.
 */
export async function syncTemplates(ctx: Ctx, { numberId }: { numberId: string }): Promise<SyncReport> {
  const number = await numberForSync(ctx.db, numberId);
  if (!number) throw notFound("number");
  if (!(await claimSync(ctx.db, numberId, ctx.now(), syncCoolDownMs))) throw new DomainError("too_many", "syncRunning");
  const before = new Map((await templatesOf(ctx.db, numberId)).map((row) => [row.id, row.updatedAt.getTime()]));
  const found = await fetchTemplates(ctx, number);
  try {
    return await inTransaction(ctx, (tx) => apply(tx, numberId, found, before));
  } catch (error) {
    await finishSync(ctx.db, numberId, { error: "unexpected error" });
    throw error;
  }
}

async function fetchTemplates(ctx: Ctx, number: { id: string; connectionId: string }): Promise<ProviderTemplate[]> {
  try {
    const connection = await loadConnection(ctx, number.connectionId);
    return await ctx.providers[connection.provider].listTemplates(connection);
  } catch (error) {
    const text = error instanceof ProviderError ? error.message : "unexpected error";
    await finishSync(ctx.db, number.id, { error: text });
    await publish(ctx, { kind: "number", subjectId: number.id });
    if (error instanceof ProviderError) throw new DomainError("unavailable", "syncFailed", { reason: text });
    throw error;
  }
}

/** What changed since `before`, while the provider was being asked (submitted, told by a webhook), is newer than its answer, and stays. */
async function apply(
  ctx: Ctx,
  numberId: string,
  found: ProviderTemplate[],
  before: ReadonlyMap<string, number>,
): Promise<SyncReport> {
  const now = ctx.now();
  const known = new Map((await templatesOf(ctx.db, numberId)).map((row) => [keyOf(row), row]));
  const isNewer = ({ id, updatedAt }: TemplateRow) => before.get(id) !== updatedAt.getTime();
  const report: SyncReport = { added: 0, changed: 0, removed: 0 };
  const touched: string[] = [];
  for (const template of found) {
    const row = known.get(keyOf(template));
    known.delete(keyOf(template));
    if (row && (isNewer(row) || isSame(row, template))) continue;
    report[row ? "changed" : "added"] += 1;
    touched.push(await keep(ctx, toRow(ctx, numberId, template, row, now), row));
  }
  const gone = [...known.values()].filter((row) => row.removedAt === null && !isNewer(row)).map(({ id }) => id);
  report.removed = gone.length;
  if (gone.length > 0) await markRemoved(ctx.db, gone, now);
  await finishSync(ctx.db, numberId, { at: now });
  await announceChange(ctx, [...touched, ...gone]);
  await publish(ctx, { kind: "number", subjectId: numberId });
  return report;
}

/** The row and, when its words or category are new, a version of its history. */
async function keep(ctx: Ctx, row: typeof templates.$inferInsert, before: TemplateRow | undefined): Promise<string> {
  const id = await upsertTemplate(ctx.db, row);
  if (!before || before.category !== row.category || sortedJson(before.components) !== sortedJson(row.components))
    await insertVersion(ctx.db, {
      templateId: id,
      at: ctx.now(),
      source: "sync",
      category: row.category,
      components: row.components,
    });
  return id;
}

const keyOf = ({ name, language }: { name: string; language: string }) => `${name}\n${language}`;

function isSame(row: TemplateRow, template: ProviderTemplate): boolean {
  return (
    row.removedAt === null &&
    row.providerTemplateId === template.providerTemplateId &&
    row.status === template.status &&
    row.category === template.category &&
    row.statusReason === template.reason &&
    row.quality === (template.quality ?? row.quality) &&
    row.correctCategory === correctCategoryOf(template) &&
    sortedJson(row.pendingEdit) === sortedJson(template.pendingEdit ?? null) &&
    sortedJson(row.components) === sortedJson(template.components)
  );
}

/** jsonb does not keep the order of keys. */
function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => a.localeCompare(b)))
      : part,
  );
}

function toRow(
  ctx: Ctx,
  numberId: string,
  template: ProviderTemplate,
  row: TemplateRow | undefined,
  now: Date,
): typeof templates.$inferInsert {
  const { reason, quality, previousCategory, providerTemplateId, name, language, category, status, components } =
    template;
  const isOurEdit = row?.pendingEdit?.providerTemplateId === providerTemplateId;
  const hasMoved = row && row.category !== category && !isOurEdit;
  return {
    id: row?.id ?? ctx.newId(),
    numberId,
    providerTemplateId,
    name,
    language,
    category,
    previousCategory: previousCategory ?? row?.previousCategory ?? null,
    ...(hasMoved ? moveOf(previousCategory ?? row.category, now) : {}),
    correctCategory: correctCategoryOf(template),
    quality: quality ?? row?.quality ?? "unknown",
    status,
    statusReason: reason,
    statusSince: row && row.status === status ? row.statusSince : now,
    components,
    pendingEdit: template.pendingEdit ?? null,
    updatedAt: now,
    removedAt: null,
  };
}

/** The provider names the right category also when the template has it already. */
const correctCategoryOf = ({ correctCategory, category }: ProviderTemplate) =>
  correctCategory && correctCategory !== category ? correctCategory : null;
