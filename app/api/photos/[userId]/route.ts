import { z } from "zod";
import { DomainError, notFound } from "@/server/core/errors";
import { showPhoto } from "@/server/photos/show-photo";
import { createRequestContext } from "@/server/request-context";
import { answered } from "../../media/answers";

/** A colleague's photo for who is signed in; `?v=` names the version, so it may be kept. */
export const GET = (request: Request, { params }: { params: Promise<{ userId: string }> }) =>
  answered(async () => {
    const { userId } = await params;
    if (!z.uuid().safeParse(userId).success) throw notFound("file");
    const ctx = await createRequestContext(request);
    if (ctx.actor?.kind !== "user") throw new DomainError("forbidden", "forbidden");
    return new Response(Buffer.from(await showPhoto(ctx, { userId })), {
      headers: {
        "Content-Type": "image/jpeg",
        "Cache-Control": "private, max-age=31536000, immutable",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
      },
    });
  });
