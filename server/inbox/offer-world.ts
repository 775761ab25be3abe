import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { GroupMode, Presence } from "@/db/enums";
import { sessionOffers } from "@/db/schema/inbox";
import { groups, logins, users } from "@/db/schema/team";
import type { Ctx } from "../context";
import { addUser, type TestWorld } from "../test-world";
import { addDesk, quietly } from "./inbox-world";
import { operatorOf } from "./operator";

export const idOf = (ctx: Ctx): string => operatorOf(ctx).userId;

/** The desk of inbox-world with people who are here, and a group that offers one by one unless told otherwise. */
export async function addQueue(
  world: TestWorld,
  {
    mode = "one_by_one",
    capacity = 3,
    wrapUpSeconds = 0,
  }: { mode?: GroupMode; capacity?: number; wrapUpSeconds?: number } = {},
) {
  const desk = await addDesk(world);
  const other = quietly(world.as(await addUser(world.ctx, { role: "supervisor" })));
  await world.db.update(groups).set({ mode, wrapUpSeconds, offerSeconds: 30 }).where(eq(groups.id, desk.groupId));
  await world.db
    .update(users)
    .set({ capacity })
    .where(inArray(users.id, [desk.petra, desk.jana].map(idOf)));
  await sitDown(world, desk.petra, desk.jana);
  return { ...desk, other };
}

/** Their browsers were heard of just now. */
export async function sitDown(world: TestWorld, ...people: Ctx[]): Promise<void> {
  const now = world.ctx.now();
  for (const ctx of people) {
    const row = { id: world.ctx.newId(), userId: idOf(ctx), createdAt: now, lastSeenAt: now };
    await world.db.insert(logins).values(row);
  }
}

export async function setPresenceOf(world: TestWorld, ctx: Ctx, presence: Presence): Promise<void> {
  await world.db
    .update(users)
    .set({ presence })
    .where(eq(users.id, idOf(ctx)));
}

export const offersTo = (world: TestWorld, sessionId: string) =>
  world.db
    .select()
    .from(sessionOffers)
    .where(eq(sessionOffers.sessionId, sessionId))
    .orderBy(asc(sessionOffers.offeredAt), asc(sessionOffers.id));

export const liveOffers = (world: TestWorld, sessionId: string) =>
  world.db
    .select()
    .from(sessionOffers)
    .where(and(eq(sessionOffers.sessionId, sessionId), isNull(sessionOffers.outcome)));
