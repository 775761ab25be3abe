import { and, desc, eq, gt, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { automationFirings } from "@/db/schema/automations";
import { campaigns } from "@/db/schema/campaigns";
import { contacts } from "@/db/schema/contacts";
import { messages } from "@/db/schema/delivery";
import { conversations, notes } from "@/db/schema/inbox";
import { notificationChoices, notifications } from "@/db/schema/notifications";
import { numbers } from "@/db/schema/numbers";
import { users } from "@/db/schema/team";
import { shownName } from "@/db/shown-contact";
import { isVisibleTo } from "@/db/visible-conversations";

export async function choicesRows(db: Db, userId: string) {
  return db.select().from(notificationChoices).where(eq(notificationChoices.userId, userId));
}

export async function upsertChoice(db: Db, row: typeof notificationChoices.$inferInsert): Promise<void> {
  const { inApp, sound, push } = row;
  await db
    .insert(notificationChoices)
    .values(row)
    .onConflictDoUpdate({
      target: [notificationChoices.userId, notificationChoices.kind],
      set: { inApp, sound, push },
    });
}

const most = 20;

/** The newest, the oldest of them first: of conversations that the person still may see, and of campaigns that still stand. */
export async function recentOf(
  db: Db,
  {
    userId,
    since,
    maySeeAll,
    managesCampaigns,
  }: { userId: string; since: Date; maySeeAll: boolean; managesCampaigns: boolean },
) {
  const newest = await db
    .select({
      id: notifications.id,
      kind: notifications.kind,
      conversationId: notifications.conversationId,
      campaignId: notifications.campaignId,
      inApp: notifications.inApp,
      sound: notifications.sound,
      push: notifications.push,
      createdAt: notifications.createdAt,
      // As expressions: of columns Drizzle would make nothing of a client without a name.
      client: {
        name: shownName,
        profileName: sql<string | null>`${contacts.profileName}`,
        phone: sql<string | null>`${contacts.phone}`,
      },
      numberName: numbers.name,
      message: { kind: messages.kind, body: sql<string | null>`left(${messages.body}, 200)` },
      note: sql<string | null>`left(${notes.body}, 200)`,
      colleague: users.name,
      rule: automationFirings.name,
      campaign: { name: campaigns.name, reason: campaigns.pauseReason, details: campaigns.pauseDetails },
    })
    .from(notifications)
    .leftJoin(conversations, eq(conversations.id, notifications.conversationId))
    .leftJoin(contacts, eq(contacts.id, conversations.contactId))
    .leftJoin(campaigns, eq(campaigns.id, notifications.campaignId))
    .innerJoin(numbers, eq(numbers.id, sql`coalesce(${conversations.numberId}, ${campaigns.numberId})`))
    .leftJoin(messages, and(eq(notifications.kind, "message"), eq(messages.id, notifications.subjectId)))
    .leftJoin(notes, and(eq(notifications.kind, "mention"), eq(notes.id, notifications.subjectId)))
    .leftJoin(users, eq(users.id, notes.authorId))
    .leftJoin(automationFirings, and(eq(notifications.kind, "rule"), eq(automationFirings.id, notifications.subjectId)))
    .where(
      and(
        eq(notifications.userId, userId),
        gt(notifications.createdAt, since),
        managesCampaigns
          ? or(isNull(notifications.campaignId), and(eq(campaigns.status, "paused"), isNotNull(campaigns.pauseReason)))
          : isNull(notifications.campaignId),
        maySeeAll
          ? undefined
          : or(
              isNull(notifications.conversationId),
              isVisibleTo(sql`${userId}::uuid`, sql`${notifications.conversationId}`),
            ),
      ),
    )
    .orderBy(desc(notifications.createdAt), desc(notifications.id))
    .limit(most);
  return newest.reverse();
}

export async function deleteOld(db: Db, before: Date): Promise<void> {
  await db.delete(notifications).where(lt(notifications.createdAt, before));
}
