import type { Ctx } from "../context";
import { countVisit, findTarget } from "./queries";
import { isBot, isToken, type Visit } from "./rules";

/**
 * Where a short link leads; null for one that never was or was erased. The visit is counted aside: whoever came goes on even where that
 * fails. It says nothing of the 24-hour window, which only a message opens (S1.28).
 */
export async function followLink(
  ctx: Ctx,
  { token, visit }: { token: string; visit: Visit },
): Promise<{ target: string } | null> {
  const target = isToken(token) ? await findTarget(ctx.db, token) : null;
  if (!target) return null;
  const at = ctx.now();
  ctx.defer(() => countVisit(ctx.db, token, { isBot: isBot(visit), at }));
  return { target };
}
