import { exportContacts } from "@/server/contacts/export-contacts";
import { exportQuery } from "@/server/contacts/schema";
import { DomainError } from "@/server/core/errors";
import { csvAnswer } from "../../csv-answer";
import { permitted } from "../../permitted";
import { contactWords } from "../words";

export const maxDuration = 300;

/** The directory as CSV; `?search=&conditions=` (JSON) as the screen has them. */
export async function GET(request: Request) {
  return permitted(request, "contacts.export", async (ctx) => {
    const query = exportQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!query.success) throw new DomainError("invalid", "unexpected");
    const words = await contactWords();
    return csvAnswer(`${words.fileName}.csv`, exportContacts(ctx, query.data, words));
  });
}
