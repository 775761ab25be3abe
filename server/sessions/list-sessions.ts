import type { Ctx } from "../context";
import { meOf } from "../inbox/operator";
import { filterFacts } from "./filter-facts";
import { sessionsPage, tagsOf } from "./queries";
import type { ListSessionsInput } from "./schema";

/** A page of the table "Sezení" (N.34): live or past, of what the reader may see. */
export async function listSessions(ctx: Ctx, { cursor, limit = 50, sort = "-started", ...filter }: ListSessionsInput) {
  const page = { ...(await filterFacts(ctx)), after: cursor ?? null, limit: limit + 1 };
  const found = await sessionsPage(ctx.db, meOf(ctx), { ...filter, sort }, page);
  const shown = found.slice(0, limit);
  const tags = await tagsOf(
    ctx.db,
    shown.map(({ id }) => id),
  );
  return {
    rows: shown.map((row) => ({ ...row, tags: tags.filter(({ sessionId }) => sessionId === row.id) })),
    nextCursor: found.length > limit ? (shown.at(-1)?.id ?? null) : null,
  };
}

export type SessionRow = Awaited<ReturnType<typeof listSessions>>["rows"][number];
