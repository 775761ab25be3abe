import { z } from "zod";
import { helpArticleNames } from "./rules";

export const articleInput = z.object({ article: z.enum(helpArticleNames) });

export const answerInput = articleInput.extend({
  isHelpful: z.boolean(),
  comment: z.string().trim().max(1000),
});
export type AnswerInput = z.infer<typeof answerInput>;
