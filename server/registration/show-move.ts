import type { ProviderName } from "@/db/enums";
import type { Ctx } from "../context";
import { ownNumber } from "./queries";

export type Move = { numberId: string; name: string; phone: string; provider: ProviderName };

/** The number that somebody wants to move to another provider (O20); null when it is gone. */
export async function showMove(ctx: Ctx, { numberId }: { numberId: string }): Promise<Move | null> {
  return ownNumber(ctx.db, numberId);
}
