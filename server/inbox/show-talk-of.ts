import type { Ctx } from "../context";
import { talkOf } from "./bot-queries";
import { loadSession } from "./load-session";

export type ShownTalk = NonNullable<Awaited<ReturnType<typeof showTalkOf>>>;

/** What a bot did in a session and what the client chose (N.45); null = no bot spoke in it. */
export async function showTalkOf(ctx: Ctx, { sessionId }: { sessionId: string }) {
  await loadSession(ctx, { sessionId });
  return talkOf(ctx.db, sessionId);
}
