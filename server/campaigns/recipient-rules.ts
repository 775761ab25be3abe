import type { RecipientPlan } from "@/db/enums";
import type { CampaignVariable } from "@/db/schema/campaigns";
import type { CsvRecord } from "../core/csv";
import { type PhoneProblem, parsePhone } from "../core/phone";
import { isCodeKey, maxCodeLength } from "../templates/place-rules";

/** Why a row is never sent; texts stand under `campaigns.planReason`. */
export const invalidReasons = [
  "phone_empty",
  "phone_letters",
  "phone_too_short",
  "phone_too_long",
  "phone_country",
  "phone_not_a_number",
  "phone_damaged_by_excel",
  "missing_value",
  "value_too_long",
  "formula",
  "quotes",
  "unreadable",
  "bad_link",
] as const;
export const skipReasons = [
  "duplicate",
  "opted_out",
  "no_consent",
  "frequency_cap",
  "blocked",
  "no_phone",
  "excluded",
  "in_minus_file",
] as const;
export type PlanReason = (typeof invalidReasons)[number] | (typeof skipReasons)[number];

export type PlannedRow = {
  plan: RecipientPlan;
  planReason: PlanReason | null;
  phoneGiven: string;
  phone: string | null;
  /** As given, cleaned; an empty one takes the campaign's default when it is sent. */
  values: string[];
};

export type Variable = Pick<CampaignVariable, "key" | "defaultValue" | "source">;

/** The link of a header's or a card's file; the only variable that must be an address. */
export const isMediaKey = (key: string): boolean => /(?:^|\.)header\.media$/.test(key);
export const maxValueLength = 1024;
const maxLengthOf = (key: string | undefined) => (isCodeKey(key ?? "") ? maxCodeLength : maxValueLength);

/** One record of a file as a recipient. `columns`: of the phone, then of every variable; -1 = not in the file (S2.23, S2.25, S2.36). */
export function toRecipient(
  record: CsvRecord,
  columns: number[],
  variables: Variable[],
  defaultCountry: string,
): PlannedRow {
  const cell = (column: number | undefined) => cleaned(record.cells[column ?? -1] ?? "");
  const given = cell(columns[0]);
  const values = variables.map((_, n) => cell(columns[n + 1]));
  const phone = parsePhone(given, defaultCountry);
  const problem = firstProblem(record, given, values, variables, phone);
  return {
    plan: problem ? "invalid" : "planned",
    planReason: problem,
    phoneGiven: given.slice(0, 60),
    phone: phone.ok ? phone.phone : null,
    values: values.map((value) => value.slice(0, maxValueLength)),
  };
}

/** A value as it will be sent: an empty one is replaced by its default, one that is the same for everybody always (S2.23). */
export const filledValue = (value: string | undefined, { defaultValue, source }: Omit<Variable, "key">): string =>
  (source?.kind === "fixed" ? "" : value?.trim()) || defaultValue.trim();

export function filledValues(values: string[], variables: Variable[]): Record<string, string> {
  return Object.fromEntries(variables.map((variable, n) => [variable.key, filledValue(values[n], variable)]));
}

/** Places of variables that stay empty even after the defaults. */
export function emptyVariables(values: string[], variables: Variable[]): number[] {
  return variables.flatMap((variable, n) => (filledValue(values[n], variable) ? [] : [n]));
}

/** WhatsApp refuses line breaks, tabs and long runs of spaces in values; Postgres refuses zero bytes. */
const cleaned = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, " ").trim();

function firstProblem(
  record: CsvRecord,
  given: string,
  values: string[],
  variables: Variable[],
  phone: ReturnType<typeof parsePhone>,
): PlanReason | null {
  if (record.problem) return record.problem;
  if ([given, ...values].some((value) => value.includes("\ufffd"))) return "unreadable";
  if ([given, ...values].some(isFormula)) return "formula";
  if (!phone.ok) return phoneReasons[phone.problem];
  if (values.some((value, n) => value.length > maxLengthOf(variables[n]?.key))) return "value_too_long";
  if (emptyVariables(values, variables).length > 0) return "missing_value";
  return variables.some(({ key }, n) => isMediaKey(key) && values[n] && !isLink(values[n])) ? "bad_link" : null;
}

const phoneReasons = {
  empty: "phone_empty",
  letters: "phone_letters",
  too_short: "phone_too_short",
  too_long: "phone_too_long",
  country: "phone_country",
  not_a_number: "phone_not_a_number",
  damaged_by_excel: "phone_damaged_by_excel",
} as const satisfies Record<PhoneProblem, PlanReason>;

const isFormula = (text: string): boolean => /^(?:=|[+\-@]\p{L}+[\p{L}\d.]*\(|@\p{L}+\()/u.test(text);

export const isLink = (text: string): boolean => /^https:\/\/[^\s]+$/.test(text);
