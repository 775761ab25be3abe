import type { RefusalReason } from "@/db/enums";
import type { Ctx } from "../context";
import { countRefusal } from "./queries";

/** Counts a refused call; nothing else of it is kept. */
export async function refuse(ctx: Ctx, refusal: { connectionId: string; reason: RefusalReason }): Promise<void> {
  ctx.log.warn(refusal, "webhook refused");
  await countRefusal(ctx.db, { ...refusal, day: ctx.now().toISOString().slice(0, 10) });
}
