import type { TemplateSubmission } from "./template-types";

const placeholder = /\{\{\s*([\w.]+)\s*\}\}/g;

/** What stands between the braces, each once: numbers in their order, names as they are read. */
export function tokensIn(text: string): string[] {
  const tokens = [...new Set([...text.matchAll(placeholder)].map(([, token]) => token ?? ""))];
  return tokens.every((token) => /^\d+$/.test(token)) ? tokens.sort((a, b) => Number(a) - Number(b)) : tokens;
}

export const fillTokens = (text: string, value: (token: string) => string): string =>
  text.replace(placeholder, (_, token: string) => value(token));

/** The sample of the variable at `place` (`header`, `button.0`, `card.1.body`), empty when nobody gave one. */
export const sampleOf = ({ samples }: Pick<TemplateSubmission, "samples">, place: string, token: string): string =>
  (samples[`${place}.${token}`] ?? samples[token] ?? "").trim();
