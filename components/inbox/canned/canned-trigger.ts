import type { Trigger } from "../composer/use-assist-list";

const trigger = /(?:^|\s)([/#])((?:\p{L}[\p{L}\p{N}_-]{0,29})?)$/u;

/** The canned text that is being asked for at the caret; null while something else is being written (`1/2`, `a#b`, `#12`). */
export function triggerAt(text: string, caret: number): Trigger | null {
  const found = text.slice(0, caret).match(trigger);
  if (!found) return null;
  const query = found[2] ?? "";
  return { from: caret - query.length - 1, to: caret, query };
}
