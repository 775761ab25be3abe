import type { NumberEventSource } from "@/db/enums";
import { type Ctx, inTransaction } from "../context";
import type { GrantedWaba } from "../providers/onboarding-types";
import { publish } from "../realtime/publish";
import { moveNumber } from "./move-number";
import { noteEvents } from "./note-event";
import { setDailyLimit } from "./queries";
import { isRaised, type KnownNumber, type NumberReport, newsIn, statusAfter } from "./report-rules";
import { joinScope, lockKnown, updateFacts, updateWaba, upsertWaba } from "./state-queries";
import { watchNumber } from "./watch-number";

/**
 * Takes in what a provider told of a number: the facts with the time read (S0.36), the state that follows from them, a line of
 * history for everything that is news, and the alerts. The same report twice changes nothing but the time.
 */
export async function takeReport(
  ctx: Ctx,
  input: {
    numberId: string;
    source: NumberEventSource;
    report: NumberReport;
    waba?: GrantedWaba | undefined;
  },
): Promise<void> {
  const { numberId, source, report, waba } = input;
  await inTransaction(ctx, async (tx) => {
    const known = await lockKnown(tx.db, numberId);
    if (!known) return;
    const wabaId = waba ? await linkWaba(tx, known, waba) : known.wabaId;
    const notes = newsIn(known, { ...report, ...(waba ? { verification: waba.verification } : {}) });
    await updateFacts(tx.db, numberId, factsOf(tx, known, report));
    if (wabaId) await updateWaba(tx.db, wabaId, accountFactsOf(report));
    if (report.dailyLimit !== undefined) await setDailyLimit(tx.db, numberId, report.dailyLimit, tx.now());
    if (isRaised(known.dailyLimit, report.dailyLimit)) {
      await tx.afterCommit(() => ctx.sendJob({ name: "delivery/limit.raised", data: { numberId } }));
    }
    await noteEvents(tx, { numberId, source, notes });
    const status = statusAfter(known, report);
    if (status) await moveNumber(tx, { numberId, status, reason: report.reason ?? null, source });
    await watchNumber(tx, { numberId });
    await publish(tx, { kind: "number", subjectId: numberId });
  });
}

async function linkWaba(
  ctx: Ctx,
  { id, quotaScopeId, wabaId: linked }: { id: string; quotaScopeId: string; wabaId: string | null },
  waba: GrantedWaba,
): Promise<string> {
  const wabaId = await upsertWaba(ctx.db, { ...waba, id: ctx.newId(), readAt: ctx.now() });
  if (wabaId !== linked) {
    await updateFacts(ctx.db, id, { wabaId });
    await joinScope(ctx.db, { numberId: id, scopeId: quotaScopeId, wabaId, newScopeId: ctx.newId() });
  }
  return wabaId;
}

const accountFactsOf = ({ review, verification, numberLimit }: NumberReport) => ({
  ...(review ? { review } : {}),
  ...(verification ? { verification } : {}),
  ...(numberLimit === undefined ? {} : { numberLimit }),
});

function factsOf(ctx: Ctx, known: KnownNumber, report: NumberReport) {
  const { quality, displayName, nameStatus, nameReason, twoStep, providerRate } = report;
  const isJudged = nameStatus !== undefined && nameStatus !== known.nameStatus;
  return {
    ...(quality ? { quality } : {}),
    ...(displayName === undefined ? {} : { displayName }),
    ...(nameStatus === undefined ? {} : { nameStatus }),
    ...(isJudged ? { nameStatusSince: ctx.now(), nameReason: nameReason ?? null } : {}),
    ...(twoStep === undefined ? {} : { twoStep }),
    ...(providerRate === undefined ? {} : { providerRate }),
  };
}
