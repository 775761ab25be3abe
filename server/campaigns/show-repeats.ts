import type { Ctx } from "../context";
import { countFailures, findFamily, firstRepeated } from "./failure-queries";
import { isOpen } from "./rules";

const shownPeople = 20;

/** What "Opakovat neúspěšné" would do now: to whom it goes, why not to the others, and the repetitions there are already (O5). */
export async function showRepeats(ctx: Ctx, { campaignId }: { campaignId: string }) {
  const now = ctx.now();
  const { parent, repeats } = await findFamily(ctx.db, campaignId);
  const failures = await countFailures(ctx.db, campaignId, { now, isRepeated: repeats.length > 0 });
  const count = failures.reduce((sum, failure) => (failure.verdict === "now" ? sum + failure.count : sum), 0);
  return {
    count,
    failures,
    people: count > 0 ? await firstRepeated(ctx.db, campaignId, now, shownPeople) : [],
    parent,
    repeats,
    /** As long as one goes on, there is no other. */
    open: repeats.find(({ status }) => isOpen(status)) ?? null,
  };
}

export type ShownRepeats = Awaited<ReturnType<typeof showRepeats>>;
