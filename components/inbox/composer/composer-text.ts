/** WhatsApp's limit of a text; counted as the server counts it. */
export const maxTextLength = 4096;
const countFrom = 3800;

/** What the counter says: nothing for a long time, then how much is left, then how much is over. */
export function lengthState(text: string): { state: "short" } | { state: "near" | "over"; count: number } {
  const left = maxTextLength - text.trim().length;
  if (left < 0) return { state: "over", count: -left };
  return text.trim().length >= countFrom ? { state: "near", count: left } : { state: "short" };
}

export type Edited = { text: string; start: number; end: number };

/** Puts `inserted` in place of the selection; the caret stands behind it. */
export function insertAt({ text, start, end }: Edited, inserted: string): Edited {
  const caret = start + inserted.length;
  return { text: text.slice(0, start) + inserted + text.slice(end), start: caret, end: caret };
}

/** WhatsApp's bold, italic and struck letters: wraps the selection in `mark`, or unwraps it when it is wrapped already. */
export function toggleMark({ text, start, end }: Edited, mark: "*" | "_" | "~"): Edited {
  const isWrapped = start > 0 && text[start - 1] === mark && text[end] === mark;
  if (isWrapped)
    return {
      text: text.slice(0, start - 1) + text.slice(start, end) + text.slice(end + 1),
      start: start - 1,
      end: end - 1,
    };
  return {
    text: `${text.slice(0, start)}${mark}${text.slice(start, end)}${mark}${text.slice(end)}`,
    start: start + 1,
    end: end + 1,
  };
}

/** How long the window stays open, in the units that are shown; minutes are cut, so it never promises too much. */
export function remainingParts(ms: number): { hours: number; minutes: number } {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
}

/** One written text as the value of a template's variable: providers refuse line breaks, tabs and long gaps there. */
export const asVariableValue = (text: string): string => text.replace(/\s+/g, " ").trim();
