import type { Actor, Ctx } from "@/server/context";
import { DomainError } from "@/server/core/errors";
import { createRequestContext } from "@/server/request-context";
import { requireRight } from "@/server/team/features";
import type { Permission } from "@/server/team/permissions";
import { httpStatus } from "./http-status";

type Person = Extract<Actor, { kind: "user" }>;

/** Runs a handler for who may; refusals are answered like tRPC's: a key under `errors` with its values. */
export async function permitted(
  request: Request,
  permission: Permission,
  handle: (ctx: Ctx & { actor: Person }) => Promise<Response>,
): Promise<Response> {
  const ctx = await createRequestContext(request);
  const { actor } = ctx;
  if (actor?.kind !== "user") return Response.json({ refusal: { key: "forbidden", values: {} } }, { status: 401 });
  try {
    await requireRight(ctx, actor.role, permission);
    return await handle({ ...ctx, actor });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { key, values } = error;
    return Response.json({ refusal: { key, values } }, { status: httpStatus[error.code] });
  }
}
