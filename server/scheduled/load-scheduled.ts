import type { Ctx } from "../context";
import { DomainError, notFound } from "../core/errors";
import { loadConversation } from "../inbox/load-conversation";
import { meOf } from "../inbox/operator";
import { findScheduled, type Scheduled } from "./queries";
import { mayDrop } from "./rules";

/** A planned message that the acting person may change or drop. Throws `not_found` for what is not theirs to see. */
export async function loadScheduled(ctx: Ctx, scheduledId: string, to: "change" | "drop"): Promise<Scheduled> {
  const found = await findScheduled(ctx.db, scheduledId);
  if (!found) throw notFound("scheduled");
  await loadConversation(ctx, found);
  const me = meOf(ctx);
  if (to === "drop" ? !mayDrop(found, me) : found.authorId !== me.userId)
    throw new DomainError("forbidden", "scheduledNotYours");
  return found;
}
