import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { importErrors } from "@/server/contacts/import-errors";
import { reasonText } from "@/server/contacts/import-reason-rules";
import { notFound } from "@/server/core/errors";
import { csvAnswer } from "../../../../csv-answer";
import { permitted } from "../../../../permitted";

export const maxDuration = 60;

/** The rows that will not go in, with their reasons, in the reader's language. */
export async function GET(request: Request, { params }: { params: Promise<{ importId: string }> }) {
  return permitted(request, "contacts.import", async (ctx) => {
    const { importId } = await params;
    if (!z.uuid().safeParse(importId).success) throw notFound("import");
    const [t, locale] = await Promise.all([getTranslations("contacts.import"), getLocale()]);
    const words = {
      separator: locale === "cs" ? ";" : ",",
      row: t("row"),
      reason: t("reason"),
      column: (n: number) => t("column", { n }),
      reasonOf: (outcome: string, reason: string | null) => reasonText(outcome, reason, t),
    };
    return csvAnswer(`${t("errorsFile")}.csv`, importErrors(ctx, importId, words));
  });
}
