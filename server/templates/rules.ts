import type { TemplateStatus } from "@/db/enums";
import type { ButtonParameter, TemplateHeader } from "../providers/template-types";
import type { TemplateButton, TemplateComponent, TemplateParameters } from "../providers/types";

/** One variable of a template, in the order in which people and CSV columns give the values (S2.25). */
export type TemplateVariable = {
  /** `header.1`, `body.2`, `body.name`, `button.0.1`: unique in the template. */
  key: string;
  place: "header" | "body" | "button";
  /** What stands between the braces: `1` or `name`. */
  token: string;
  /** The provider's sample value, shown as a hint. */
  sample: string | null;
  buttonIndex?: number;
};

export type RenderedTemplate = {
  header?: string;
  body: string;
  footer?: string;
  buttons: string[];
};

/** Two presses of the button are one synchronisation (S0.29). */
export const syncCoolDownMs = 15_000;

export const isSendable = (status: TemplateStatus, removedAt: Date | null): boolean =>
  status === "approved" && removedAt === null;

/** Variables of header, body and buttons, in reading order: the order of the CSV columns. */
export function templateVariables(components: TemplateComponent[]): TemplateVariable[] {
  const code = hasCodeButton(components);
  return components.flatMap((component) => {
    if (component.type === "HEADER" && component.format === "TEXT")
      return variablesOf("header", component.text ?? "", samples(component, "header_text"));
    // WhatsApp's own words around a code, when it does not tell them.
    if (component.type === "BODY" && code && !component.text)
      return [{ key: "body.1", place: "body" as const, token: "1", sample: null }];
    if (component.type === "BODY") return variablesOf("body", component.text, samples(component, "body_text"));
    return component.type === "BUTTONS" ? component.buttons.flatMap(buttonVariables) : [];
  });
}

function buttonVariables(button: TemplateButton, index: number): TemplateVariable[] {
  if (button.type === "COPY_CODE") {
    const key = `button.${index}.code`;
    return [{ key, place: "button", token: "code", sample: button.example ?? null, buttonIndex: index }];
  }
  if (button.type !== "URL") return [];
  const url = button.url ?? "";
  const start = url.split("{{")[0] ?? "";
  const sample = button.example?.startsWith(start) ? button.example.slice(start.length) : button.example;
  return variablesOf("button", url, sample ? [sample] : []).map((variable) => ({
    ...variable,
    key: `button.${index}.${variable.token}`,
    buttonIndex: index,
  }));
}

const hasCodeButton = (components: TemplateComponent[]): boolean =>
  components.some((part) => part.type === "BUTTONS" && part.buttons.some(({ type }) => type === "OTP"));

export type UnsendablePart = "location" | "carousel" | "offer" | "other";

/** Parts that ask for more than words and one file when they are sent; such a template is shown, not offered. */
export function unsendableParts(components: TemplateComponent[]): UnsendablePart[] {
  return components.flatMap((part) => {
    if (part.type === "HEADER" && part.format === "LOCATION") return ["location" as const];
    if (part.type === "CAROUSEL") return ["carousel" as const];
    if (part.type === "LIMITED_TIME_OFFER" && part.hasExpiration) return ["offer" as const];
    return part.type === "OTHER" ? ["other" as const] : [];
  });
}

/** A header of image, video or document needs a file besides the variables, unless the template has it (Twilio). */
export function mediaHeader(components: TemplateComponent[]): "image" | "video" | "document" | null {
  for (const component of components) {
    if (component.type !== "HEADER" || hasOwnFile(component)) continue;
    if (component.format === "IMAGE") return "image";
    if (component.format === "VIDEO") return "video";
    if (component.format === "DOCUMENT") return "document";
  }
  return null;
}

const hasOwnFile = ({ mediaUrl }: TemplateHeader): boolean => mediaUrl !== undefined && !/\{\{/.test(mediaUrl);

/** Where the file's address goes at Twilio. */
const slotOf = (components: TemplateComponent[]) => {
  const slot = components.find((part): part is TemplateHeader => part.type === "HEADER")?.mediaUrl;
  return slot ? { slot } : {};
};

/** The message as the client will read it. `values` by key; a missing one leaves its braces visible. */
export function renderTemplate(components: TemplateComponent[], values: Record<string, string>): RenderedTemplate {
  const rendered: RenderedTemplate = { body: "", buttons: [] };
  for (const component of components) {
    if (component.type === "HEADER" && component.format === "TEXT")
      rendered.header = fill("header", component.text ?? "", values);
    if (component.type === "BODY") rendered.body = fill("body", component.text, values);
    if (component.type === "FOOTER") rendered.footer = component.text;
    if (component.type === "BUTTONS") rendered.buttons = component.buttons.map(({ text }) => text);
  }
  return rendered;
}

/** The parameters a provider wants. Throws when a value is missing or empty: an empty value is never sent (S2.23). */
export function toParameters(
  components: TemplateComponent[],
  values: Record<string, string>,
  headerMedia?: { link: string; fileName?: string },
): TemplateParameters {
  const variables = templateVariables(components);
  const filledValue = (variable: TemplateVariable) => {
    const value = values[variable.key]?.trim();
    if (!value) throw new Error(`template variable ${variable.key} has no value`);
    return value;
  };
  const of = (place: TemplateVariable["place"]) => variables.filter((variable) => variable.place === place);
  const media = mediaHeader(components);
  if (media && !headerMedia) throw new Error(`template header needs a ${media}`);
  const body = of("body");
  const buttons = buttonParameters(components, of("button"), filledValue);
  const isNamed = (found: TemplateVariable[]) => found.some(({ token }) => !/^\d+$/.test(token));
  const filledHeader = (header: TemplateVariable[]) => ({
    values: header.map(filledValue),
    ...(isNamed(header) ? { names: header.map(({ token }) => token) } : {}),
  });
  return {
    ...(media && headerMedia ? { header: { kind: media, ...headerMedia, ...slotOf(components) } } : {}),
    ...(of("header").length > 0 ? { header: { kind: "text" as const, ...filledHeader(of("header")) } } : {}),
    body: body.map(filledValue),
    ...(isNamed(body) ? { bodyNames: body.map(({ token }) => token) } : {}),
    ...(buttons.length > 0 ? { buttons } : {}),
    ...(variables.length > 0
      ? { byToken: Object.fromEntries(variables.map((variable) => [variable.token, filledValue(variable)])) }
      : {}),
  };
}

/** The code of an authentication template stands in its button, too; a flow wants a token of any kind. */
function buttonParameters(
  components: TemplateComponent[],
  variables: TemplateVariable[],
  filledValue: (variable: TemplateVariable) => string,
): ButtonParameter[] {
  const all = components.flatMap((part) => (part.type === "BUTTONS" ? part.buttons : []));
  const code = templateVariables(components).find(({ place }) => place === "body");
  return all.flatMap(({ type }, index): ButtonParameter[] => {
    if (type === "OTP") return code ? [{ index, kind: "otp", value: filledValue(code) }] : [];
    if (type === "FLOW") return [{ index, kind: "flow", value: "unused" }];
    const kind = type === "COPY_CODE" ? "copy_code" : "url";
    const own = variables.find(({ buttonIndex }) => buttonIndex === index);
    return own ? [{ index, kind, value: filledValue(own) }] : [];
  });
}

/** Keys of variables without a value, after defaults: nobody is ever sent an empty one. */
export const missingVariables = (components: TemplateComponent[], values: Record<string, string>): TemplateVariable[] =>
  templateVariables(components).filter(({ key }) => !values[key]?.trim());

const placeholder = /\{\{\s*([\w.]+)\s*\}\}/g;

function variablesOf(place: TemplateVariable["place"], text: string, sampleValues: string[]): TemplateVariable[] {
  const tokens = [...new Set([...text.matchAll(placeholder)].map((match) => match[1] ?? ""))];
  const ordered = tokens.every((token) => /^\d+$/.test(token)) ? tokens.sort((a, b) => Number(a) - Number(b)) : tokens;
  return ordered.map((token, index) => ({
    key: `${place}.${token}`,
    place,
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
