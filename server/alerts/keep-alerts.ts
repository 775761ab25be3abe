import type { AlertKind } from "@/db/enums";
import { type Ctx, inTransaction } from "../context";
import { publish } from "../realtime/publish";
import { insertAlerts, type NewAlert, resolveAlerts } from "./queries";
import { isTold, severityOf } from "./rules";

export type WantedAlert = {
  kind: AlertKind;
  /** Tells incidents of one kind apart; mostly left out. */
  detail?: string;
  /** `name`, `phone`, `reason` …: what the sentence about it needs. */
  facts: Record<string, string>;
};

/**
 * Makes the open alerts of a subject, of these kinds, exactly those that are wanted: raises what is new, once an incident, and
 * resolves what is over. Saying the same again changes nothing. People are told after the commit.
 */
export async function keepAlerts(
  ctx: Ctx,
  { subjectId, kinds, wanted }: { subjectId: string; kinds: readonly AlertKind[]; wanted: WantedAlert[] },
): Promise<{ raised: string[]; resolved: string[] }> {
  return inTransaction(ctx, async (tx) => {
    const rows = wanted.map((alert) => toRow(tx, subjectId, alert));
    const raised = await insertAlerts(tx.db, rows);
    const resolved = await resolveAlerts(tx.db, { subjectId, kinds, except: rows, at: tx.now() });
    await publish(tx, ...[...raised, ...resolved].map((id) => ({ kind: "alert" as const, subjectId: id })));
    await tx.afterCommit(() =>
      ctx.sendJob(...raised.map((alertId) => ({ name: "alerts/notify.due" as const, data: { alertId } }))),
    );
    return { raised, resolved };
  });
}

function toRow(ctx: Ctx, subjectId: string, { kind, detail = "", facts }: WantedAlert): NewAlert {
  const severity = severityOf[kind];
  const raisedAt = ctx.now();
  return {
    id: ctx.newId(),
    kind,
    severity,
    subjectId,
    detail,
    facts,
    raisedAt,
    notifiedAt: isTold(severity) ? null : raisedAt,
  };
}
