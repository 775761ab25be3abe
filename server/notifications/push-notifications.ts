import { roles } from "@/db/enums";
import { pushToBrowser } from "../alerts/push-to-browser";
import type { Ctx } from "../context";
import { safeReason } from "../core/safe-reason";
import { deskSettings } from "../team/desk-settings";
import { mayDo } from "../team/permissions";
import { notificationText } from "./notification-text";
import { type ClaimedPush, claimPushes, finishPush, nextPushDue } from "./push-queries";
import { freshMs, nextPushTry, pushLeaseMs } from "./rules";

const atOnce = 100;
const allSeeing = roles.filter((role) => mayDo(role, "inbox.seeAll"));
const managing = roles.filter((role) => mayDo(role, "campaigns.manage"));

/**
 * Sends the pushes that are due, each once: not to who is away by now, may not see the conversation any more or has read it. Safe to
 * repeat and to run twice at once. Answers when the next one is due; null = none waits.
 */
export async function pushNotifications(ctx: Ctx): Promise<Date | null> {
  const now = ctx.now();
  const claimed = await claimPushes(ctx.db, {
    now,
    leaseUntil: new Date(now.getTime() + pushLeaseMs),
    freshSince: new Date(now.getTime() - freshMs),
    allSeeing,
    managing,
    limit: atOnce,
  });
  if (claimed.length > 0) {
    const { pushPreview } = await deskSettings(ctx);
    await Promise.all(claimed.map((push) => deliver(ctx, push, pushPreview)));
  }
  return nextPushDue(ctx.db);
}

async function deliver(ctx: Ctx, push: ClaimedPush, withPreview: boolean): Promise<void> {
  const key = { notificationId: push.notificationId, subscriptionId: push.subscription.id };
  if (!push.isDue) return finishPush(ctx.db, key, { status: "failed", error: "over" });
  try {
    const outcome = await pushToBrowser(ctx, {
      subscription: push.subscription,
      message: await messageOf(push, withPreview),
      topic: push.conversationId ?? push.campaignId ?? push.notificationId,
      ttlSeconds: freshMs / 1000,
    });
    // Where the browser is gone its pushes went with it.
    if (outcome === "sent") await finishPush(ctx.db, key, { status: "sent", sentAt: ctx.now() });
  } catch (error) {
    const { code, text } = safeReason(error);
    ctx.log.warn({ notificationId: push.notificationId, reason: code }, "a notification could not be pushed");
    const notBefore = nextPushTry(push.tries, ctx.now());
    await finishPush(ctx.db, key, notBefore ? { notBefore, error: text } : { status: "failed", error: text });
  }
}

/** What public/sw.js reads. One tag a conversation or campaign: a newer notification takes the place of the older one. */
async function messageOf(push: ClaimedPush, withPreview: boolean) {
  const { kind, conversationId, campaignId, inApp, sound, unread } = push;
  const { title, text } = await notificationText(push.locale, push, withPreview);
  const tag = kind === "waiting" ? kind : (conversationId ?? campaignId);
  const url = campaignId ? `/campaigns/${campaignId}` : `/inbox/${conversationId}`;
  return { title, text, tag, url, conversationId, inApp, silent: !sound, unread };
}
