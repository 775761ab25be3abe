import { z } from "zod";
import { importPart } from "@/server/campaigns/import-part";
import { partQuery } from "@/server/campaigns/schema";
import { DomainError } from "@/server/core/errors";
import { permitted } from "../../../permitted";

export const maxDuration = 60;
const maxPart = 4 * 1024 * 1024;

/** One part of a file of contacts, as bytes; `?import=&offset=` says which. Answers where the next part begins. */
export async function POST(request: Request, { params }: { params: Promise<{ campaignId: string }> }) {
  return permitted(request, "campaigns.manage", async (ctx) => {
    refuseForeign(request);
    const campaignId = z.uuid().safeParse((await params).campaignId);
    const query = partQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!campaignId.success || !query.success) throw new DomainError("invalid", "unexpected");
    const bytes = new Uint8Array(await request.arrayBuffer());
    if (bytes.length > maxPart) throw new DomainError("invalid", "importPartTooLarge");
    const { import: importId, offset, columns = null } = query.data;
    return Response.json(await importPart(ctx, { campaignId: campaignId.data, importId, offset, bytes, columns }));
  });
}

/** A page of another site cannot send this type without asking first, and is not answered. */
function refuseForeign(request: Request): void {
  const site = request.headers.get("sec-fetch-site");
  const isOurs = site === null || site === "same-origin";
  if (!isOurs || request.headers.get("content-type") !== "application/octet-stream")
    throw new DomainError("forbidden", "forbidden");
  if (Number(request.headers.get("content-length") ?? 0) > maxPart)
    throw new DomainError("invalid", "importPartTooLarge");
}
