import { matches } from "@/components/ui/option";
import type { TemplateCategory } from "@/db/enums";
import type { TemplateComponent } from "@/server/providers/types";
import { type FilePlace, type FixedPlace, type ValueProblem, valueProblems } from "@/server/templates/place-rules";
import type { TemplateVariable } from "@/server/templates/rules";

/** As `inbox.sendingTemplates` gives them, of one number. */
export type SendingTemplate = {
  id: string;
  name: string;
  language: string;
  category: TemplateCategory;
  /** Why it cannot be sent now: a text under `composer.picker.blocked`. */
  blocked: "paused" | "disabled" | "parts" | null;
  components: TemplateComponent[];
  variables: TemplateVariable[];
  files: FilePlace[];
  /** The place above the text, the end of an offer. */
  fixed: FixedPlace[];
};

/** One name with its language versions, the preferred one first. */
export type TemplateGroup = { name: string; versions: SendingTemplate[]; summary: string };

export type CardFacts = { name: string | null; fields: Record<string, string> };

export const bodyOf = (components: TemplateComponent[]): string =>
  components.map((part) => (part.type === "BODY" ? part.text : "")).join("");

/** Templates by name, in the order they came; found by name or words of the text, without diacritics. */
export function groupTemplates(templates: readonly SendingTemplate[], query: string, locale: string): TemplateGroup[] {
  return [...new Set(templates.map(({ name }) => name))].flatMap((name) => {
    const versions = templates.filter((template) => template.name === name);
    const sorted = [...versions].sort((a, b) => Number(isIn(b, locale)) - Number(isIn(a, locale)));
    const words = [name, name.replaceAll("_", " "), ...versions.map(({ components }) => bodyOf(components))].join(" ");
    const [first] = sorted;
    if (!first || !matches(words, query)) return [];
    return [{ name, versions: sorted, summary: summaryOf(first) }];
  });
}

/** The beginning of the text in one line, without its places. */
const summaryOf = ({ components }: SendingTemplate): string =>
  bodyOf(components)
    .replace(/\{\{[^}]*\}\}/g, "…")
    .replace(/\s+/g, " ");

const isIn = ({ language }: SendingTemplate, locale: string): boolean => language.split(/[-_]/)[0] === locale;

/**
 * Values known from the client's card, by key of the variable: a named variable takes the field of the same name; the name goes
 * where the template greets somebody.
 */
export function fromCard(
  template: Pick<SendingTemplate, "variables" | "components">,
  card: CardFacts,
): Record<string, string> {
  const fields = new Map(Object.entries(card.fields).map(([name, value]) => [fold(name), value]));
  const body = bodyOf(template.components);
  return Object.fromEntries(
    template.variables.flatMap((variable) => {
      const isName =
        nameTokens.has(fold(variable.token)) ||
        (variable.place === "body" && variable.card === undefined && greets(body, variable.token));
      const value = fields.get(fold(variable.token)) ?? (isName ? card.name : null);
      return value?.trim() ? [[variable.key, value.trim()]] : [];
    }),
  );
}

export type Missing = {
  variables: TemplateVariable[];
  files: FilePlace[];
  fixed: { place: FixedPlace; problem: ValueProblem }[];
};

/** Why the template may not go yet; null when it may. `files`: uploaded ones by place. */
export function missingIn(
  template: Pick<SendingTemplate, "components" | "variables" | "files" | "fixed">,
  given: { values: Record<string, string>; files: Record<string, string>; now: Date },
): Missing | null {
  const problems = new Map(
    valueProblems(template.components, given.values, given.now).map(({ key, problem }) => [key, problem]),
  );
  const missing = {
    variables: template.variables.filter(({ key }) => problems.has(key)),
    files: template.files.filter(({ key }) => !given.files[key]),
    fixed: template.fixed.flatMap((place) => {
      const problem = problems.get(place.key);
      return problem ? [{ place, problem }] : [];
    }),
  };
  return problems.size + missing.files.length > 0 ? missing : null;
}

/** The variable that is filled next: the first empty one of the body, else the first of the body. */
export function nextVariable(template: SendingTemplate, values: Record<string, string>): TemplateVariable | null {
  const inBody = template.variables.filter(({ place, card }) => place === "body" && card === undefined);
  return inBody.find(({ key }) => !values[key]?.trim()) ?? inBody[0] ?? null;
}

const nameTokens = new Set(["name", "jmeno", "jmenoklienta", "osloveni", "customername", "firstname", "fullname"]);
const greeting =
  /(?:^|[\s.!])(?:dobry den|ahoj|vazen[yaei]|mil[yaei]|hello|hi|dear|good (?:morning|day))[^.!?\n\d]{0,14}$/;

function greets(body: string, token: string): boolean {
  const at = body.search(new RegExp(`\\{\\{\\s*${token.replace(/\W/g, "\\$&")}\\s*\\}\\}`));
  return at >= 0 && greeting.test(unmarked(body.slice(0, at)));
}

const fold = (text: string): string => unmarked(text).replace(/[^a-z0-9]/g, "");

function unmarked(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();
}
