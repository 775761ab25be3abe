import { and, asc, eq, inArray } from "drizzle-orm";
import type { NotificationKind } from "@/db/enums";
import { pushSubscriptions } from "@/db/schema/alerts";
import { notificationPushes, notifications } from "@/db/schema/notifications";
import { logins } from "@/db/schema/team";
import type { Push } from "../alerts/push-sender";
import type { Ctx } from "../context";
import { idOf } from "../inbox/offer-world";
import { operatorOf } from "../inbox/operator";
import type { TestWorld } from "../test-world";

/** What was told to a person, the oldest first. */
export const toldTo = (world: TestWorld, person: Ctx, kind?: NotificationKind) =>
  world.db
    .select()
    .from(notifications)
    .where(and(eq(notifications.userId, idOf(person)), kind ? eq(notifications.kind, kind) : undefined))
    .orderBy(asc(notifications.createdAt));

/** A browser of theirs that takes web push, signed in. */
export async function addBrowser(world: TestWorld, person: Ctx): Promise<string> {
  const { userId } = operatorOf(person);
  const [id, loginId, now] = [world.ctx.newId(), world.ctx.newId(), world.ctx.now()];
  await world.db.insert(logins).values({ id: loginId, userId, createdAt: now, lastSeenAt: now });
  await world.db.insert(pushSubscriptions).values({
    ...{ id, userId, loginId, createdAt: now },
    ...{ endpoint: `https://push.example.com/to/${id}`, p256dh: "B".repeat(87), auth: "a".repeat(22) },
  });
  return id;
}

export const pushesTo = (world: TestWorld, ...browsers: string[]) =>
  world.db.select().from(notificationPushes).where(inArray(notificationPushes.subscriptionId, browsers));

/** The world with a push service that notes what it gets. */
export function pushService(world: TestWorld) {
  const pushes: (Record<string, unknown> & { endpoint: string })[] = [];
  const state: { answer: "sent" | "gone" | "error" } = { answer: "sent" };
  const sendPush = async ({ subscription, payload }: Push) => {
    if (state.answer === "error") throw new Error("push service is away");
    pushes.push({ endpoint: subscription.endpoint, ...JSON.parse(payload) });
    return state.answer;
  };
  const ctx: Ctx = { ...world.ctx, sendPush };
  return { ctx, pushes, state };
}
