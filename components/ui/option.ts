import type { LabelColor } from "@/db/enums";

/** One choice of a select, combobox, segmented control or radio group. */
export type Option<Value extends string = string> = {
  value: Value;
  label: string;
  /** A dot before the label, where the control shows one. */
  color?: LabelColor | null;
  hint?: string;
  disabled?: boolean;
};

/** Whether `text` contains every word of `query`, letters compared without case and diacritics. */
export function matches(text: string, query: string): boolean {
  const plain = withoutMarks(text);
  return withoutMarks(query)
    .split(/\s+/)
    .every((word) => plain.includes(word));
}

function withoutMarks(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .trim();
}
