import type { CannedTextScope } from "@/db/enums";

/** What a text may be filled with; every variable by its Czech and its English name. */
export const variables = {
  client: ["jmeno", "name"],
  clientPhone: ["telefon", "phone"],
  clientEmail: ["email", "e-mail"],
  operator: ["operator", "agent"],
  number: ["cislo", "number"],
  numberPhone: ["telefon_cisla", "number_phone"],
  company: ["firma", "company"],
  today: ["datum", "date"],
} as const satisfies Record<string, readonly [cs: string, en: string]>;

export type Variable = keyof typeof variables;
export const variableNames = Object.keys(variables) as Variable[];

/** Known values, and the client's own fields by their names; null or empty = nothing is known. */
export type VariableValues = Record<Variable, string | null> & { fields: Readonly<Record<string, string>> };

const pattern = /\{\{\s*([\p{L}\p{N}_-][\p{L}\p{N}_ .-]{0,58})\s*\}\}/gu;

/** The variables that still stand in a text, each once, as they are written: such a text is never sent (S1.17). */
export function openVariables(text: string): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, name = ""]) => name.trim()))];
}

/** The text with every variable that has a value; the others stay and are named for the operator to fill in. */
export function fillVariables(text: string, values: VariableValues): { text: string; missing: string[] } {
  const filled = text.replace(pattern, (written, name: string) => knownValue(name, values) ?? written);
  return { text: filled, missing: openVariables(filled) };
}

function knownValue(name: string, values: VariableValues): string | null {
  const asked = folded(name);
  const known = variableNames.find((variable) => variables[variable].some((word) => folded(word) === asked));
  const field = Object.entries(values.fields).find(([label]) => folded(label) === asked)?.[1];
  const value = (known ? values[known] : null) ?? field;
  // A client who is called "{{x}}" must not look like a variable.
  return value?.trim() ? value.trim().replace(/[{}]/g, "") || null : null;
}

const folded = (name: string) =>
  name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .trim()
    .replace(/[\s-]+/g, "_");

/** Who looks at texts; `manages` is the permission cannedTexts.manage. */
export type Reader = { userId: string; groupIds: readonly string[]; manages: boolean };
export type Owned = { scope: CannedTextScope; ownerId: string | null; groupId: string | null };

/** A personal text belongs to its owner alone, whoever asks; those of groups and the company to who manages them. */
export function mayChange({ scope, ownerId }: Owned, me: Reader): boolean {
  return scope === "personal" ? ownerId === me.userId : me.manages;
}

export function maySee({ scope, ownerId, groupId }: Owned, me: Reader): boolean {
  if (scope === "personal") return ownerId === me.userId;
  return scope === "company" || me.manages || (groupId !== null && me.groupIds.includes(groupId));
}

export type Sought = {
  name: string;
  shortcut: string | null;
  body: string;
  folder: string;
  isFavourite: boolean;
  scope: CannedTextScope;
};

/**
 * Texts for what was typed behind `/` or `#`: a shortcut that is it, then shortcuts that begin so, then words of the name, then of
 * the text (`everywhere`); favourites first among equals.
 */
export function searchTexts<T extends Sought>(
  texts: readonly T[],
  query: string,
  where: "names" | "everywhere" = "everywhere",
): T[] {
  const asked = folded(query);
  return texts
    .map((text) => ({ text, rank: rankOf(text, asked) }))
    .filter(({ rank }) => rank !== null && (where === "everywhere" || rank < 3 || asked === ""))
    .sort(
      (a, b) =>
        (a.rank ?? 0) - (b.rank ?? 0) ||
        Number(b.text.isFavourite) - Number(a.text.isFavourite) ||
        scopeOrder[a.text.scope] - scopeOrder[b.text.scope] ||
        a.text.name.localeCompare(b.text.name),
    )
    .map(({ text }) => text);
}

const scopeOrder: Record<CannedTextScope, number> = { personal: 0, group: 1, company: 2 };

function rankOf({ shortcut, name, body, folder }: Sought, asked: string): number | null {
  if (asked === "") return 3;
  const key = shortcut ? folded(shortcut) : null;
  if (key === asked) return 0;
  if (key?.startsWith(asked)) return 1;
  if (folded(name).includes(asked)) return 2;
  return folded(folder).includes(asked) || folded(body).includes(asked) ? 3 : null;
}
