import { forbidden, notFound, redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { appContext } from "../app-context";
import type { Ctx } from "../context";
import { missingFeature } from "../team/feature-rules";
import { features } from "../team/features";
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

/** What the company has switched on; once a request. */
export const requireFeatures = cache(async () => features(await requireCtx()));

/**
 * Shows the refused screen (403) to who may not. Where the feature is off, an administrator comes to its switch and everybody else
 * finds nothing (S1.1, S1.2). Pages are not the guard: every procedure checks again.
 */
export async function requirePermission(permission: Permission) {
  const ctx = await requireCtx();
  if (!mayDo(ctx.actor.role, permission)) forbidden();
  const missing = missingFeature(await requireFeatures(), permission);
  if (missing && mayDo(ctx.actor.role, "team.manage")) redirect(`/settings/company?off=${missing}`);
  if (missing) notFound();
  return ctx;
}
