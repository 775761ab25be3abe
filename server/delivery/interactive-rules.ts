import type { InteractiveContent } from "../providers/outbound-types";

/** What WhatsApp takes (providers.md A3.4); ids are ours and always short enough. */
export const interactiveLimits = {
  header: 60,
  footer: 60,
  body: { buttons: 1024, list: 4096 },
  buttons: 3,
  buttonTitle: 20,
  listButton: 20,
  sections: 10,
  /** In all sections together. */
  rows: 10,
  sectionTitle: 24,
  rowTitle: 24,
  rowDescription: 72,
} as const;

/** Words as a person wrote them, without ids. */
export type Choices =
  | { type: "buttons"; titles: string[] }
  | { type: "list"; button: string; sections: { title: string; rows: { title: string; description: string }[] }[] };

export type InteractiveDraft = { header: string; body: string; footer: string; choices: Choices };

export type InteractiveProblem =
  | "body_missing"
  | "body_long"
  | "header_long"
  | "footer_long"
  | "choice_missing"
  | "choice_long"
  | "choice_twice"
  | "too_many"
  | "list_button_missing"
  | "list_button_long"
  | "section_missing"
  | "section_long"
  | "description_long";

const lengthOf = (text: string): number => text.trim().length;

/** What keeps a message with buttons or a list from being sent, the most important first; empty = it may go. */
export function interactiveProblems({ header, body, footer, choices }: InteractiveDraft): InteractiveProblem[] {
  const limits = interactiveLimits;
  const problems: InteractiveProblem[] = [];
  if (lengthOf(body) === 0) problems.push("body_missing");
  if (lengthOf(body) > limits.body[choices.type]) problems.push("body_long");
  if (lengthOf(header) > limits.header) problems.push("header_long");
  if (lengthOf(footer) > limits.footer) problems.push("footer_long");
  return [...problems, ...(choices.type === "buttons" ? buttonProblems(choices) : listProblems(choices))];
}

function buttonProblems({ titles }: Extract<Choices, { type: "buttons" }>): InteractiveProblem[] {
  const limits = interactiveLimits;
  return titleProblems(titles, limits.buttonTitle, limits.buttons);
}

function listProblems({ button, sections }: Extract<Choices, { type: "list" }>): InteractiveProblem[] {
  const limits = interactiveLimits;
  const rows = sections.flatMap((section) => section.rows);
  const problems: InteractiveProblem[] = [];
  if (lengthOf(button) === 0) problems.push("list_button_missing");
  if (lengthOf(button) > limits.listButton) problems.push("list_button_long");
  if (sections.length > 1 && sections.some(({ title }) => lengthOf(title) === 0)) problems.push("section_missing");
  if (sections.some(({ title }) => lengthOf(title) > limits.sectionTitle)) problems.push("section_long");
  if (sections.length > limits.sections || sections.some((section) => section.rows.length === 0))
    problems.push(sections.length > limits.sections ? "too_many" : "choice_missing");
  if (rows.some(({ description }) => lengthOf(description) > limits.rowDescription)) problems.push("description_long");
  return [
    ...problems,
    ...titleProblems(
      rows.map(({ title }) => title),
      limits.rowTitle,
      limits.rows,
    ),
  ];
}

/** The same title twice could not be told apart in the client's answer. */
function titleProblems(titles: string[], longest: number, most: number): InteractiveProblem[] {
  const words = titles.map((title) => title.trim().toLocaleLowerCase());
  const problems: InteractiveProblem[] = [];
  if (words.length === 0 || words.some((title) => title === "")) problems.push("choice_missing");
  if (words.length > most) problems.push("too_many");
  if (words.some((title) => title.length > longest)) problems.push("choice_long");
  if (new Set(words).size < words.length) problems.push("choice_twice");
  return problems;
}

/** The same message as it leaves; choices are numbered through. */
export function toInteractive({ header, body, footer, choices }: InteractiveDraft): InteractiveContent {
  return {
    kind: "interactive",
    body: body.trim(),
    ...(header.trim() ? { header: { kind: "text" as const, text: header.trim() } } : {}),
    ...(footer.trim() ? { footer: footer.trim() } : {}),
    action: toAction(choices),
  };
}

function toAction(choices: Choices): InteractiveContent["action"] {
  if (choices.type === "buttons")
    return { type: "buttons", buttons: choices.titles.map((title, n) => ({ id: idOf(n), title: title.trim() })) };
  let count = 0;
  return {
    type: "list",
    button: choices.button.trim(),
    sections: choices.sections.map(({ title, rows }) => ({
      ...(title.trim() ? { title: title.trim() } : {}),
      rows: rows.map((row) => ({
        id: idOf(count++),
        title: row.title.trim(),
        ...(row.description.trim() ? { description: row.description.trim() } : {}),
      })),
    })),
  };
}

const idOf = (n: number): string => `choice-${n + 1}`;
