import { inArray } from "drizzle-orm";
import { campaigns, recipientImports } from "@/db/schema/campaigns";
import { consentEntries } from "@/db/schema/consent";
import { contacts } from "@/db/schema/contacts";
import { sendStreams } from "@/db/schema/delivery";
import type { Ctx } from "../context";
import { momentOf, wallTimeOf } from "../routing/hours-rules";
import { later } from "./seed-sends";

/** Who works at the demo's desk. */
export type DemoDesk = { adminId: string; managerId: string; operatorIds: string[]; groupId: string };

export const zone = "Europe/Prague";
export const day = 24 * 60;

export type DemoFile = Awaited<ReturnType<typeof openFile>>;

export async function insertCampaign(
  ctx: Ctx,
  { managerId }: DemoDesk,
  row: Omit<typeof campaigns.$inferInsert, "createdById">,
): Promise<void> {
  await ctx.db.insert(campaigns).values({ ...row, createdById: managerId });
}

/** The file its recipients came in, and the stream its messages go through. */
export async function openFile(
  ctx: Ctx,
  { managerId, groupId }: DemoDesk,
  {
    campaignId,
    numberId,
    rowCount,
    fileName,
    status,
  }: {
    campaignId: string;
    numberId: string;
    rowCount: number;
    fileName: string;
    status: "closed" | "held";
  },
) {
  const [importId, at] = [ctx.newId(), later(ctx.now(), -7 * day)];
  await ctx.db.insert(recipientImports).values({
    ...{ id: importId, campaignId, fileName, rowCount, createdById: managerId, createdAt: at, finishedAt: at },
    status: "done",
  });
  await ctx.db.insert(sendStreams).values({ id: campaignId, numberId, status });
  return { campaignId, numberId, importId, authorId: managerId, groupId };
}

/** Everybody written to had agreed to it, long before. */
export async function agree(ctx: Ctx, recordedById: string, contactIds: string[]): Promise<void> {
  const at = later(ctx.now(), -90 * day);
  await ctx.db.update(contacts).set({ marketingOptedInAt: at }).where(inArray(contacts.id, contactIds));
  const given = { move: "given" as const, source: "web" as const, at, recordedAt: at, recordedById };
  await ctx.db.insert(consentEntries).values(contactIds.map((contactId) => ({ ...given, id: ctx.newId(), contactId })));
}

/** So many days from today, at that minute of the company's day. */
export function atClock(ctx: Ctx, days: number, minutes: number): Date {
  return momentOf({ date: wallTimeOf(later(ctx.now(), days * day), zone).date, minutes }, zone);
}

export function known<T>(map: Map<string, T>, key: string): T {
  const found = map.get(key);
  if (!found) throw new Error(`the demo's campaigns name an unknown ${key}`);
  return found;
}
