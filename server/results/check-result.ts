import type { Ctx } from "../context";
import { DomainError, notFound } from "../core/errors";
import { findResult } from "./queries";

/** Throws unless a session may end with this result: it is offered, and has its note where it asks for one (S1.16). */
export async function checkResult(
  ctx: Pick<Ctx, "db">,
  { resultId, note }: { resultId: string; note: string },
): Promise<void> {
  const result = await findResult(ctx.db, resultId);
  if (!result?.active) throw notFound("result");
  if (result.noteRequired && note.trim() === "") throw new DomainError("invalid", "resultNote");
}
