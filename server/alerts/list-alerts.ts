import type { Actor, Ctx } from "../context";
import { countUnread, pageOfAlerts } from "./queries";

const pageSize = 30;

/** Alerts, newest first, open and over; with the place where the next page begins. */
export async function listAlerts(
  ctx: Ctx & { actor: Extract<Actor, { kind: "user" }> },
  { cursor }: { cursor?: { raisedAt: Date; id: string } | null | undefined },
) {
  const rows = await pageOfAlerts(ctx.db, ctx.actor.userId, { before: cursor ?? null, limit: pageSize + 1 });
  const page = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? page.at(-1) : undefined;
  return { alerts: page, next: last ? { raisedAt: last.raisedAt, id: last.id } : null };
}

export type AlertRow = Awaited<ReturnType<typeof listAlerts>>["alerts"][number];

export const unreadAlerts = (ctx: Ctx & { actor: Extract<Actor, { kind: "user" }> }): Promise<number> =>
  countUnread(ctx.db, ctx.actor.userId);
