import type { CardComponent, TemplateComponent } from "../model";
import { placeholders } from "../templates";
import type { CreateTemplate } from "./template-schema";

/** What Meta finds wrong with a template before any review (providers.md A12.1): its subcode of error 100, and its words. */
export type TemplateProblem = { subcode: number; title: string; message: string };

/** Null when it may go to review. */
export function templateProblem(
  { category }: Pick<CreateTemplate, "category">,
  parts: TemplateComponent[],
): TemplateProblem | null {
  const wrongCards = parts.map(cardsProblem).find((found) => found !== null);
  if (wrongCards) return wrongCards;
  const texts = parts.flatMap(textsOf);
  for (const { place, text, max } of texts) {
    if (text.length > max) return problem(lengthCodes[place], `The ${place} must not be longer than ${max} characters`);
    if (category === "AUTHENTICATION" || place === "footer") continue;
    const wrong = variableProblem(text, place);
    if (wrong) return wrong;
  }
  return category === "AUTHENTICATION" ? null : (parts.map(sampleProblem).find((found) => found !== null) ?? null);
}

type Place = "header" | "body" | "footer";
const lengthCodes: Record<Place, number> = { header: 2388047, body: 2388072, footer: 2388073 };

/** Two to ten cards of one make, each with a picture or film and one or two buttons. */
function cardsProblem(part: TemplateComponent): TemplateProblem | null {
  if (part.type !== "CAROUSEL") return null;
  const { cards } = part;
  if (cards.length < 2 || cards.length > 10) return problem(100, "A carousel has between 2 and 10 cards");
  const makes = cards.map(({ components }) =>
    components.map((own) => (own.type === "BUTTONS" ? own.buttons.map(({ type }) => type) : makeOf(own))).join(" "),
  );
  if (makes.some((make) => make !== makes[0]))
    return problem(100, "All cards must have the same components and buttons");
  const buttons = cards[0]?.components.find((own) => own.type === "BUTTONS")?.buttons.length ?? 0;
  if (buttons < 1 || buttons > 2) return problem(100, "A card has one or two buttons");
  return /HEADER (?:IMAGE|VIDEO)/.test(makes[0] ?? "") ? null : problem(2388047, "A card needs an image or a video");
}

const makeOf = (own: CardComponent): string => (own.type === "HEADER" ? `HEADER ${own.format}` : own.type);

function textsOf(part: TemplateComponent): { place: Place; text: string; max: number }[] {
  if (part.type === "CAROUSEL")
    return part.cards.flatMap(({ components }) =>
      components.flatMap((own) => textsOf(own).map((text) => ({ ...text, max: Math.min(text.max, 160) }))),
    );
  if (part.type === "HEADER" && part.format === "TEXT") return [{ place: "header", text: part.text, max: 60 }];
  if (part.type === "BODY") return [{ place: "body", text: part.text, max: 1024 }];
  if (part.type === "FOOTER") return [{ place: "footer", text: part.text, max: 60 }];
  return [];
}

function variableProblem(text: string, place: Place): TemplateProblem | null {
  const names = placeholders(text);
  if (names.length === 0) return null;
  const bare = text.trim();
  if (place === "body" && (/^\{\{/.test(bare) || /\}\}[.!?]?$/.test(bare)))
    return problem(2388299, "Variables can't be at the start or end of the template.");
  if (/\}\}\s*\{\{/.test(text)) return problem(2388299, "Variables must not stand next to each other.");
  const words = text.replace(/\{\{\s*\w+\s*\}\}/g, " ").match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  return place === "body" && words < 2 * names.length + 1
    ? problem(
        2388293,
        "This template has too many variables for its length. Reduce the number of variables or increase the message length.",
      )
    : null;
}

function sampleProblem(part: TemplateComponent): TemplateProblem | null {
  if (part.type === "CAROUSEL")
    return (
      part.cards.flatMap(({ components }) => components.map(sampleProblem)).find((found) => found !== null) ?? null
    );
  if (part.type === "HEADER" && part.format !== "TEXT")
    return part.format === "LOCATION" || samplesIn(part.example) > 0
      ? null
      : problem(2388047, `The header of type ${part.format} is missing its example (header_handle)`);
  if (part.type !== "HEADER" && part.type !== "BODY") return null;
  const wanted = placeholders(part.text).length;
  const code = part.type === "BODY" ? 2388072 : 2388047;
  return samplesIn(part.example) === wanted
    ? null
    : problem(code, `The ${part.type} needs a sample value for each of its ${wanted} variables`);
}

/** How many filled samples an example has, whatever its form. */
function samplesIn(example: unknown): number {
  if (typeof example === "string") return example.trim() === "" ? 0 : 1;
  if (Array.isArray(example)) return example.reduce((sum: number, part) => sum + samplesIn(part), 0);
  if (typeof example !== "object" || example === null) return 0;
  const own = "param_name" in example && "example" in example ? [example.example] : Object.values(example);
  return own.reduce((sum: number, part) => sum + samplesIn(part), 0);
}

const problem = (subcode: number, message: string): TemplateProblem => ({
  subcode,
  title: "Message template could not be created",
  message,
});
