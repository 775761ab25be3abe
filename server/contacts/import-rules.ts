import type { ImportMapping, ImportReading, ImportValues } from "@/db/schema/contacts";
import { type CsvRecord, consumedBytes, sniffCsv } from "../core/csv";
import { parsePhone } from "../core/phone";
import { checkValue, type FieldShape, toEmail } from "./field-rules";
import { fold } from "./rules";

export const maxImportRows = 200_000;
/** How long an import can be taken back (S2.5). */
export const undoImportHours = 24;

export const encodings = ["utf-8", "windows-1250", "iso-8859-2", "utf-16le", "utf-16be"] as const;
export const separators = [";", ",", "\t", "|"] as const;
export type Encoding = ImportReading["encoding"];

/** How a file is to be read, from its first bytes; ISO-8859-2 has no letters where Windows-1250 keeps š, ť and ž. */
export function sniffContacts(head: Uint8Array): Omit<ImportReading, "hasHeader"> {
  const { encoding, asciiOnly, separator } = sniffCsv(head);
  return { encoding: encoding === "windows-1250" ? latinOf(head) : encoding, asciiOnly, separator };
}

export function latinOf(bytes: Uint8Array): "windows-1250" | "iso-8859-2" {
  const isIso = bytes.some((byte) => isoOnly.has(byte)) && !bytes.some((byte) => byte >= 0x80 && byte <= 0x9f);
  return isIso ? "iso-8859-2" : "windows-1250";
}

/** Š, Ť, Ž, š, ť and ž of ISO-8859-2; signs that hardly stand in a list of people in Windows-1250. */
const isoOnly = new Set([0xa9, 0xab, 0xae, 0xb9, 0xbb, 0xbe]);

export const decodeContacts = (bytes: Uint8Array, encoding: Encoding): string =>
  new TextDecoder(encoding).decode(bytes, { stream: true });

/** Where the next part begins; both Latin encodings have one byte a letter. */
export const bytesRead = (bytes: Uint8Array, encoding: Encoding, text: string, consumed: number): number =>
  consumedBytes(bytes, encoding === "iso-8859-2" ? "windows-1250" : encoding, text, consumed);

/** A header names columns: its first cells have letters and none looks like a phone or an address. */
export function looksLikeHeader(cells: string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== "");
  return filled.length > 0 && filled.every((cell) => (cell.match(/\d/g) ?? []).length < 5 && !cell.includes("@"));
}

const names: [target: "phone" | "email" | "name", words: RegExp][] = [
  ["email", /e-?mail|^mail$/],
  ["phone", /telef|phone|mobil|^tel\b|whatsapp|tel\. ?cislo|cislo klienta/],
  ["name", /jmeno|^name$|full name|klient$|zakaznik$|customer$|contact name/],
];

/** What each column most likely fills: by the name of a field, else by usual words; no target twice. */
export function suggestMapping(header: string[], fields: Pick<FieldShape, "key" | "label">[]): ImportMapping {
  const taken = new Set<string>();
  return header.map((cell) => {
    const name = fold(cell).trim().replace(/\s+/g, " ");
    const field = fields.find(({ key, label }) => name !== "" && (fold(key) === name || fold(label) === name));
    const target = field ? `field:${field.key}` : (names.find(([, words]) => words.test(name))?.[0] ?? null);
    if (!target || taken.has(target)) return null;
    taken.add(target);
    return target;
  });
}

export type ReadRow = { phone: string | null; values: ImportValues; reason: string | null };

/**
 * One row checked: its phone in E.164, its values as they are kept, or why it is invalid: `quotes`, `phone:<problem>`, `email`, or
 * `field:<problem>:<key>`. Empty cells say nothing, so they never wipe out what a contact has.
 */
export function readRow(record: CsvRecord, mapping: ImportMapping, fields: FieldShape[], country: string): ReadRow {
  const values: ImportValues = { fields: {} };
  const invalid = (reason: string): ReadRow => ({ phone: null, values: { fields: {} }, reason });
  if (record.problem) return invalid(record.problem);
  const given = (target: string) => record.cells[mapping.indexOf(target)]?.trim() ?? "";
  const phone = parsePhone(given("phone"), country);
  if (!phone.ok) return invalid(`phone:${phone.problem}`);
  const name = given("name").slice(0, 120);
  if (name) values.name = name;
  const email = given("email");
  if (email) {
    const address = toEmail(email);
    if (!address) return invalid("email");
    values.email = address;
  }
  for (const field of fields) {
    const value = given(`field:${field.key}`);
    if (!value) continue;
    const checked = checkValue(field, value, country);
    if (!checked.ok) return invalid(`field:${checked.problem}:${field.key}`);
    values.fields[field.key] = checked.value;
  }
  return { phone: phone.phone, values, reason: null };
}

export type Held = { name: string | null; email: string | null; fields: Record<string, string> };

/** The contact without the row again; what somebody changed since stays. */
export function withoutValues(held: Held, values: ImportValues, before: Held): Held {
  const fields = { ...held.fields };
  for (const [key, value] of Object.entries(values.fields)) {
    if (fields[key] !== value) continue;
    const was = before.fields[key];
    if (was === undefined) delete fields[key];
    else fields[key] = was;
  }
  return {
    name: values.name !== undefined && held.name === values.name ? before.name : held.name,
    email: values.email !== undefined && held.email === values.email ? before.email : held.email,
    fields,
  };
}

export function mayUndoImport({ status, finishedAt }: { status: string; finishedAt: Date | null }, now: Date): boolean {
  if ((status !== "done" && status !== "cancelled") || !finishedAt) return false;
  return now.getTime() - finishedAt.getTime() <= undoImportHours * 3_600_000;
}
