import { supportContact } from "../team/support-contact";
import { allowed, router, signedIn } from "../trpc/procedures";
import { answerArticle } from "./answer-article";
import { findAnswer, listAnswers } from "./queries";
import { answerInput, articleInput } from "./schema";

export const helpRouter = router({
  contact: signedIn.query(({ ctx }) => supportContact(ctx)),
  myAnswer: signedIn.input(articleInput).query(({ ctx, input }) => findAnswer(ctx.db, input.article, ctx.actor.userId)),
  answer: signedIn.input(answerInput).mutation(({ ctx, input }) => answerArticle(ctx, input)),
  answers: allowed("help.answers").query(({ ctx }) => listAnswers(ctx.db)),
});
