import type { Audience, VariableSource } from "@/db/schema/campaign-audience";
import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { consentPolicy } from "../team/consent-policy";
import { audienceRows, countAudienceRows, countExcluded } from "./audience-queries";
import { type AudienceCount, takesNobody, toAudienceCount } from "./audience-rules";
import type { Sought } from "./audience-sql-queries";
import { countExcludedByFiles } from "./exclusion-queries";
import { importFacts } from "./import-queries";
import { resolveSteps } from "./resolve-audience";
import { shareRunning } from "./share-running";

type Question = { campaignId: string; audience: Audience; sources?: (VariableSource | null)[] };

/**
 * Whom an audience would bring, with everybody it would not and why, how many each step knows, and some of the good ones (O9).
 * `sources`: other sources of variables than the campaign's.
 */
export async function countAudience(ctx: Ctx, question: Question) {
  const { sought, missing, isExcepted } = await soughtOf(ctx, question);
  const { verdicts, steps } = await countAudienceRows(ctx.db, sought);
  const excludedFromFiles = await countExcludedRows(ctx, sought);
  const examples = takesNobody(question.audience)
    ? []
    : await audienceRows(ctx.db, sought, { kind: "first", limit: 5 });
  const count = toAudienceCount(verdicts);
  const leavesOut = sought.isMarketing && (await consentPolicy(ctx)) === "required" && !isExcepted;
  return {
    ...count,
    /** What the policy makes of those whom nobody asked for their consent. */
    leftOut: leavesOut ? count.unasked : 0,
    steps: steps.map((count, n) => ({
      count,
      name: sought.audience.steps[n]?.name ?? null,
      isGone: missing.includes(n),
    })),
    excludedFromFiles: excludedFromFiles.count,
    /** Rows of files that another file takes away. */
    inMinusFile: await countExcludedByFiles(ctx.db, question.campaignId),
    examples,
  };
}

export type CountedAudience = Awaited<ReturnType<typeof countAudience>>;

/** What a draft's audience adds to its files; everything of it is nothing once the audience is fixed. */
export async function audienceFacts(ctx: Ctx, { campaignId }: { campaignId: string }) {
  const facts = await importFacts(ctx.db, campaignId);
  if (!facts) throw notFound("campaign");
  const { audience, audienceFixedAt } = facts.campaign;
  if (audienceFixedAt || audience.steps.length === 0)
    return { count: noCount, excluded: { count: 0, consenting: 0, unasked: 0 } };
  const { sought } = await soughtOf(ctx, { campaignId, audience });
  const question = JSON.stringify({ ...sought, audience: { ...sought.audience, at: null } });
  return shareRunning(ctx.db, question, async () => {
    const { verdicts } = await countAudienceRows(ctx.db, sought);
    return { count: toAudienceCount(verdicts), excluded: await countExcludedRows(ctx, sought) };
  });
}

/** No source of a draft's audience is gone: one that is would let through whom it should take away. */
export async function areSourcesSound(ctx: Ctx, { campaignId }: { campaignId: string }): Promise<boolean> {
  const facts = await importFacts(ctx.db, campaignId);
  if (!facts) throw notFound("campaign");
  const { audience, audienceFixedAt } = facts.campaign;
  return audienceFixedAt !== null || (await resolveSteps(ctx, audience)).missing.length === 0;
}

export type AudienceFacts = Awaited<ReturnType<typeof audienceFacts>>;

const noCount: AudienceCount = { total: 0, planned: 0, unasked: 0, reasons: [] };

const countExcludedRows = async (ctx: Pick<Ctx, "db">, sought: Sought) =>
  sought.audience.steps.some(({ mode }) => mode === "minus")
    ? countExcluded(ctx.db, sought)
    : { count: 0, consenting: 0, unasked: 0 };

/** An audience with what the database needs to answer for it, as of now. */
export async function soughtOf(ctx: Ctx, { campaignId, audience, sources }: Question) {
  const facts = await importFacts(ctx.db, campaignId);
  if (!facts) throw notFound("campaign");
  const { variables, consentOverrideReason } = facts.campaign;
  const { steps, missing } = await resolveSteps(ctx, audience);
  const sought: Sought = {
    campaignId,
    isMarketing: facts.category === "marketing",
    variables,
    audience: {
      steps,
      phoneField: audience.phoneField,
      sources: sources ?? variables.map(({ source }) => source ?? null),
      at: ctx.now().toISOString(),
    },
  };
  return { sought, missing, isExcepted: consentOverrideReason !== null };
}
