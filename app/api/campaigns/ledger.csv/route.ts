import { ledgerFile } from "@/server/campaigns/ledger-file";
import { linesFilter } from "@/server/campaigns/ledger-schema";
import { DomainError } from "@/server/core/errors";
import { csvAnswer } from "../../csv-answer";
import { permitted } from "../../permitted";
import { csvWords } from "../words";

export const maxDuration = 60;

/** The lines of Kniha odeslání that the page's address chooses, in the reader's language. */
export async function GET(request: Request) {
  return permitted(request, "campaigns.manage", async (ctx) => {
    const { campaign, number, state, ...others } = Object.fromEntries(new URL(request.url).searchParams);
    const filter = linesFilter.safeParse({ campaignId: campaign, numberId: number, status: state, ...others });
    if (!filter.success) throw new DomainError("invalid", "unexpected");
    return csvAnswer("ledger.csv", ledgerFile(ctx, await csvWords(), filter.data));
  });
}
