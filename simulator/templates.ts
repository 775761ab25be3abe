import type { Content, Refusal, Template, TemplateButton, TemplateComponent } from "./model";

/** Values given for a template, by where they go; `null` header means none was given. */
export type TemplateValues = {
  header: { kind: "text"; values: string[] } | { kind: "image" | "video" | "document"; mediaId: string | null } | null;
  body: { name: string | null; text: string }[];
  buttons: { index: number; kind: "url" | "quick_reply" | "copy_code"; value: string }[];
};

/** Names of the placeholders in order of appearance, each once: `{{1}} {{name}}` → ["1", "name"]. */
export const placeholders = (text: string): string[] => [
  ...new Set([...text.matchAll(/\{\{\s*([\w]+)\s*\}\}/g)].map(([, name]) => name ?? "")),
];

export const partOf = <T extends TemplateComponent["type"]>(template: Template, type: T) =>
  template.components.find((part): part is Extract<TemplateComponent, { type: T }> => part.type === type);

export const buttonsOf = (template: Template): TemplateButton[] => partOf(template, "BUTTONS")?.buttons ?? [];

/** What is wrong with these values; null when the template can be filled. */
export function valuesProblem(template: Template, values: TemplateValues): Refusal | null {
  return (
    statusProblem(template) ??
    bodyProblem(template, values) ??
    headerProblem(template, values) ??
    buttonProblem(template, values)
  );
}

function statusProblem({ name, language, status }: Template): Refusal | null {
  const details = `template (${name}, ${language}) is ${status}`;
  switch (status) {
    case "APPROVED":
      return null;
    case "PAUSED":
      return { reason: "template_paused", details };
    case "DISABLED":
      return { reason: "template_disabled", details };
    default:
      return { reason: "template_not_approved", details };
  }
}

function bodyProblem(template: Template, { body }: TemplateValues): Refusal | null {
  const wanted = placeholders(partOf(template, "BODY")?.text ?? "");
  if (body.length !== wanted.length)
    return count(
      `body: number of localizable_params (${body.length}) does not match the expected number of params (${wanted.length})`,
    );
  const named = wanted.some((name) => !/^\d+$/.test(name));
  const missing = named ? wanted.find((name) => !body.some((value) => value.name === name)) : undefined;
  if (missing) return { reason: "parameter_format", details: `body: Parameter name is missing or empty: ${missing}` };
  const bad = body.find(({ text }) => text === "" || /[\n\t]| {5,}/.test(text));
  if (bad)
    return {
      reason: "parameter_format",
      details: "Param text cannot be empty, have new-line/tab characters or more than 4 consecutive spaces",
    };
  const filled = fill(partOf(template, "BODY")?.text ?? "", body);
  return filled.length > 1024
    ? { reason: "text_too_long", details: `Translated text too long: ${filled.length} of 1024 characters` }
    : null;
}

function headerProblem(template: Template, { header }: TemplateValues): Refusal | null {
  const wanted = partOf(template, "HEADER");
  if (wanted && wanted.format !== "TEXT") {
    if (!header)
      return {
        reason: "parameter_format",
        details: `header: Format mismatch, expected ${wanted.format}, received UNKNOWN`,
      };
    const matches = header.kind !== "text" && header.kind.toUpperCase() === wanted.format;
    return matches
      ? null
      : {
          reason: "parameter_format",
          details: `header: Format mismatch, expected ${wanted.format}, received ${header.kind.toUpperCase()}`,
        };
  }
  const expected = wanted ? placeholders(wanted.text).length : 0;
  const given = header?.kind === "text" ? header.values.length : header ? 1 : 0;
  return given === expected
    ? null
    : count(
        `header: number of localizable_params (${given}) does not match the expected number of params (${expected})`,
      );
}

function buttonProblem(template: Template, { buttons }: TemplateValues): Refusal | null {
  const shown = buttonsOf(template);
  for (const { index, kind } of buttons) {
    const button = shown[index];
    if (!button || button.type.toLowerCase() !== kind)
      return {
        reason: "parameter_format",
        details: `button at index ${index} of type ${kind} does not exist in the template`,
      };
  }
  const missing = shown.findIndex(
    (button, index) =>
      button.type === "URL" && button.url.includes("{{") && !buttons.some((value) => value.index === index),
  );
  return missing === -1
    ? null
    : { reason: "parameter_format", details: `Button at index ${missing} of type Url requires a parameter` };
}

const count = (details: string): Refusal => ({ reason: "parameter_count", details });

/** The template as the client sees it; call only when `valuesProblem` is null. */
export function render(template: Template, values: TemplateValues): Extract<Content, { kind: "template" }> {
  const header = partOf(template, "HEADER");
  const headerValues = values.header?.kind === "text" ? values.header.values : [];
  return {
    kind: "template",
    name: template.name,
    language: template.language,
    header:
      header?.format === "TEXT"
        ? fill(
            header.text,
            headerValues.map((text) => ({ name: null, text })),
          )
        : null,
    headerMediaId: values.header && values.header.kind !== "text" ? values.header.mediaId : null,
    body: fill(partOf(template, "BODY")?.text ?? "", values.body),
    footer: partOf(template, "FOOTER")?.text ?? null,
    buttons: buttonsOf(template).map((button, index) =>
      shown(button, values.buttons.find((value) => value.index === index)?.value),
    ),
  };
}

function shown(button: TemplateButton, value: string | undefined) {
  return {
    text: button.text,
    payload: button.type === "QUICK_REPLY" ? (value ?? button.text) : "",
    url: button.type === "URL" ? button.url.replace(/\{\{1\}\}/, encodeURIComponent(value ?? "")) : null,
    pressable: button.type === "QUICK_REPLY",
  };
}

function fill(text: string, values: { name: string | null; text: string }[]): string {
  const order = placeholders(text);
  return text.replace(/\{\{\s*([\w]+)\s*\}\}/g, (whole, name: string) => {
    const named = values.find((value) => value.name === name);
    return (named ?? values[order.indexOf(name)])?.text ?? whole;
  });
}
