import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { env } from "@/server/core/env";
import { isForeign, readBody } from "@/server/core/request-guard";
import { createRequestContext } from "@/server/request-context";
import { appRouter } from "@/server/trpc/root";

export const maxDuration = 60;
const maxBodyBytes = 1024 * 1024;
const maxCalls = 30;

export const GET = (request: Request) => answer(request);

/** Only pages of ours may change anything; a body larger than any form of ours is not read. */
export async function POST(request: Request) {
  if (isForeign(request.headers, env().APP_URL)) return refused(403);
  const body = await readBody(request, maxBodyBytes);
  if (!body) return refused(413);
  return answer(new Request(request, { body }));
}

async function answer(request: Request): Promise<Response> {
  const response = await fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    createContext: ({ req }) => createRequestContext(req),
    maxBatchSize: maxCalls,
  });
  response.headers.set("Cache-Control", "no-store, no-transform");
  return response;
}

const refused = (status: number) => new Response(null, { status, headers: { "Cache-Control": "no-store" } });
