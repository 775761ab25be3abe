import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { operatorOf } from "../inbox/operator";
import { usualColumns } from "./rules";
import { mayChangeView } from "./save-view";
import { findTable, findView, saveTable, viewsOf } from "./view-queries";

/** How the acting person has set up their table (N.34): columns, saved views, and which of them it opens with. */
export async function showTable(ctx: Ctx) {
  const { userId } = operatorOf(ctx);
  const [table, views] = await Promise.all([findTable(ctx.db, userId), viewsOf(ctx.db, userId)]);
  return {
    columns: table?.columns ?? usualColumns,
    openingViewId: views.some(({ id }) => id === table?.openingViewId) ? (table?.openingViewId ?? null) : null,
    views: views.map((view) => ({ ...view, isMine: mayChangeView(ctx, view) })),
  };
}

export type ShownTable = Awaited<ReturnType<typeof showTable>>;
export type SavedView = ShownTable["views"][number];

export async function saveColumns(ctx: Ctx, { columns }: { columns: string[] }): Promise<void> {
  await saveTable(ctx.db, { userId: operatorOf(ctx).userId, columns }, { columns });
}

/** The view the table opens with; null = with everything that ended. */
export async function openWith(ctx: Ctx, { viewId }: { viewId: string | null }): Promise<void> {
  const { userId } = operatorOf(ctx);
  if (viewId && !(await findView(ctx.db, userId, viewId))) throw notFound("view");
  const change = { openingViewId: viewId };
  await saveTable(ctx.db, { userId, columns: usualColumns, ...change }, change);
}

/** Where the table opens when nobody says how: the address of the chosen view. */
export async function openingAddress(ctx: Ctx): Promise<Record<string, string> | null> {
  const { views, openingViewId } = await showTable(ctx);
  const view = views.find(({ id }) => id === openingViewId);
  return view ? { ...view.address, view: view.id } : null;
}
