import { type Ctx, inTransaction } from "../context";
import { meOf } from "../inbox/operator";
import { company } from "../team/company";
import { deskSettings } from "../team/desk-settings";
import { foundRows } from "./found-queries";
import {
  beginsWith,
  foldedQuery,
  foundByWalking,
  foundByWords,
  hasInside,
  planFor,
  readsInside,
  type Search,
  scopeOf,
} from "./queries";
import { longEnough, patternsOf, type Sought, snippetOf, soughtWords, tsqueryOf, type Way, ways } from "./rules";
import type { SearchMessagesInput } from "./schema";

const everything = 2_000_000_000;

/**
 * Messages and notes that say something (O23), notes to results and to colleagues among them, of what the reader may see: first those with words that begin so, then those with words that
 * have it inside; the newest first in both. Written with or without diacritics, as a whole number or in groups.
 */
export async function searchMessages(ctx: Ctx, { query, cursor, limit = 50, ...filter }: SearchMessagesInput) {
  const sought = soughtWords(await foldedQuery(ctx.db, query));
  if (sought.length === 0) return { rows: [], nextCursor: null };
  const [{ timeZone }, { previewBeforeAccept }] = await Promise.all([company(ctx), deskSettings(ctx)]);
  const scope = await scopeOf(ctx.db, meOf(ctx), previewBeforeAccept);
  const search: Search = { scope, filter: { ...filter, timeZone }, after: null, limit: limit + 1 };
  const found = await inTransaction(ctx, (tx) => findOneWayAfterAnother(tx, search, sought, fromCursor(cursor)));
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const rows = new Map(
    (
      await foundRows(
        ctx.db,
        shown.map(({ id }) => id),
      )
    ).map((row) => [row.messageId, row]),
  );
  return {
    rows: shown.flatMap(({ id }) => {
      const row = rows.get(id);
      return row ? [toFound(row, sought)] : [];
    }),
    nextCursor: found.length > limit && last ? `${last.way}_${last.id}` : null,
  };
}

export type FoundMessage = ReturnType<typeof toFound>;

type Place = { way: Way; after: string | null };

function fromCursor(cursor: string | null | undefined): Place {
  const [way, after] = cursor?.split("_") ?? [];
  return { way: way === "tails" ? "tails" : "beginnings", after: after || null };
}

/** A page goes over from one way to the next where the first has no more. */
async function findOneWayAfterAnother(ctx: Ctx, search: Search, sought: Sought, from: Place) {
  const found: { way: Way; id: string }[] = [];
  for (const way of ways.slice(ways.indexOf(from.way))) {
    const limit = search.limit - found.length;
    if (limit <= 0) break;
    const ids = await find(ctx, { ...search, limit, after: way === from.way ? from.after : null }, sought, way);
    found.push(...ids.map((id) => ({ way, id })));
  }
  return found;
}

/** What everybody says fills a page from the newest; what is rare comes whole from the index of words; the rest takes a longer walk. */
async function find({ db }: Pick<Ctx, "db">, search: Search, sought: Sought, way: Way): Promise<string[]> {
  const [beginnings, tails] = [tsqueryOf(sought, "beginnings"), tsqueryOf(sought, "tails")];
  if (!beginnings || (way === "tails" && !tails)) return [];
  const [indexed, read] =
    way === "tails" && tails
      ? [hasInside(tails, beginnings), readsInside(patternsOf(longEnough(sought)), beginnings)]
      : [beginsWith(beginnings), beginsWith(beginnings)];
  await planFor(db, "walking");
  const newest = await foundByWalking(db, search, read, "first");
  if (newest.length >= search.limit) return newest;
  await planFor(db, "words");
  const { ids, isWhole } = await foundByWords(db, search, indexed);
  if (isWhole) return ids;
  await planFor(db, "walking");
  const walked = await foundByWalking(db, search, read, "common");
  if (walked.length >= search.limit) return walked;
  await planFor(db, "words");
  return (await foundByWords(db, search, indexed, everything)).ids;
}

type Row = Awaited<ReturnType<typeof foundRows>>[number];

function toFound({ text, ...row }: Row, sought: Sought) {
  return { ...row, snippet: snippetOf(text ?? "", sought) };
}
