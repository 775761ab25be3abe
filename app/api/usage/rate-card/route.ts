import { notFound } from "@/server/core/errors";
import { cardTemplate } from "@/server/usage/card-template";
import { downloadQuery } from "@/server/usage/schema";
import { csvAnswer } from "../../csv-answer";
import { permitted } from "../../permitted";
import { cardWords } from "../words";

/** A price list to fill in: the sample's prices under a header of the language. */
export async function GET(request: Request) {
  return permitted(request, "usage.see", async () => {
    const query = downloadQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!query.success) throw notFound("file");
    const words = await cardWords(query.data.separator);
    return csvAnswer(`${words.fileName}.csv`, cardTemplate(words));
  });
}
