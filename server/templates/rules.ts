import type { TemplateStatus } from "@/db/enums";
import type { TemplateCard } from "../providers/template-types";
import type { TemplateButton, TemplateComponent } from "../providers/types";

/** One variable of a template, in the order in which people and CSV columns give the values (S2.25). */
export type TemplateVariable = {
  /** `header.1`, `body.2`, `body.name`, `button.0.1`, `card.0.body.1`: unique in the template. */
  key: string;
  place: "header" | "body" | "button";
  /** What stands between the braces: `1` or `name`. */
  token: string;
  /** The provider's sample value, shown as a hint. */
  sample: string | null;
  buttonIndex?: number;
  /** Position of its card in a carousel, from 0. */
  card?: number;
};

export type RenderedTemplate = {
  header?: string;
  /** What the offer above the text says. */
  offer?: string;
  body: string;
  footer?: string;
  buttons: string[];
  cards?: { body: string; buttons: string[] }[];
};

/** Two presses of the button are one synchronisation (S0.29). */
export const syncCoolDownMs = 15_000;

export const isSendable = (status: TemplateStatus, removedAt: Date | null): boolean =>
  status === "approved" && removedAt === null;

/** Variables of header, body and buttons, then of every card in turn, in reading order: the order of the CSV columns. */
export function templateVariables(components: TemplateComponent[]): TemplateVariable[] {
  const code = hasCodeButton(components);
  return components.flatMap((component) => {
    if (component.type === "HEADER" && component.format === "TEXT")
      return placed("header", variablesOf("header", component.text ?? "", samples(component, "header_text")));
    // WhatsApp's own words around a code, when it does not tell them.
    if (component.type === "BODY" && code && !component.text)
      return [{ key: "body.1", place: "body" as const, token: "1", sample: null }];
    if (component.type === "BODY")
      return placed("body", variablesOf("body", component.text, samples(component, "body_text")));
    if (component.type === "CAROUSEL") return component.cards.flatMap(cardVariables);
    return component.type === "BUTTONS" ? component.buttons.flatMap(buttonVariables) : [];
  });
}

const cardVariables = ({ components }: TemplateCard, card: number): TemplateVariable[] =>
  templateVariables(components).map((variable) => ({ ...variable, key: `card.${card}.${variable.key}`, card }));

function buttonVariables(button: TemplateButton, index: number): TemplateVariable[] {
  const inButton = (own: Unplaced) => ({ ...own, place: "button" as const, buttonIndex: index });
  if (button.type === "COPY_CODE" && button.code !== undefined)
    return variablesOf(`button.${index}`, button.code, []).map(inButton);
  if (button.type === "COPY_CODE") {
    const key = `button.${index}.code`;
    return [{ key, place: "button", token: "code", sample: button.example ?? null, buttonIndex: index }];
  }
  if (button.type !== "URL") return [];
  const url = button.url ?? "";
  const start = url.split("{{")[0] ?? "";
  const sample = button.example?.startsWith(start) ? button.example.slice(start.length) : button.example;
  return variablesOf(`button.${index}`, url, sample ? [sample] : []).map(inButton);
}

const hasCodeButton = (components: TemplateComponent[]): boolean =>
  components.some((part) => part.type === "BUTTONS" && part.buttons.some(({ type }) => type === "OTP"));

/** The message as the client will read it. `values` by key; a missing one leaves its braces visible. */
export function renderTemplate(components: TemplateComponent[], values: Record<string, string>): RenderedTemplate {
  const rendered: RenderedTemplate = { body: "", buttons: [] };
  for (const component of components) {
    if (component.type === "HEADER" && component.format === "TEXT")
      rendered.header = fill("header", component.text ?? "", values);
    if (component.type === "BODY") rendered.body = fill("body", component.text, values);
    if (component.type === "FOOTER") rendered.footer = component.text;
    if (component.type === "BUTTONS") rendered.buttons = component.buttons.map(({ text }) => text);
    if (component.type === "LIMITED_TIME_OFFER") rendered.offer = component.text;
    if (component.type === "CAROUSEL")
      rendered.cards = component.cards.map(({ components: parts }, n) => {
        const { body, buttons } = renderTemplate(parts, valuesOfCard(values, n));
        return { body, buttons };
      });
  }
  return rendered;
}

/** The values of one card by their keys inside it: `card.0.body.1` is its `body.1`. */
export const valuesOfCard = <T>(values: Record<string, T>, card: number): Record<string, T> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => {
      const prefix = `card.${card}.`;
      return key.startsWith(prefix) ? [[key.slice(prefix.length), value]] : [];
    }),
  );

const placeholder = /\{\{\s*([\w.]+)\s*\}\}/g;

type Unplaced = Omit<TemplateVariable, "place">;

const placed = (place: TemplateVariable["place"], found: Unplaced[]): TemplateVariable[] =>
  found.map((variable) => ({ ...variable, place }));

/** `prefix` is the beginning of the keys. */
function variablesOf(prefix: string, text: string, sampleValues: string[]): Unplaced[] {
  const tokens = [...new Set([...text.matchAll(placeholder)].map((match) => match[1] ?? ""))];
  const ordered = tokens.every((token) => /^\d+$/.test(token)) ? tokens.sort((a, b) => Number(a) - Number(b)) : tokens;
  return ordered.map((token, index) => ({
    key: `${prefix}.${token}`,
    token,
    sample: sampleValues[index] ?? null,
  }));
}

/** A text with its values; what has none keeps its braces. `place` is the beginning of its variables' keys. */
export function fill(place: string, text: string, values: Record<string, string>): string {
  return text.replace(placeholder, (braces, token: string) => values[`${place}.${token}`]?.trim() || braces);
}

/** Meta: example.header_text ["a"]; example.body_text [["a","b"]]; named: example.body_text_named_params [{param_name, example}]. */
function samples(component: { example?: unknown }, key: string): string[] {
  const { example } = component;
  if (typeof example !== "object" || example === null) return [];
  const found: unknown = Reflect.get(example, key) ?? Reflect.get(example, `${key}_named_params`);
  const list: unknown = Array.isArray(found) && Array.isArray(found[0]) ? found[0] : found;
  if (!Array.isArray(list)) return [];
  return list.map((item: unknown) =>
    typeof item === "object" && item !== null ? String(Reflect.get(item, "example") ?? "") : String(item),
  );
}
