import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { meOf } from "./operator";
import { findSession } from "./session-queries";

/** The session as the acting person sees it. Throws `not_found` for what is not theirs to see. */
export async function loadSession(ctx: Pick<Ctx, "db" | "actor">, { sessionId }: { sessionId: string }) {
  const found = await findSession(ctx.db, meOf(ctx), sessionId);
  if (!found) throw notFound("session");
  return { ...found.session, operatorName: found.operatorName };
}
