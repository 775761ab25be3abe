import { roles } from "@/db/enums";
import type { Ctx } from "../context";
import { safeReason } from "../core/safe-reason";
import { mayDo } from "../team/permissions";
import { type ClaimedMail, claimMails, finishMail } from "./mail-queries";
import { notificationText } from "./notification-text";
import { mailLeaseMs, nextMailTry } from "./rules";

const atOnce = 50;
const managing = roles.filter((role) => mayDo(role, "campaigns.manage"));

/** Sends the e-mails that are due, each once: not of a campaign that goes on by now. Safe to repeat and to run twice at once. */
export async function mailNotifications(ctx: Ctx): Promise<void> {
  if (!ctx.sendMail) return;
  const now = ctx.now();
  const leaseUntil = new Date(now.getTime() + mailLeaseMs);
  const claimed = await claimMails(ctx.db, { now, leaseUntil, managing, limit: atOnce });
  await Promise.all(claimed.map((mail) => deliver(ctx, mail)));
}

async function deliver(ctx: Ctx, mail: ClaimedMail): Promise<void> {
  const { notificationId, campaign, campaignId, numberName, locale, email } = mail;
  if (!mail.isDue) return finishMail(ctx.db, notificationId, { status: "failed", error: "over" });
  try {
    const { title, text, open } = await notificationText(locale, ofCampaign(campaign, numberName), true);
    const { APP_URL } = ctx.env;
    await ctx.sendMail?.({
      to: email,
      subject: title,
      text: `${text}\n\n${open}: ${APP_URL.replace(/\/$/, "")}/campaigns/${campaignId}\n`,
      messageId: `<${notificationId}@${new URL(APP_URL).hostname}>`,
    });
    await finishMail(ctx.db, notificationId, { status: "sent", sentAt: ctx.now() });
  } catch (error) {
    const { code, text } = safeReason(error);
    ctx.log.warn({ notificationId, reason: code }, "a notification could not be sent by e-mail");
    const notBefore = nextMailTry(mail.tries, ctx.now());
    await finishMail(
      ctx.db,
      notificationId,
      notBefore ? { notBefore, error: text } : { status: "failed", error: text },
    );
  }
}

const ofCampaign = (campaign: ClaimedMail["campaign"], numberName: string) => ({
  ...{ kind: "campaign" as const, campaign, numberName },
  ...{ client: null, message: null, colleague: null, rule: null },
});
