import { env } from "@/server/core/env";
import { DomainError } from "@/server/core/errors";
import { isForeign, readBody } from "@/server/core/request-guard";
import { maxPartBytes, sizeText } from "@/server/media/rules";
import { uploadQuery } from "@/server/media/schema";
import { storeUpload } from "@/server/media/store-upload";
import { storeUploadPart } from "@/server/media/store-upload-part";
import { createRequestContext } from "@/server/request-context";
import { requireRight } from "@/server/team/features";
import { answered } from "./answers";

export const maxDuration = 60;

/** The bytes of a file to be sent, whole or in parts (`upload`, `offset`, `size`). The last part answers with the file. */
export const POST = (request: Request) =>
  answered(async () => {
    if (isForeign(request.headers, env().APP_URL)) throw new DomainError("forbidden", "forbidden");
    const ctx = await createRequestContext(request);
    const { actor } = ctx;
    if (actor?.kind !== "user") throw new DomainError("forbidden", "forbidden");
    await requireRight(ctx, actor.role, "inbox.use");
    const query = uploadQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!query.success) throw new DomainError("invalid", "unexpected");
    const bytes = await readBody(request, maxPartBytes);
    if (!bytes) throw new DomainError("invalid", "uploadPartTooLarge", { max: sizeText(maxPartBytes) });
    const file = { fileName: query.data.fileName, claimedType: request.headers.get("content-type"), bytes };
    const uploader = { ...ctx, actor };
    if (query.data.upload === undefined) return Response.json(await storeUpload(uploader, file));
    const { upload: uploadId, offset, size } = query.data;
    return Response.json(await storeUploadPart(uploader, { ...file, uploadId, offset, size }));
  });
