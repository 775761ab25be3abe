import { env } from "@/server/core/env";
import { DomainError } from "@/server/core/errors";
import { isForeign, readBody } from "@/server/core/request-guard";
import { maxPartBytes, sizeText } from "@/server/media/rules";
import { savePhoto } from "@/server/photos/change-photo";
import { createRequestContext } from "@/server/request-context";
import { answered } from "../media/answers";

/** The bytes of a picture become the photo of who sends them. */
export const POST = (request: Request) =>
  answered(async () => {
    if (isForeign(request.headers, env().APP_URL)) throw new DomainError("forbidden", "forbidden");
    const ctx = await createRequestContext(request);
    const { actor } = ctx;
    if (actor?.kind !== "user") throw new DomainError("forbidden", "forbidden");
    const bytes = await readBody(request, maxPartBytes);
    if (!bytes) throw new DomainError("invalid", "uploadPartTooLarge", { max: sizeText(maxPartBytes) });
    await savePhoto({ ...ctx, actor }, { bytes });
    return new Response(null, { status: 204 });
  });
