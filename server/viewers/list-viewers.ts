import type { Ctx } from "../context";
import { meOf } from "../inbox/operator";
import { viewersFor } from "./queries";

/** Who looks at which of the conversations that the acting person sees. */
export function listViewers(ctx: Ctx) {
  const me = meOf(ctx);
  return viewersFor(ctx.db, me.maySeeAll ? null : me.userId, ctx.now());
}
