import type { Locale, RatingScale } from "@/db/enums";
import type { Ctx } from "../context";
import { DomainError } from "../core/errors";
import type { QueuedMessage } from "../delivery/queue-messages";
import { loadSendableTemplate } from "../templates/load-template";
import { toParameters } from "../templates/parameter-rules";
import { renderTemplate } from "../templates/rules";
import type { askFacts } from "./queries";
import { localeOf, toQuestion, toTypedQuestion } from "./question-rules";
import { templateAnswers } from "./rules";
import { ratingSettings } from "./settings";

export type Question = { content: Pick<QueuedMessage, "kind" | "body" | "payload" | "templateId">; locale: Locale };
type Asking = { id: string; scale: RatingScale; numberId: string };
type Facts = NonNullable<Awaited<ReturnType<typeof askFacts>>>;

/** The question inside the window: with buttons or a list where the provider has them, else to be answered with a number. */
export async function composeFree(ctx: Ctx, { id, scale }: Asking, facts: Facts): Promise<Question> {
  const settings = await ratingSettings(ctx);
  const locale = localeOf(facts.clientWords);
  const question = locale === "cs" ? settings.questionCs : settings.questionEn;
  if (!ctx.providers[facts.provider].capabilities.interactive)
    return { content: { kind: "text", body: toTypedQuestion({ scale, locale, question }) }, locale };
  const { kind, body, ...interactive } = toQuestion({ ratingId: id, scale, locale, question });
  return { content: { kind, body, payload: { interactive } }, locale };
}

/** The question outside the window; null where the template can no longer be sent or has other buttons by now. */
export async function composeTemplate(
  ctx: Ctx,
  { scale, numberId }: Asking,
  templateId: string,
): Promise<(Question & { category: string }) | null> {
  const template = await loadSendableTemplate(ctx, { templateId, numberId }).catch((error: unknown) => {
    if (error instanceof DomainError) return null;
    throw error;
  });
  if (!template || !templateAnswers(template.components, scale)) return null;
  const { components, name, language, providerTemplateId, category } = template;
  const rendered = renderTemplate(components, {});
  const parameters = toParameters(components, {});
  const payload = { template: { name, language, providerTemplateId, parameters, rendered } };
  return {
    content: { kind: "template", body: rendered.body, templateId, payload },
    locale: /^(?:cs|sk)/.test(language) ? "cs" : "en",
    category,
  };
}
