import type { Ctx } from "../context";
import { DomainError } from "../core/errors";
import { mayDo } from "../team/permissions";
import { upsertAnswer } from "./queries";
import { helpArticles } from "./rules";
import type { AnswerInput } from "./schema";

/** "Byl tento článek užitečný?" (S4.21): kept with the comment, for administrators to read; the last answer of a person counts. */
export async function answerArticle(ctx: Ctx, { article, isHelpful, comment }: AnswerInput): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== "user" || !mayDo(actor.role, helpArticles[article].needs))
    throw new DomainError("forbidden", "forbidden");
  await upsertAnswer(ctx.db, {
    id: ctx.newId(),
    article,
    userId: actor.userId,
    isHelpful,
    comment: comment || null,
    answeredAt: ctx.now(),
  });
}
