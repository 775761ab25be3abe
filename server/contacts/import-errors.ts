import type { Ctx } from "../context";
import { csvMark, toCsvLine } from "../core/csv";
import { notFound } from "../core/errors";
import { findImport, rowsBehind } from "./import-queries";

export type ErrorWords = {
  separator: string;
  row: string;
  reason: string;
  /** A column without a name. */
  column: (n: number) => string;
  reasonOf: (outcome: string, reason: string | null) => string;
};

/** Rows that will not go in, as they stand in the file, each with its reason: to be corrected and uploaded again. */
export async function* importErrors(ctx: Pick<Ctx, "db">, importId: string, words: ErrorWords): AsyncGenerator<string> {
  const found = await findImport(ctx.db, importId);
  if (!found) throw notFound("import");
  const header = found.mapping.map((_, n) => found.header[n]?.trim() || words.column(n + 1));
  yield csvMark + toCsvLine([...header, words.row, words.reason], words.separator);
  let after = 0;
  for (;;) {
    const page = { outcomes: ["invalid" as const, "duplicate" as const], after, limit: 1000 };
    const rows = await rowsBehind(ctx.db, importId, page);
    for (const { cells, rowNumber, outcome, reason } of rows) {
      const filled = header.map((_, n) => cells[n] ?? "");
      yield toCsvLine([...filled, rowNumber, words.reasonOf(outcome, reason)], words.separator);
    }
    const last = rows.at(-1);
    if (!last || rows.length < 1000) return;
    after = last.rowNumber;
  }
}
