import { createHmac } from "node:crypto";
import type { Ctx } from "../context";
import { sameText } from "../providers/verify";

const lifeMs = 15 * 60_000;

/** An address at which a provider may fetch the file for a quarter of an hour without signing in (Twilio's MediaUrl). */
export function publicMediaUrl(ctx: Pick<Ctx, "env" | "now">, mediaId: string): string {
  const expires = ctx.now().getTime() + lifeMs;
  return `${ctx.env.APP_URL}/api/media/${mediaId}?expires=${expires}&signature=${signatureOf(ctx, mediaId, expires)}`;
}

export function isPublicMediaUrl(ctx: Pick<Ctx, "env" | "now">, mediaId: string, query: URLSearchParams): boolean {
  const expires = Number(query.get("expires"));
  if (!Number.isSafeInteger(expires) || expires < ctx.now().getTime()) return false;
  return sameText(query.get("signature") ?? "", signatureOf(ctx, mediaId, expires));
}

function signatureOf(ctx: Pick<Ctx, "env">, mediaId: string, expires: number): string {
  return createHmac("sha256", `media|${ctx.env.NEXTAUTH_SECRET}`).update(`${mediaId}|${expires}`).digest("base64url");
}
