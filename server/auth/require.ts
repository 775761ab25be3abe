import { forbidden, redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { appContext } from "../app-context";
import type { Ctx } from "../context";
import { mayDo, type Permission } from "../team/permissions";
import { currentActor } from "./current-actor";
import { authOptions } from "./options";

/** The signed-in person's context for a page; once a request. Without a login: the sign-in page. */
export const requireCtx = cache(async (): Promise<Ctx & { actor: Extract<Ctx["actor"], { kind: "user" }> }> => {
  const ctx = appContext();
  const session = await getServerSession(authOptions());
  const actor = await currentActor(ctx, session?.loginId);
  if (!actor) redirect("/sign-in");
  return { ...ctx, actor };
});

/** Shows the refused screen (403) to who may not. Pages are not the guard: every procedure checks again. */
export async function requirePermission(permission: Permission) {
  const ctx = await requireCtx();
  if (!mayDo(ctx.actor.role, permission)) forbidden();
  return ctx;
}
