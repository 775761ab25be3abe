import type { alerts } from "@/db/schema/alerts";
import type { Ctx } from "../context";
import { safeReason } from "../core/safe-reason";
import { alertText } from "./alert-text";
import { type ClaimedNotice, claimNotices, countPending, finishNotice, insertNotices } from "./notice-queries";
import { pushToBrowser } from "./push-to-browser";
import { findAlert, setNotified, untoldAlerts } from "./queries";
import { nextNoticeTry, noticeLeaseMs, noticeLifeMs } from "./rules";

type Alert = typeof alerts.$inferSelect;

/**
 * Tells every administrator of an alert by web push and, where a mail server is set, by e-mail: each way once. A way that failed
 * is tried again later; what is over or old is not told any more. Safe to repeat and to run twice at once.
 */
export async function notifyAdmins(ctx: Ctx, { alertId }: { alertId: string }): Promise<void> {
  const alert = await findAlert(ctx.db, alertId);
  if (!alert || alert.notifiedAt) return;
  const isOld = ctx.now().getTime() - alert.raisedAt.getTime() > noticeLifeMs;
  if (alert.resolvedAt || isOld) return setNotified(ctx.db, alertId, ctx.now());
  await insertNotices(ctx.db, { alertId, hasMail: ctx.sendMail !== null, at: ctx.now() });
  const leaseUntil = new Date(ctx.now().getTime() + noticeLeaseMs);
  const claimed = await claimNotices(ctx.db, { alertId, now: ctx.now(), leaseUntil });
  await Promise.all(claimed.map((notice) => deliver(ctx, alert, notice)));
  if ((await countPending(ctx.db, alertId)) === 0) await setNotified(ctx.db, alertId, ctx.now());
}

/** What a lost wake-up or a failed try left over; every few minutes. */
export async function notifyLeftOver(ctx: Ctx): Promise<void> {
  const since = new Date(ctx.now().getTime() - 2 * noticeLifeMs);
  for (const alertId of await untoldAlerts(ctx.db, since)) await notifyAdmins(ctx, { alertId });
}

async function deliver(ctx: Ctx, alert: Alert, notice: ClaimedNotice): Promise<void> {
  try {
    const outcome = notice.channel === "mail" ? await mail(ctx, alert, notice) : await push(ctx, alert, notice);
    const isSent = outcome === "sent";
    await finishNotice(ctx.db, notice.id, {
      status: isSent ? "sent" : "failed",
      error: isSent ? null : outcome,
      sentAt: isSent ? ctx.now() : null,
    });
  } catch (error) {
    const { code, text } = safeReason(error);
    ctx.log.warn({ alertId: alert.id, channel: notice.channel, reason: code }, "an alert could not be told");
    const notBefore = nextNoticeTry(notice.tries, ctx.now());
    await finishNotice(ctx.db, notice.id, notBefore ? { notBefore, error: text } : { status: "failed", error: text });
  }
}

async function mail(ctx: Ctx, alert: Alert, notice: ClaimedNotice): Promise<"sent" | "unset"> {
  if (!ctx.sendMail) return "unset";
  const { title, text, open } = await alertText(notice.locale, alert);
  await ctx.sendMail({
    to: notice.email,
    subject: title,
    text: `${text}\n\n${open}: ${addressOf(ctx, alert)}\n`,
    messageId: `<${alert.id}.${notice.userId}@${new URL(ctx.env.APP_URL).hostname}>`,
  });
  return "sent";
}

async function push(ctx: Ctx, alert: Alert, notice: ClaimedNotice): Promise<"sent" | "gone"> {
  const { endpoint, p256dh, auth, locale, targetId } = notice;
  if (!endpoint || !p256dh || !auth) return "gone";
  const { title, text } = await alertText(locale, alert);
  return pushToBrowser(ctx, {
    subscription: { id: targetId, endpoint, p256dh, auth },
    message: { title, text, tag: alert.id, url: addressOf(ctx, alert) },
    topic: alert.id,
  });
}

const addressOf = (ctx: Ctx, { subjectId }: Alert) =>
  `${ctx.env.APP_URL.replace(/\/$/, "")}/settings/numbers/${subjectId}`;
