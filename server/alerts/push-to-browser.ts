import type { Ctx } from "../context";
import { pushKey } from "./push-key";
import { dropSubscription, noteSent } from "./push-queries";

export type BrowserPush = {
  subscription: { id: string; endpoint: string; p256dh: string; auth: string };
  /** What public/sw.js reads. */
  message: Record<string, unknown> & { title: string };
  /** A push that waits at the service is replaced by a newer one of the same topic; a uuid. */
  topic: string;
  /** How long the service keeps it for a browser that is away. */
  ttlSeconds?: number;
};

/** One web push; an address that takes no more is forgotten. Throws when the push service refused or could not be reached. */
export async function pushToBrowser(ctx: Ctx, { subscription, message, topic, ttlSeconds }: BrowserPush) {
  const { id, ...address } = subscription;
  const outcome = await ctx.sendPush({
    subscription: address,
    payload: JSON.stringify(message),
    vapid: { ...(await pushKey(ctx)), subject: subjectOf(ctx) },
    topic: topic.replaceAll("-", ""),
    ...(ttlSeconds === undefined ? {} : { ttlSeconds }),
  });
  if (outcome === "gone") await dropSubscription(ctx.db, id);
  else await noteSent(ctx.db, id, ctx.now());
  return outcome;
}

/** Whom a push service may turn to: our address, or an e-mail where that is not https. */
function subjectOf({ env }: Ctx): string {
  const { protocol, hostname, origin } = new URL(env.APP_URL);
  return protocol === "https:" ? origin : `mailto:admin@${hostname}`;
}
