"use client";
import { useState } from "react";
import type { ImportMapping, ImportReading } from "@/db/schema/contacts";
import {
  decodeContacts,
  type Encoding,
  looksLikeHeader,
  sniffContacts,
  suggestMapping,
} from "@/server/contacts/import-rules";
import type { ContactField } from "@/server/contacts/list-fields";
import { type CsvRecord, readRecords, sniffBytes } from "@/server/core/csv";

export type ImportFile = {
  file: File;
  head: Uint8Array;
  reading: ImportReading;
  header: string[];
  rows: CsvRecord[];
  mapping: ImportMapping;
};

/** A chosen file as its first bytes show it; encoding, separator and header can be said otherwise. */
export function useImportFile(fields: ContactField[]) {
  const [chosen, setChosen] = useState<ImportFile | null>(null);
  const choose = async (file: File) => {
    const head = new Uint8Array(await file.slice(0, sniffBytes).arrayBuffer());
    const sniffed = sniffContacts(head);
    setChosen(readHead(file, head, { ...sniffed, hasHeader: null }, fields));
  };
  const readAs = (change: { encoding?: Encoding; separator?: string; hasHeader?: boolean }) =>
    setChosen((old) => {
      if (!old) return old;
      // A person has said what it is: later bytes must not decide otherwise.
      const asciiOnly = change.encoding ? false : old.reading.asciiOnly;
      return readHead(old.file, old.head, { ...old.reading, ...change, asciiOnly }, fields);
    });
  const map = (column: number, target: string | null) =>
    setChosen((old) => {
      if (!old) return old;
      // A target is filled by one column: it moves over.
      const mapping = old.mapping.map((was, n) => (n === column ? target : was === target ? null : was));
      return { ...old, mapping };
    });
  return { chosen, choose, readAs, map, clear: () => setChosen(null) };
}

function readHead(
  file: File,
  head: Uint8Array,
  reading: Omit<ImportReading, "hasHeader"> & { hasHeader: boolean | null },
  fields: ContactField[],
): ImportFile {
  const text = decodeContacts(head, reading.encoding);
  const { records } = readRecords(text, reading.separator, file.size <= sniffBytes, 51);
  const top = records[0]?.cells ?? [];
  const hasHeader = reading.hasHeader ?? looksLikeHeader(top);
  const width = Math.max(1, ...records.map(({ cells }) => cells.length));
  const header = Array.from({ length: Math.min(width, 200) }, (_, n) => (hasHeader ? (top[n]?.trim() ?? "") : ""));
  const rows = hasHeader ? records.slice(1) : records;
  return { file, head, reading: { ...reading, hasHeader }, header, rows, mapping: guess(header, rows, fields) };
}

/** By the header; without one the first column that holds phones, addresses or names. */
function guess(header: string[], rows: CsvRecord[], fields: ContactField[]): ImportMapping {
  const named = suggestMapping(header, fields);
  if (named.includes("phone")) return named;
  const most = (column: number, test: RegExp) =>
    rows.length > 0 && rows.filter(({ cells }) => test.test(cells[column]?.trim() ?? "")).length * 2 > rows.length;
  const phone = header.findIndex((_, n) => !named[n] && most(n, /^[+\d][\d\s()./-]{6,}$/));
  const email = named.includes("email") ? -1 : header.findIndex((_, n) => !named[n] && most(n, /@/));
  return named.map((target, n) => target ?? (n === phone ? "phone" : n === email ? "email" : null));
}
