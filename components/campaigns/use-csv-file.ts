"use client";
import { useState } from "react";
import { hasPhones, looksLikeHeader, suggestColumns } from "@/server/campaigns/csv-rules";
import { type CsvRecord, decodeCsv, readRecords, type SniffedCsv, sniffBytes, sniffCsv } from "@/server/core/csv";

/** A chosen file as its first bytes show it; the server reads it by the same rules. */
export type CsvFile = {
  file: File;
  sniffed: SniffedCsv;
  header: string[] | null;
  /** First rows, the header not among them. */
  rows: CsvRecord[];
  columnCount: number;
  columns: number[];
};

export function useCsvFile(labels: string[]) {
  const [csv, setCsv] = useState<CsvFile | null>(null);
  const choose = async (file: File) => setCsv(await readHead(file, labels));
  const setColumn = (at: number, column: number) =>
    setCsv((old) => old && { ...old, columns: old.columns.map((value, n) => (n === at ? column : value)) });
  return { csv, choose, setColumn, clear: () => setCsv(null) };
}

export function csvProblems(csv: CsvFile, variables: { label: string; defaultValue: string }[]) {
  return {
    noPhones: !hasPhones(csv.rows, csv.columns[0] ?? 0),
    missing: variables.filter(({ defaultValue }, n) => (csv.columns[n + 1] ?? -1) < 0 && !defaultValue.trim()),
  };
}

async function readHead(file: File, labels: string[]): Promise<CsvFile> {
  const head = new Uint8Array(await file.slice(0, sniffBytes).arrayBuffer());
  const sniffed = sniffCsv(head);
  const { records } = readRecords(decodeCsv(head, sniffed.encoding), sniffed.separator, file.size <= sniffBytes, 200);
  const top = records[0]?.cells ?? [];
  const header = looksLikeHeader(top) ? top : null;
  const rows = header ? records.slice(1) : records;
  const columnCount = Math.max(top.length, ...rows.slice(0, 50).map(({ cells }) => cells.length));
  return { file, sniffed, header, rows, columnCount, columns: suggestColumns(header, columnCount, labels) };
}
