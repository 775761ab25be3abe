import type { Ctx } from "../context";
import { mergedInto } from "./queries";

/** The contacts and those merged into them or linked to them, whose conversations are theirs to show. */
export async function withMerged(ctx: Pick<Ctx, "db">, contactIds: string[]): Promise<string[]> {
  return contactIds.length === 0 ? [] : [...contactIds, ...(await mergedInto(ctx.db, contactIds))];
}
