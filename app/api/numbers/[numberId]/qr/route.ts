import { z } from "zod";
import { DomainError, notFound } from "@/server/core/errors";
import { contentDisposition } from "@/server/media/file-name-rules";
import { drawQr } from "@/server/profiles/draw-qr";
import { qrQuery } from "@/server/profiles/schema";
import { permitted } from "../../../permitted";

/** The QR code of a number's chat link, to be shown or with `download=1` saved (N.58). The same question has the same answer. */
export async function GET(request: Request, { params }: { params: Promise<{ numberId: string }> }) {
  const { numberId } = await params;
  return permitted(request, "numbers.see", async (ctx) => {
    const query = qrQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!z.uuid().safeParse(numberId).success) throw notFound("number");
    if (!query.success) throw new DomainError("invalid", "unexpected");
    const { fileName, mimeType, bytes } = await drawQr(ctx, { ...query.data, numberId });
    return new Response(Uint8Array.from(bytes), {
      headers: {
        "Content-Type": mimeType,
        "Content-Disposition": contentDisposition(query.data.download ? "attachment" : "inline", fileName),
        "Cache-Control": "private, max-age=3600",
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
        "X-Content-Type-Options": "nosniff",
      },
    });
  });
}
