import { z } from "zod";
import { readImportPart } from "@/server/contacts/read-import";
import { importPartQuery } from "@/server/contacts/schema";
import { DomainError } from "@/server/core/errors";
import { permitted } from "../../../permitted";

export const maxDuration = 60;
const maxPart = 4 * 1024 * 1024;

/** One part of a file of contacts, as bytes; `?offset=` says which. Answers where the next part begins. */
export async function POST(request: Request, { params }: { params: Promise<{ importId: string }> }) {
  return permitted(request, "contacts.import", async (ctx) => {
    refuseForeign(request);
    const importId = z.uuid().safeParse((await params).importId);
    const query = importPartQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!importId.success || !query.success) throw new DomainError("invalid", "unexpected");
    const bytes = new Uint8Array(await request.arrayBuffer());
    if (bytes.length > maxPart) throw new DomainError("invalid", "importPartTooLarge");
    return Response.json(await readImportPart(ctx, { importId: importId.data, offset: query.data.offset, bytes }));
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
