import { notFound } from "@/server/core/errors";
import { downloadQuery, monthSchema } from "@/server/usage/schema";
import { sentLines, summaryLines } from "@/server/usage/usage-files";
import { csvAnswer } from "../../../csv-answer";
import { permitted } from "../../../permitted";
import { usageWords } from "../../words";

export const maxDuration = 300;
const files = { "messages.csv": sentLines, "summary.csv": summaryLines };

/** `messages.csv`, a row for every message sent in the month, and `summary.csv` (S0.31); `?separator=comma|semicolon`. */
export async function GET(request: Request, { params }: { params: Promise<{ month: string; file: string }> }) {
  const { month, file } = await params;
  return permitted(request, "usage.see", async (ctx) => {
    const query = downloadQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    const name = file === "messages.csv" || file === "summary.csv" ? file : null;
    if (!name || !query.success || !monthSchema.safeParse(month).success) throw notFound("file");
    const words = await usageWords(query.data.separator);
    return csvAnswer(`${words.fileNames[name]}-${month}.csv`, files[name](ctx, { month }, words));
  });
}
