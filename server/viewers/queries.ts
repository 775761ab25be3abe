import { and, eq, gt, inArray, lt, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { users } from "@/db/schema/team";
import { viewers } from "@/db/schema/viewers";
import { isVisibleTo } from "@/db/visible-conversations";
import type { LiveViewer } from "../realtime/live-message";
import type { Look } from "./rules";

type Page = { pageId: string; userId: string };

/** What the tab showed until now; locked, so that two calls of one tab take turns. */
export async function findLook(db: Db, { pageId, userId }: Page): Promise<Look | null> {
  const [row] = await db
    .select({
      conversationId: viewers.conversationId,
      seenUntil: viewers.seenUntil,
      typingUntil: viewers.typingUntil,
    })
    .from(viewers)
    .where(and(eq(viewers.pageId, pageId), eq(viewers.userId, userId)))
    .for("update");
  return row ?? null;
}

/** False when the tab is somebody else's. */
export async function putLook(db: Db, { pageId, userId }: Page, look: Look): Promise<boolean> {
  const rows = await db
    .insert(viewers)
    .values({ pageId, userId, ...look })
    .onConflictDoUpdate({ target: viewers.pageId, set: look, setWhere: eq(viewers.userId, userId) })
    .returning({ pageId: viewers.pageId });
  return rows.length > 0;
}

/** Answers what the tab showed; null when it shows another conversation by now. */
export async function deleteLook(
  db: Db,
  { pageId, userId, conversationId }: Page & { conversationId: string },
): Promise<Look | null> {
  const [row] = await db
    .delete(viewers)
    .where(and(eq(viewers.pageId, pageId), eq(viewers.userId, userId), eq(viewers.conversationId, conversationId)))
    .returning({
      conversationId: viewers.conversationId,
      seenUntil: viewers.seenUntil,
      typingUntil: viewers.typingUntil,
    });
  return row ?? null;
}

/** Who looks at these conversations now. */
export const viewersIn = (db: Db, conversationIds: string[], now: Date): Promise<LiveViewer[]> =>
  conversationIds.length === 0
    ? Promise.resolve([])
    : select(db, now, inArray(viewers.conversationId, conversationIds));

/** Who looks at any conversation that the person sees; `userId` null = at any. */
export const viewersFor = (db: Db, userId: string | null, now: Date): Promise<LiveViewer[]> =>
  select(db, now, userId ? isVisibleTo(sql`${userId}::uuid`, sql`${viewers.conversationId}`) : undefined);

/** A person with several tabs is one viewer. Times are what is left of them: browsers' clocks are not ours. */
function select(db: Db, now: Date, where: SQL | undefined): Promise<LiveViewer[]> {
  const left = (until: SQL): SQL<number> =>
    sql<number>`round(extract(epoch from ${until} - ${now.toISOString()}::timestamptz) * 1000)`.mapWith(Number);
  return db
    .select({
      conversationId: viewers.conversationId,
      userId: users.id,
      name: users.name,
      seenForMs: left(sql`max(${viewers.seenUntil})`),
      typingForMs: left(sql`greatest(max(${viewers.typingUntil}), ${now.toISOString()}::timestamptz)`),
    })
    .from(viewers)
    .innerJoin(users, eq(users.id, viewers.userId))
    .where(and(gt(viewers.seenUntil, now), where))
    .groupBy(viewers.conversationId, users.id, users.name)
    .orderBy(users.name, users.id);
}

/** Tabs that never said goodbye. */
export async function dropGone(db: Db, before: Date): Promise<void> {
  await db.delete(viewers).where(lt(viewers.seenUntil, before));
}
