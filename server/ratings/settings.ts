import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { loadSendableTemplate } from "../templates/load-template";
import { numberRatingOf, numberRatings, readSettings, writeNumberRating, writeSettings } from "./queries";
import { defaultSettings, modeOf, templateAnswers } from "./rules";
import type { NumberRatingInput, RatingSettings } from "./schema";
import { askingTemplates } from "./template-queries";

/** How the company asks; nobody is asked until somebody says so. */
export const ratingSettings = async (ctx: Pick<Ctx, "db">): Promise<RatingSettings> =>
  (await readSettings(ctx.db)) ?? defaultSettings;

/** How a number asks: the company's settings with what is the number's own. */
export async function settingsOfNumber(ctx: Pick<Ctx, "db">, numberId: string): Promise<RatingSettings> {
  const [company, own] = await Promise.all([ratingSettings(ctx), numberRatingOf(ctx.db, numberId)]);
  return { ...company, mode: modeOf(company.mode, own?.mode ?? null) };
}

/** Everything the page of settings shows: the company, every number, and the templates that could ask, by the scales they fit. */
export async function showSettings(ctx: Ctx) {
  const [company, numbers, templates] = await Promise.all([
    ratingSettings(ctx),
    numberRatings(ctx.db),
    askingTemplates(ctx.db),
  ]);
  return {
    company,
    numbers: numbers.map((number) => ({
      ...number,
      /** Without buttons the client is asked to type a number. */
      hasButtons: ctx.providers[number.provider].capabilities.interactive,
      templates: templates
        .filter(({ numberId }) => numberId === number.numberId)
        .map(({ id, name, language, components }) => ({
          id,
          name,
          language,
          scales: (["smileys", "stars"] as const).filter((scale) => templateAnswers(components, scale)),
        }))
        .filter(({ scales }) => scales.length > 0),
    })),
  };
}

export async function saveSettings(ctx: Ctx, settings: RatingSettings): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const before = await ratingSettings(tx);
    await writeSettings(tx.db, settings);
    await record(tx, {
      action: "ratings.settings_changed",
      objectKind: "setting",
      objectId: "ratings",
      details: { before, after: settings },
    });
  });
}

/** A template must be one of the number's that can ask on the scale the number uses. */
export async function saveNumberRating(ctx: Ctx, input: NumberRatingInput): Promise<void> {
  const { numberId, mode, templateId } = input;
  const known = (await numberRatings(ctx.db)).find((number) => number.numberId === numberId);
  if (!known) throw notFound("number");
  if (templateId && templateId !== known.templateId) {
    const used = modeOf((await ratingSettings(ctx)).mode, mode);
    const { components } = await loadSendableTemplate(ctx, { templateId, numberId });
    const fits = used === "off" ? ["smileys", "stars"] : [used];
    if (!fits.some((scale) => templateAnswers(components, scale as "smileys" | "stars")))
      throw new DomainError("invalid", "ratingTemplate");
  }
  await inTransaction(ctx, async (tx) => {
    await writeNumberRating(tx.db, input);
    await record(tx, {
      action: "ratings.number_changed",
      objectKind: "number",
      objectId: numberId,
      details: { before: { mode: known.mode, templateId: known.templateId }, after: { mode, templateId } },
    });
  });
}
