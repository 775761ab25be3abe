import type { Ctx } from "../context";
import { publicPushKey } from "./push-key";

/** How people are told outside the app: the key that a browser subscribes with, and whether e-mails are sent at all. */
export async function alertChannels(ctx: Ctx): Promise<{ publicKey: string; hasMail: boolean }> {
  return { publicKey: await publicPushKey(ctx), hasMail: ctx.sendMail !== null };
}
