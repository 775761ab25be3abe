import { z } from "zod";

/** `cursor`: the last alert of the page before. */
export const alertPageInput = z.object({
  cursor: z.object({ raisedAt: z.date(), id: z.uuid() }).nullish(),
});

/** Everything that was on the screen: raised up to `until`. */
export const markReadInput = z.object({ until: z.date() });

const base64url = z.string().regex(/^[\w-]+=*$/);

/** What `PushSubscription.toJSON()` gives. */
export const subscribeInput = z.object({
  endpoint: z.url().max(1000),
  p256dh: base64url.min(80).max(100),
  auth: base64url.min(20).max(30),
  userAgent: z.string().max(300).nullable(),
});

export const unsubscribeInput = z.object({ endpoint: z.url().max(1000) });

export type SubscribeInput = z.infer<typeof subscribeInput>;
