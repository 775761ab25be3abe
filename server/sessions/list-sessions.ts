import type { Ctx } from "../context";
import { meOf } from "../inbox/operator";
import { company } from "../team/company";
import { sessionsPage, tagsOf } from "./queries";
import type { ListSessionsInput } from "./schema";

/** A page of the table "Sezení" (N.34): live or past, the newest first, of what the reader may see. */
export async function listSessions(ctx: Ctx, { cursor, limit = 50, ...filter }: ListSessionsInput) {
  const { timeZone } = await company(ctx);
  const page = { after: cursor ?? null, limit: limit + 1 };
  const found = await sessionsPage(ctx.db, meOf(ctx), { ...filter, timeZone }, page);
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
