import { record } from "../audit/record";
import type { Ctx } from "../context";
import { csvMark, phoneCell, toCsvLine } from "../core/csv";
import type { CsvWords } from "./csv-files";
import { columnOf } from "./ledger-rules";
import { type LinesFilter, variantLetters } from "./ledger-schema";
import type { LedgerLine } from "./line-queries";
import { showLines } from "./show-lines";

const pageSize = 2000;

/**
 * The lines that a filter of the ledger leaves, each with its column, its times and the provider's words (O1). Leaves a trace, for it
 * takes personal data out.
 */
export async function* ledgerFile(ctx: Ctx, words: CsvWords, filter: LinesFilter): AsyncGenerator<string> {
  await record(ctx, {
    action: "campaign.exported",
    objectKind: "campaign",
    ...(filter.campaignId ? { objectId: filter.campaignId } : {}),
    details: { ...filter, ledger: true },
  });
  const { book } = words;
  const who = [book.campaign, book.number, words.variant, book.source, words.row, words.phone];
  const what = [book.column, words.state, words.reason, book.code, book.tries];
  const times = [book.sent, book.delivered, book.read, book.failed];
  yield csvMark + toCsvLine([...who, ...what, ...times, book.message], words.separator);
  let cursor: number | null = null;
  do {
    const page: Awaited<ReturnType<typeof showLines>> = await showLines(ctx, { ...filter, cursor }, pageSize);
    for (const line of page.rows) yield toCsvLine(cellsOf(line, words), words.separator);
    cursor = page.nextCursor;
  } while (cursor !== null);
}

function cellsOf(line: LedgerLine, words: CsvWords) {
  const source = line.importId ? line.fileName || words.book.directory : "";
  const times = [line.acceptedAt, line.deliveredAt, line.readAt, line.failedAt];
  return [
    ...[line.campaignName, line.numberName, variantLetters[line.variant ?? -1] ?? "", source, line.rowNumber],
    phoneCell(line.phone ?? line.phoneGiven),
    ...[words.book.columns[columnOf[line.status]], words.states[line.status], words.reasonOf(line)],
    ...[line.failureCode, line.tries ?? 0],
    ...times.map((moment) => (moment ? words.at(moment) : "")),
    line.providerMessageId,
  ];
}
