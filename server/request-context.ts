import { NextRequest } from "next/server";
import { getToken } from "next-auth/jwt";
import { appContext } from "./app-context";
import { whoAsks } from "./auth/current-actor";
import { env } from "./core/env";
import type { RequestCtx } from "./trpc/procedures";

/** Context of a tRPC call or a media request: who asks is read from the cookie and checked against the database. */
export async function createRequestContext(request: Request): Promise<RequestCtx> {
  const ctx = appContext();
  const token = await getToken({
    req: new NextRequest(request.url, { headers: request.headers }),
    secret: env().NEXTAUTH_SECRET,
    secureCookie: env().APP_URL.startsWith("https://"),
  });
  return { ...ctx, ...(await whoAsks(ctx, token?.loginId)) };
}
