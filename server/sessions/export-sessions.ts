import type { MessageKind, SessionOrigin, SessionStatus } from "@/db/enums";
import { record } from "../audit/record";
import { type ContactField, listFields } from "../contacts/list-fields";
import type { Ctx } from "../context";
import { csvMark, phoneCell, toCsvLine } from "../core/csv";
import { meOf } from "../inbox/operator";
import { filterFacts } from "./filter-facts";
import { sessionsPage, tagsOf, transcriptsOf } from "./queries";
import { callbackOf, clockOf, durationMs, waitMs } from "./rules";
import type { SessionQuery } from "./schema";

/** What the file says in words; the caller knows the language. */
export type SessionWords = {
  separator: string;
  /** Started, accepted, ended, wait, duration, status, origin, campaign, client, phone, number, operator, group, result, note, rating, its comment, callback, tags. */
  header: string[];
  transcript: string;
  status: (status: SessionStatus) => string;
  origin: (origin: SessionOrigin) => string;
  result: (result: { resultNameCs: string | null; resultNameEn: string | null }) => string | null;
  callback: (state: "open" | "done") => string;
  /** Who wrote a line of the transcript when no colleague's name stands at it. */
  us: string;
  client: string;
  kind: (kind: MessageKind) => string;
  /** A moment in the company's zone. */
  at: (moment: Date) => string;
};

type Wanted = { query: SessionQuery; withTranscript: boolean };
type Row = Awaited<ReturnType<typeof sessionsPage>>[number];
type Said = Awaited<ReturnType<typeof transcriptsOf>>[number];

/** The table as it is filtered and sorted (N.34), line by line; leaves a trace, for it takes personal data out. */
export async function* exportSessions(ctx: Ctx, wanted: Wanted, words: SessionWords): AsyncGenerator<string> {
  const { query, withTranscript } = wanted;
  const [facts, fields] = await Promise.all([filterFacts(ctx), listFields(ctx, { scope: "session" })]);
  const details = { ...query, withTranscript };
  await record(ctx, { action: "sessions.exported", objectKind: "session", details });
  const header = [...words.header, ...fields.map(({ label }) => label), ...(withTranscript ? [words.transcript] : [])];
  yield csvMark + toCsvLine(header, words.separator);
  const limit = withTranscript ? 100 : 1000;
  let after: string | null = null;
  do {
    const rows: Row[] = await sessionsPage(ctx.db, meOf(ctx), query, { ...facts, after, limit });
    const [tags, said] = await Promise.all([
      tagsOf(
        ctx.db,
        rows.map(({ id }) => id),
      ),
      withTranscript ? transcriptsOf(ctx.db, rows) : [],
    ]);
    for (const row of rows) {
      const names = tags.filter(({ sessionId }) => sessionId === row.id).map(({ name }) => name);
      const cells = [...cellsOf(row, names, facts.now, words), ...fields.map((field) => fieldCell(row, field))];
      const lines = said.filter(({ sessionId }) => sessionId === row.id);
      if (withTranscript) cells.push(transcriptOf(lines, words));
      yield toCsvLine(cells, words.separator);
    }
    after = rows.length === limit ? (rows.at(-1)?.id ?? null) : null;
  } while (after);
}

function cellsOf(row: Row, tags: string[], now: Date, words: SessionWords): (string | null)[] {
  const { contact } = row;
  const at = (moment: Date | null) => (moment ? words.at(moment) : null);
  const duration = durationMs(row, now);
  const callback = callbackOf(row);
  return [
    words.at(row.startedAt),
    at(row.acceptedAt),
    at(row.endedAt),
    clockOf(waitMs(row, now)),
    duration === null ? null : clockOf(duration),
    words.status(row.status),
    words.origin(row.origin),
    row.campaignName,
    contact.name ?? contact.profileName,
    contact.phone ? phoneCell(contact.phone) : null,
    row.numberName,
    row.operatorName,
    row.groupName,
    words.result(row),
    row.resultNote,
    row.ratingScore?.toString() ?? null,
    row.ratingComment,
    callback && words.callback(callback),
    tags.join(", "),
  ];
}

function fieldCell({ fields }: Row, { key, kind }: ContactField): string {
  const value = fields[key] ?? "";
  return kind === "phone" ? phoneCell(value) : value;
}

/** One line a message; a spreadsheet's cell ends the transcript where it must. */
function transcriptOf(said: Said[], words: SessionWords): string {
  return said
    .map(({ at, direction, kind, body, authorName, fileName }) => {
      const who = direction === "in" ? words.client : (authorName ?? words.us);
      const what = [kind === "text" ? null : words.kind(kind), fileName, body].filter(Boolean).join(": ");
      return `${words.at(at)} ${who}: ${what}`;
    })
    .join("\n");
}
