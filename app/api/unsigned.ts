import type { z } from "zod";
import { appContext } from "@/server/app-context";
import type { Ctx } from "@/server/context";
import { DomainError } from "@/server/core/errors";
import { isForeign, readBody } from "@/server/core/request-guard";
import { httpStatus } from "./http-status";

const maxBodyBytes = 4096;

/** Runs a handler for who is not signed in yet: from our own pages only, a small JSON body, refusals answered like tRPC's. */
export async function unsigned<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  handle: (ctx: Ctx, input: z.output<Schema>) => Promise<unknown>,
): Promise<Response> {
  const ctx = appContext();
  if (isForeign(request.headers, ctx.env.APP_URL)) return refused("forbidden", 403);
  const input = schema.safeParse(jsonOf(await readBody(request, maxBodyBytes)));
  if (!input.success) return refused("unexpected", 400);
  try {
    return Response.json(await handle(ctx, input.data), { headers: { "Cache-Control": "no-store" } });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return refused(error.key, httpStatus[error.code], error.values);
  }
}

function jsonOf(body: Uint8Array | null): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body ?? new Uint8Array()));
  } catch {
    return null;
  }
}

const refused = (key: string, status: number, values: Record<string, string | number> = {}) =>
  Response.json({ refusal: { key, values } }, { status });
