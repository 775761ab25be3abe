import { z } from "zod";
import { badRows, csvTemplate, excludedRows, exportRecipients } from "@/server/campaigns/csv-files";
import { chosenQuery } from "@/server/campaigns/schema";
import { DomainError, notFound } from "@/server/core/errors";
import { csvAnswer } from "../../../../csv-answer";
import { permitted } from "../../../../permitted";
import { csvWords } from "../../../words";

export const maxDuration = 60;
const files = ["template.csv", "bad-rows.csv", "excluded.csv", "export.csv"] as const;

/** `template.csv` (S2.24), `bad-rows.csv`, `excluded.csv` and `export.csv` of a campaign, in the reader's language. The last takes the choice of the table's address. */
export async function GET(request: Request, { params }: { params: Promise<{ campaignId: string; file: string }> }) {
  const { campaignId, file } = await params;
  return permitted(request, file === "template.csv" ? "campaigns.see" : "campaigns.manage", async (ctx) => {
    const name = files.find((known) => known === file);
    if (!name || !z.uuid().safeParse(campaignId).success) throw notFound("file");
    const words = await csvWords();
    if (name === "template.csv") return csvAnswer(name, await csvTemplate(ctx, campaignId, words));
    if (name === "excluded.csv") return csvAnswer(name, excludedRows(ctx, campaignId, words));
    if (name === "bad-rows.csv") return csvAnswer(name, badRows(ctx, campaignId, words));
    const { state, ...others } = Object.fromEntries(new URL(request.url).searchParams);
    const chosen = chosenQuery.safeParse({ status: state, ...others });
    if (!chosen.success) throw new DomainError("invalid", "unexpected");
    return csvAnswer(name, exportRecipients(ctx, campaignId, words, chosen.data));
  });
}
