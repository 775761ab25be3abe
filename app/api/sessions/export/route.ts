import { DomainError } from "@/server/core/errors";
import { exportSessions } from "@/server/sessions/export-sessions";
import { parseAddress } from "@/server/sessions/rules";
import { csvAnswer } from "../../csv-answer";
import { permitted } from "../../permitted";
import { sessionWords } from "../words";

export const maxDuration = 300;

/** The sessions table as CSV; the address has the filters as the screen's, and whether what was said goes along. */
export async function GET(request: Request) {
  return permitted(request, "sessions.export", async (ctx) => {
    const { transcript, ...address } = Object.fromEntries(new URL(request.url).searchParams);
    const query = parseAddress(address);
    if (!query.success) throw new DomainError("invalid", "unexpected");
    const words = await sessionWords();
    const wanted = { query: query.data, withTranscript: transcript === "1" };
    return csvAnswer(`${words.fileName}.csv`, exportSessions(ctx, wanted, words));
  });
}
