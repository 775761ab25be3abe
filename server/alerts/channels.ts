import type { Ctx } from "../context";
import { pushKey } from "./push-key";

/** How people are told outside the app: the key that a browser subscribes with, and whether e-mails are sent at all. */
export async function alertChannels(ctx: Ctx): Promise<{ publicKey: string; hasMail: boolean }> {
  const { publicKey } = await pushKey(ctx);
  return { publicKey, hasMail: ctx.sendMail !== null };
}
