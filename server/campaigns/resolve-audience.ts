import type { Audience, AudienceStep, ResolvedStep } from "@/db/schema/campaign-audience";
import type { Ctx } from "../context";
import { findSources } from "./audience-queries";

/** The steps with the names and conditions that their sources have now; `missing`: places of those whose source is gone. */
export async function resolveSteps(
  ctx: Pick<Ctx, "db">,
  { steps }: Pick<Audience, "steps">,
): Promise<{ steps: ResolvedStep[]; missing: number[] }> {
  const named = await findSources(ctx.db, {
    filters: steps.flatMap((step) => (step.kind === "filter" ? [step.filterId] : [])),
    tags: steps.flatMap((step) => (step.kind === "tag" ? [step.tagId] : [])),
    campaigns: steps.flatMap((step) => (step.kind === "campaign" ? [step.campaignId] : [])),
  });
  const resolved = steps.map((step) => {
    const source = named.get(sourceId(step) ?? "");
    return { ...step, name: source?.name ?? null, conditions: source?.conditions ?? [] };
  });
  const missing = resolved.flatMap((step, n) => (sourceId(step) !== null && step.name === null ? [n] : []));
  return { steps: resolved, missing };
}

function sourceId(step: AudienceStep): string | null {
  switch (step.kind) {
    case "everybody":
      return null;
    case "filter":
      return step.filterId;
    case "tag":
      return step.tagId;
    case "campaign":
      return step.campaignId;
  }
}
