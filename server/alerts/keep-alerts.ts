import type { AlertKind, AlertSeverity } from "@/db/enums";
import { type Ctx, inTransaction } from "../context";
import { publish } from "../realtime/publish";
import { insertAlerts, type NewAlert, resolveAlerts } from "./queries";
import { isTold, severityOf } from "./rules";

export type WantedAlert = {
  kind: AlertKind;
  /** Where the kind alone does not say how loud it is. */
  severity?: AlertSeverity;
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
    await announce(tx, raised, resolved);
    return { raised, resolved };
  });
}

/** Raises one alert, and ends none: for what happened, not for what lasts. While it is open it is not raised again. */
export async function raiseAlert(
  ctx: Ctx,
  { subjectId, alert }: { subjectId: string; alert: WantedAlert },
): Promise<void> {
  await inTransaction(ctx, async (tx) => announce(tx, await insertAlerts(tx.db, [toRow(tx, subjectId, alert)]), []));
}

async function announce(ctx: Ctx, raised: string[], resolved: string[]): Promise<void> {
  await publish(ctx, ...[...raised, ...resolved].map((id) => ({ kind: "alert" as const, subjectId: id })));
  const events = raised.map((alertId) => ({ name: "alerts/notify.due" as const, data: { alertId } }));
  await ctx.afterCommit(() => ctx.sendJob(...events));
}

function toRow(
  ctx: Ctx,
  subjectId: string,
  { kind, severity = severityOf[kind], detail = "", facts }: WantedAlert,
): NewAlert {
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
