import type { Actor, Ctx } from "../context";
import { mayDo } from "../team/permissions";
import { recentOf } from "./queries";

type UserCtx = Ctx & { actor: Extract<Actor, { kind: "user" }> };

/** A page that was asleep for longer shows the lists, not the noise. */
const recentMs = 2 * 60_000;

/** What the person is to hear of in the app now, the oldest first; which of it is news the page knows. */
export async function recentNotifications(ctx: UserCtx) {
  const { userId, role } = ctx.actor;
  const since = new Date(ctx.now().getTime() - recentMs);
  const rows = await recentOf(ctx.db, {
    userId,
    since,
    maySeeAll: mayDo(role, "inbox.seeAll"),
    managesCampaigns: mayDo(role, "campaigns.manage"),
  });
  return rows.map(({ note, message, ...row }) => ({
    ...row,
    message: note === null ? message : { kind: "text" as const, body: note },
  }));
}
export type RecentNotification = Awaited<ReturnType<typeof recentNotifications>>[number];
