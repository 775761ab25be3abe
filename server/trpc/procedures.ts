import { initTRPC, TRPCError } from "@trpc/server";
import superjson from "superjson";
import { ZodError } from "zod";
import type { Actor, Ctx } from "../context";
import { DomainError, type DomainErrorCode } from "../core/errors";
import { requireRight } from "../team/features";
import type { Permission } from "../team/permissions";

/** `actor` is null before sign-in; `unfinished` still has to set up a second factor (auth/current-actor). */
export type RequestCtx = Omit<Ctx, "actor"> & {
  actor: Actor | null;
  unfinished?: Extract<Actor, { kind: "user" }> | null;
};

const t = initTRPC.context<RequestCtx>().create({
  transformer: superjson,
  errorFormatter: ({ shape, error }) => ({
    code: shape.code,
    message: error.cause instanceof DomainError ? error.cause.key : shape.data.code,
    data: {
      code: shape.data.code,
      httpStatus: shape.data.httpStatus,
      /** A text under `errors` in the messages files, with its values. */
      refusal: error.cause instanceof DomainError ? { key: error.cause.key, values: error.cause.values } : null,
      fields:
        error.cause instanceof ZodError
          ? error.cause.issues.map(({ path, message }) => ({
              path: path.join("."),
              message,
            }))
          : null,
    },
  }),
});

const codes = {
  not_found: "NOT_FOUND",
  forbidden: "FORBIDDEN",
  conflict: "CONFLICT",
  invalid: "BAD_REQUEST",
  too_many: "TOO_MANY_REQUESTS",
  unavailable: "SERVICE_UNAVAILABLE",
} as const satisfies Record<DomainErrorCode, TRPCError["code"]>;

const mapped = t.procedure.use(async ({ ctx, next, path }) => {
  const result = await next();
  if (result.ok) return result;
  const { cause } = result.error;
  if (cause instanceof DomainError) throw new TRPCError({ code: codes[cause.code], cause });
  if (result.error.code === "INTERNAL_SERVER_ERROR")
    ctx.log.error({ err: cause ?? result.error, path }, "procedure failed");
  return result;
});

export const router = t.router;
export const createCaller = t.createCallerFactory;

/** Somebody is signed in; their own things only. */
export const signedIn = mapped.use(({ ctx, next }) => {
  if (ctx.actor?.kind !== "user") throw new TRPCError({ code: "UNAUTHORIZED" });
  return next({ ctx: { ...ctx, actor: ctx.actor } });
});

/** Also somebody who may do nothing else yet than set up their second factor (N.8). */
export const settingUp = mapped.use(({ ctx, next }) => {
  const actor = ctx.actor ?? ctx.unfinished;
  if (actor?.kind !== "user") throw new TRPCError({ code: "UNAUTHORIZED" });
  return next({ ctx: { ...ctx, actor } });
});

/** Somebody who holds the permission (team/permissions), of a feature that is on (team/feature-rules). */
export const allowed = (permission: Permission) =>
  signedIn.use(async ({ ctx, next }) => {
    await requireRight(ctx, ctx.actor.role, permission);
    return next();
  });
