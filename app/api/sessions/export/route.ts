import { DomainError } from "@/server/core/errors";
import { exportSessions } from "@/server/sessions/export-sessions";
import { sessionFilter } from "@/server/sessions/schema";
import { csvAnswer } from "../../csv-answer";
import { permitted } from "../../permitted";
import { sessionWords } from "../words";

export const maxDuration = 300;

/** The sessions table as CSV; the query is the filter as the screen has it. */
export async function GET(request: Request) {
  return permitted(request, "sessions.export", async (ctx) => {
    const filter = sessionFilter.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!filter.success) throw new DomainError("invalid", "unexpected");
    const words = await sessionWords();
    return csvAnswer(`${words.fileName}.csv`, exportSessions(ctx, filter.data, words));
  });
}
