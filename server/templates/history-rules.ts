import type { TemplateCategory } from "@/db/enums";
import type { TemplateComponent } from "../providers/types";

export type VersionPart = "category" | "header" | "body" | "footer" | "buttons" | "offer" | "cards" | "other";
/** One part that differs, in words. An empty text: it was not there. */
export type PartChange = { part: VersionPart; before: string; after: string };
export type TemplateVersion = { category: TemplateCategory; components: TemplateComponent[] };

/** What changed between two versions, in the order of the message (O12). */
export function changedParts(before: TemplateVersion, after: TemplateVersion): PartChange[] {
  const [was, is] = [partsOf(before), partsOf(after)];
  return parts.flatMap((part) => (was[part] === is[part] ? [] : [{ part, before: was[part], after: is[part] }]));
}

const parts = ["category", "header", "body", "footer", "buttons", "offer", "cards", "other"] as const;

function partsOf({ category, components }: TemplateVersion): Record<VersionPart, string> {
  const texts: Record<VersionPart, string> = {
    category,
    header: "",
    body: "",
    footer: "",
    buttons: "",
    offer: "",
    cards: "",
    other: "",
  };
  for (const component of components) {
    const [part, text] = textOf(component);
    texts[part] = [texts[part], text].filter(Boolean).join("\n");
  }
  return texts;
}

function textOf(component: TemplateComponent): [VersionPart, string] {
  switch (component.type) {
    case "HEADER":
      return ["header", component.format === "TEXT" ? (component.text ?? "") : component.format.toLowerCase()];
    case "BODY":
      return ["body", component.text];
    case "FOOTER":
      return ["footer", component.text || `${component.codeExpirationMinutes ?? ""}`];
    case "BUTTONS":
      return [
        "buttons",
        component.buttons.map(({ text, url, phone }) => [text, url ?? phone].filter(Boolean).join(" → ")).join("\n"),
      ];
    case "LIMITED_TIME_OFFER":
      return ["offer", component.text];
    case "CAROUSEL":
      return [
        "cards",
        component.cards.map(({ components }) => partsOf({ category: "marketing", components }).body).join("\n"),
      ];
    case "OTHER":
      return ["other", JSON.stringify(component.raw) ?? ""];
  }
}

export type WordChange = { kind: "same" | "added" | "removed"; text: string };

/** Word by word, the longest common row kept. Texts of templates are short (at most some hundred words). */
export function diffWords(before: string, after: string): WordChange[] {
  const [was, is] = [before.split(/(\s+)/), after.split(/(\s+)/)];
  const common = commonLengths(was, is);
  const changes: WordChange[] = [];
  let [i, j] = [0, 0];
  while (i < was.length || j < is.length) {
    if (i < was.length && j < is.length && was[i] === is[j]) {
      push(changes, "same", was[i] ?? "");
      [i, j] = [i + 1, j + 1];
    } else if (j >= is.length || (i < was.length && (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0))) {
      push(changes, "removed", was[i] ?? "");
      i += 1;
    } else {
      push(changes, "added", is[j] ?? "");
      j += 1;
    }
  }
  return changes.filter(({ text }) => text !== "");
}

/** `[i][j]`: length of the longest common row of what follows i and j. */
function commonLengths(was: string[], is: string[]): number[][] {
  const table = Array.from({ length: was.length + 1 }, () => new Array<number>(is.length + 1).fill(0));
  for (let i = was.length - 1; i >= 0; i -= 1) {
    for (let j = is.length - 1; j >= 0; j -= 1) {
      const row = table[i];
      if (!row) continue;
      row[j] = was[i] === is[j] ? (table[i + 1]?.[j + 1] ?? 0) + 1 : Math.max(table[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}

function push(changes: WordChange[], kind: WordChange["kind"], text: string): void {
  const last = changes.at(-1);
  if (last?.kind === kind) last.text += text;
  else changes.push({ kind, text });
}
