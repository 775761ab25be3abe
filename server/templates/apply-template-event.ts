import type { Ctx } from "../context";
import type { ProviderEvent } from "../providers/types";
import { announceChange } from "./announce-change";
import { insertVersion } from "./history-queries";
import { moveOf } from "./list-rules";
import { changeTemplate, lockCopies, numbersOf, type TemplateRow } from "./queries";

type TemplateEvent = Extract<ProviderEvent, { type: "template" }>;

/**
 * A provider's webhook about a template: state, quality, category, applied between the hourly synchronisations (S0.28, S2.17).
 * Where it says no more than that the parts changed, or of a template we do not know, the numbers are synchronised.
 */
export async function applyTemplateEvent(
  ctx: Ctx,
  { connectionId, event }: { connectionId: string; event: TemplateEvent },
): Promise<void> {
  const copies = await lockCopies(ctx.db, { ...event, connectionId });
  for (const copy of copies) await applyTo(ctx, copy, event);
  await announceChange(
    ctx,
    copies.map(({ id }) => id),
  );
  if (event.componentsChanged || copies.length === 0) await readAgain(ctx, connectionId);
}

async function applyTo(ctx: Ctx, copy: TemplateRow, event: TemplateEvent): Promise<void> {
  const now = ctx.now();
  const moved = event.category !== undefined && event.category !== copy.category;
  await changeTemplate(ctx.db, copy.id, {
    ...(event.status ? statusChange(copy, event.status, event.reason ?? null, now) : {}),
    ...(event.quality ? { quality: event.quality } : {}),
    ...(moved
      ? {
          category: event.category,
          ...moveOf(event.previousCategory ?? copy.category, now),
          correctCategory: null,
        }
      : {}),
    ...(event.correctCategory && event.correctCategory !== (event.category ?? copy.category)
      ? { correctCategory: event.correctCategory }
      : {}),
    updatedAt: now,
  });
  if (moved && event.category)
    await insertVersion(ctx.db, {
      templateId: copy.id,
      at: now,
      source: "event",
      category: event.category,
      components: copy.components,
    });
}

/** Told twice, a state does not begin anew. */
const statusChange = (copy: TemplateRow, status: TemplateRow["status"], reason: string | null, now: Date) => ({
  status,
  statusReason: reason,
  ...(copy.status === status ? {} : { statusSince: now }),
});

async function readAgain(ctx: Ctx, connectionId: string): Promise<void> {
  const due = (await numbersOf(ctx.db, connectionId)).map(({ id }) => ({
    name: "templates/sync.due" as const,
    data: { numberId: id },
  }));
  await ctx.afterCommit(() => ctx.sendJob(...due));
}
