import { z } from "zod";
import { appContext } from "@/server/app-context";
import type { Ctx } from "@/server/context";
import { DomainError, notFound } from "@/server/core/errors";
import { isPublicMediaUrl } from "@/server/media/public-url";
import { byteRange } from "@/server/media/range-rules";
import { type ServedFile, serveMedia } from "@/server/media/serve-media";
import { createRequestContext } from "@/server/request-context";
import { requireRight } from "@/server/team/features";
import { answered } from "../answers";

export const maxDuration = 60;

/** A file, or a range of it, for who may see it or who holds a signed public address; `?download=1` saves it, `?message=` names whose card it is. */
export const GET = (request: Request, { params }: { params: Promise<{ mediaId: string }> }) =>
  answered(async () => {
    const { mediaId } = await params;
    if (!z.uuid().safeParse(mediaId).success) throw notFound("file");
    const query = new URL(request.url).searchParams;
    const ctx = await whoAsks(request, mediaId, query);
    const messageId = z.uuid().safeParse(query.get("message")).data;
    return answer(request, await serveMedia(ctx, { mediaId, messageId, asDownload: query.get("download") === "1" }));
  });

async function whoAsks(request: Request, mediaId: string, query: URLSearchParams): Promise<Ctx> {
  const system = appContext();
  if (isPublicMediaUrl(system, mediaId, query)) return system;
  const ctx = await createRequestContext(request);
  const { actor } = ctx;
  if (actor?.kind !== "user") throw new DomainError("forbidden", "forbidden");
  await requireRight(ctx, actor.role, "inbox.use");
  return { ...ctx, actor };
}

function answer(request: Request, file: ServedFile): Response {
  const headers = headersOf(file);
  if (request.headers.get("if-none-match") === file.etag) return new Response(null, { status: 304, headers });
  const ifRange = request.headers.get("if-range");
  const range = ifRange && ifRange !== file.etag ? null : byteRange(request.headers.get("range"), file.byteSize);
  if (range === "unsatisfiable") {
    headers.set("Content-Range", `bytes */${file.byteSize}`);
    return new Response(null, { status: 416, headers });
  }
  const { start, end } = range ?? { start: 0, end: file.byteSize - 1 };
  headers.set("Content-Length", String(end - start + 1));
  if (range) headers.set("Content-Range", `bytes ${start}-${end}/${file.byteSize}`);
  return new Response(file.bytes({ start, end }), { status: range ? 206 : 200, headers });
}

/** What a client sent is hostile until proven harmless: it is saved, not shown, and runs in no origin. */
function headersOf(file: ServedFile): Headers {
  return new Headers({
    "Content-Type": file.mimeType,
    "Content-Disposition": file.disposition,
    "Accept-Ranges": "bytes",
    ETag: file.etag,
    "Cache-Control": "private, max-age=86400",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    ...(file.isInline ? {} : { "Content-Security-Policy": "default-src 'none'; sandbox" }),
  });
}
