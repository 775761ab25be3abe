import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { notFound } from "../core/errors";
import { publish } from "../realtime/publish";
import { personOf } from "./create-draft";
import { findTemplate, markMoveSeen } from "./queries";

/**
 * A person knows that the provider moved the template to another category: its warning ends, and who ended it stays readable. The
 * next move warns anew. Safe to repeat; the first to see it counts.
 */
export async function seeCategoryMove(ctx: Ctx, { templateId }: { templateId: string }): Promise<void> {
  const categorySeenById = personOf(ctx);
  const template = await findTemplate(ctx.db, templateId);
  if (!template) throw notFound("template");
  await inTransaction(ctx, async (tx) => {
    if (!(await markMoveSeen(tx.db, templateId, { categorySeenById, categorySeenAt: tx.now() }))) return;
    const { previousCategory, category } = template;
    const details = { from: previousCategory, to: category };
    await record(tx, { action: "template.category_seen", objectKind: "template", objectId: templateId, details });
    await publish(tx, { kind: "template", subjectId: templateId });
  });
}
