import type { FieldKind } from "@/db/enums";
import { parsePhone } from "../core/phone";

export type FieldShape = { key: string; label: string; kind: FieldKind; options: string[]; required: boolean };

export const valueProblems = ["number", "date", "choice", "phone", "email", "tooLong", "required"] as const;
export type ValueProblem = (typeof valueProblems)[number];
export type CheckedValue = { ok: true; value: string } | { ok: false; problem: ValueProblem };

export const maxValueLength = 500;

/**
 * A value as it is kept: numbers with a decimal point, dates as YYYY-MM-DD, phones in E.164, a choice as its option is written.
 * An empty value is fine unless the field is required.
 */
export function checkValue(
  field: Pick<FieldShape, "kind" | "options" | "required">,
  given: string,
  country: string,
): CheckedValue {
  const text = given.trim();
  if (text === "") return field.required ? refused("required") : kept("");
  if (text.length > maxValueLength) return refused("tooLong");
  switch (field.kind) {
    case "text":
      return kept(text);
    case "number":
      return keptOr(toNumber(text), "number");
    case "date":
      return keptOr(toDate(text), "date");
    case "choice":
      return keptOr(field.options.find((option) => same(option, text)) ?? null, "choice");
    case "email":
      return keptOr(toEmail(text), "email");
    case "phone": {
      const parsed = parsePhone(text, country);
      return parsed.ok ? kept(parsed.phone) : refused("phone");
    }
  }
}

/** The address in small letters, or null where it is none. */
export function toEmail(text: string): string | null {
  const email = text.trim().toLowerCase();
  return email.length <= 254 && /^[^\s@<>"',;]+@[^\s@.<>"',;]+(\.[^\s@.<>"',;]+)+$/.test(email) ? email : null;
}

/** "1 234,5" and "-3.25" as "1234.5" and "-3.25"; never rounded. */
export function toNumber(text: string): string | null {
  const plain = text.replace(/[\s\u00a0\u202f]/g, "").replace(",", ".");
  if (!/^[+-]?\d{1,15}(\.\d{1,10})?$/.test(plain)) return null;
  const [whole = "0", rest] = plain.replace(/^\+/, "").split(".");
  const short = whole.replace(/^(-?)0+(?=\d)/, "$1");
  const decimals = rest?.replace(/0+$/, "");
  const value = decimals ? `${short}.${decimals}` : short;
  return value === "-0" ? "0" : value;
}

/** "24. 12. 2026", "24/12/2026" and "2026-12-24" as YYYY-MM-DD; days that do not exist are none. */
export function toDate(text: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const local = /^(\d{1,2})[./]\s*(\d{1,2})[./]\s*(\d{4})$/.exec(text);
  const [year, month, day] = iso ? iso.slice(1).map(Number) : (local?.slice(1).map(Number).reverse() ?? []);
  if (!year || !month || !day || year < 1000) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}

type Written<Text> = { name: Text; email: Text; fields: Record<string, string> };

/**
 * What a person changed of a contact, and no more, so that two who write at once do not take back each other's words; null = left as
 * it was. A required field that holds nothing is asked for, changed or not.
 */
export function changesOf(
  opened: Written<string | null>,
  written: Written<string>,
  offered: Pick<FieldShape, "key" | "required">[],
): Written<string | null> {
  const was = (key: string) => opened.fields[key] ?? "";
  const fields = offered.flatMap(({ key, required }) => {
    const value = written.fields[key] ?? was(key);
    return value !== was(key) || (required && value === "") ? [[key, value]] : [];
  });
  return {
    name: written.name === (opened.name ?? "") ? null : written.name,
    email: written.email === (opened.email ?? "") ? null : written.email,
    fields: Object.fromEntries(fields),
  };
}

const same = (a: string, b: string) => a.trim().toLocaleLowerCase("cs") === b.toLocaleLowerCase("cs");
const kept = (value: string): CheckedValue => ({ ok: true, value });
const refused = (problem: ValueProblem): CheckedValue => ({ ok: false, problem });
const keptOr = (value: string | null, problem: ValueProblem) => (value === null ? refused(problem) : kept(value));
