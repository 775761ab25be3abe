import { z } from "zod";
import { permitted } from "@/app/api/permitted";
import { openFile } from "@/server/canned-texts/open-file";
import { notFound } from "@/server/core/errors";

const where = z.object({ cannedTextId: z.uuid(), mediaId: z.uuid() });

/** A file of a canned text, for the composer that attaches it. */
export const GET = (request: Request, { params }: { params: Promise<Record<string, string>> }) =>
  permitted(request, "inbox.use", async (ctx) => {
    const asked = where.safeParse(await params);
    if (!asked.success) throw notFound("file");
    const { byteSize, mimeType, disposition, bytes } = await openFile(ctx, asked.data);
    return new Response(bytes({ start: 0, end: byteSize - 1 }), {
      headers: {
        "Content-Type": mimeType,
        "Content-Length": String(byteSize),
        "Content-Disposition": disposition,
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
      },
    });
  });
