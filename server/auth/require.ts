import { forbidden, notFound, redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { appContext } from "../app-context";
import type { Ctx } from "../context";
import { missingFeature } from "../team/feature-rules";
import { features } from "../team/features";
import { mayDo, type Permission } from "../team/permissions";
import { type WhoAsks, whoAsks } from "./current-actor";
import { authOptions } from "./options";

/** The signed-in person's context for a page; once a request. Without a login: the sign-in page. */
export const requireCtx = cache(async (): Promise<Ctx & { actor: Extract<Ctx["actor"], { kind: "user" }> }> => {
  const ctx = appContext();
  const { actor, unfinished } = await whoVisits();
  if (unfinished) redirect(setUpPage);
  if (!actor) redirect("/sign-in");
  return { ...ctx, actor };
});

/** Where the second factor is set up that the company requires. */
export const setUpPage = "/second-factor";

/** Who looks at a page, signed in or not; once a request. */
export const whoVisits = cache(async (): Promise<WhoAsks> => {
  const session = await getServerSession(authOptions());
  return whoAsks(appContext(), session?.loginId);
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
