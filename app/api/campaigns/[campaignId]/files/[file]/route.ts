import { z } from "zod";
import { badRows, csvTemplate, exportRecipients } from "@/server/campaigns/csv-files";
import { notFound } from "@/server/core/errors";
import { permitted } from "../../../permitted";
import { csvWords } from "../../../words";

export const maxDuration = 60;
const files = ["template.csv", "bad-rows.csv", "export.csv"] as const;

/** `template.csv` (S2.24), `bad-rows.csv` and `export.csv` of a campaign, in the reader's language. */
export async function GET(request: Request, { params }: { params: Promise<{ campaignId: string; file: string }> }) {
  const { campaignId, file } = await params;
  return permitted(request, file === "template.csv" ? "campaigns.see" : "campaigns.manage", async (ctx) => {
    const name = files.find((known) => known === file);
    if (!name || !z.uuid().safeParse(campaignId).success) throw notFound("file");
    const words = await csvWords();
    if (name === "template.csv") return answer(name, await csvTemplate(ctx, campaignId, words));
    const rows = name === "bad-rows.csv" ? badRows : exportRecipients;
    return answer(name, await streamOf(rows(ctx, campaignId, words)));
  });
}

const answer = (name: string, body: BodyInit) =>
  new Response(body, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });

/** The first line is read before the answer begins, so that a refusal is still a refusal. */
async function streamOf(lines: AsyncGenerator<string>): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder();
  const first = await lines.next();
  return new ReadableStream({
    start: (controller) => {
      if (!first.done) controller.enqueue(encoder.encode(first.value));
    },
    pull: async (controller) => {
      const { done, value } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: () => lines.return(undefined).then(() => undefined),
  });
}
