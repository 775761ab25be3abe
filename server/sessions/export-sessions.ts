import type { SessionStatus } from "@/db/enums";
import { record } from "../audit/record";
import type { Ctx } from "../context";
import { csvMark, phoneCell, toCsvLine } from "../core/csv";
import { meOf } from "../inbox/operator";
import { company } from "../team/company";
import { sessionsPage, tagsOf } from "./queries";
import type { SessionFilter } from "./schema";

/** What the file says in words; the caller knows the language. */
export type SessionWords = {
  separator: string;
  /** Started, accepted, ended, status, client, phone, number, operator, group, result, note, tags. */
  header: string[];
  status: Record<SessionStatus, string>;
  result: (result: { resultNameCs: string | null; resultNameEn: string | null }) => string | null;
  /** A moment in the company's zone. */
  at: (moment: Date) => string;
};

const pageSize = 1000;

/** The table as it is filtered (N.34), line by line; leaves a trace, for it takes personal data out. */
export async function* exportSessions(ctx: Ctx, filter: SessionFilter, words: SessionWords): AsyncGenerator<string> {
  const me = meOf(ctx);
  const { timeZone } = await company(ctx);
  await record(ctx, { action: "sessions.exported", objectKind: "session", details: filter });
  yield csvMark + toCsvLine(words.header, words.separator);
  let after: string | null = null;
  do {
    const rows: Row[] = await sessionsPage(ctx.db, me, { ...filter, timeZone }, { after, limit: pageSize });
    const tags = await tagsOf(
      ctx.db,
      rows.map(({ id }) => id),
    );
    for (const row of rows) {
      const names = tags.filter(({ sessionId }) => sessionId === row.id).map(({ name }) => name);
      yield toCsvLine(cellsOf(row, names, words), words.separator);
    }
    after = rows.length === pageSize ? (rows.at(-1)?.id ?? null) : null;
  } while (after);
}

type Row = Awaited<ReturnType<typeof sessionsPage>>[number];

function cellsOf(row: Row, tags: string[], words: SessionWords): (string | null)[] {
  const { contact } = row;
  const at = (moment: Date | null) => (moment ? words.at(moment) : null);
  return [
    words.at(row.startedAt),
    at(row.acceptedAt),
    at(row.endedAt),
    words.status[row.status],
    contact.name ?? contact.profileName,
    contact.phone ? phoneCell(contact.phone) : null,
    row.numberName,
    row.operatorName,
    row.groupName,
    words.result(row),
    row.resultNote,
    tags.join(", "),
  ];
}
