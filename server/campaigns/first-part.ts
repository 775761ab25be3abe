import type { CampaignVariable } from "@/db/schema/campaigns";
import type { CsvRecord } from "../core/csv";
import { DomainError } from "../core/errors";
import { fileVariables, placedColumns } from "./audience-rules";
import { hasPhones, looksLikeHeader, suggestColumns } from "./csv-rules";
import { UnusableFile } from "./unusable-file";

export type FirstPart = { header: string[]; reading: { hasHeader: boolean; columns: number[] } };

/** Decides by a file's first rows what its columns are. A file without phones, or without a column for a variable that has no default, is refused (S2.28). */
export function readFirstPart(records: CsvRecord[], chosen: number[] | null, variables: CampaignVariable[]): FirstPart {
  const top = records[0]?.cells ?? [];
  const hasHeader = looksLikeHeader(top);
  const rows = hasHeader ? records.slice(1) : records;
  const width = Math.max(top.length, ...rows.slice(0, 50).map(({ cells }) => cells.length));
  const labels = fileVariables(variables).map(({ label }) => label);
  const found = fitting(chosen, labels.length) ?? suggestColumns(hasHeader ? top : null, width, labels);
  const columns = placedColumns(found, variables);
  if (rows.length === 0) throw new UnusableFile(new DomainError("invalid", "importEmpty"));
  if (!hasPhones(rows.slice(0, 1000), columns[0] ?? 0))
    throw new UnusableFile(new DomainError("invalid", "importNoPhones"));
  const missing = variables.filter(({ defaultValue }, n) => (columns[n + 1] ?? -1) < 0 && !defaultValue.trim());
  if (missing.length > 0) {
    const names = missing.map(({ label }) => label).join(", ");
    throw new UnusableFile(new DomainError("invalid", "importMissingColumns", { columns: names }));
  }
  return { header: hasHeader ? top.map((cell) => cell.slice(0, 200)) : [], reading: { hasHeader, columns } };
}

const fitting = (chosen: number[] | null, variableCount: number) =>
  chosen && chosen.length === variableCount + 1 && (chosen[0] ?? -1) >= 0 ? chosen : null;
