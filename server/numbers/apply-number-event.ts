import { raiseAlert } from "../alerts/keep-alerts";
import type { Ctx } from "../context";
import type { NumberEvent } from "../providers/number-types";
import { noteEvents } from "./note-event";
import { numbersOfConnection } from "./queries";
import { isOvertaken, type NumberReport } from "./report-rules";
import { lockNumbers } from "./state-queries";
import { takeReport } from "./take-report";

type OwnNumber = Awaited<ReturnType<typeof numbersOfConnection>>[number];

/** A provider's webhook about the number or its account: quality, limit, name, state, review, notices (S0.36, S3.31, S3.32, S3.37). */
export async function applyNumberEvent(
  ctx: Ctx,
  { connectionId, event }: { connectionId: string; event: NumberEvent },
): Promise<void> {
  const meant = (await numbersOfConnection(ctx.db, connectionId)).filter((row) => isMeant(row, event));
  await lockNumbers(
    ctx.db,
    meant.map(({ id }) => id),
  );
  for (const { id, healthReadAt } of meant) {
    if (isOvertaken(event.at, healthReadAt)) continue;
    await takeReport(ctx, { numberId: id, source: "webhook", report: reportOf(event) });
  }
  await takeNotice(ctx, meant, event);
}

const reportOf = (event: NumberEvent): NumberReport => ({
  status: event.state,
  reason: event.reason,
  quality: event.quality,
  dailyLimit: event.dailyLimit,
  displayName: event.nameStatus === "approved" ? event.displayName : undefined,
  nameStatus: event.nameStatus,
  nameReason: event.nameStatus ? (event.reason ?? null) : undefined,
  review: event.review,
  verification: event.verification,
  numberLimit: event.numberLimit,
});

/** What only needs to be known is told once, however many numbers the account has. */
async function takeNotice(ctx: Ctx, meant: OwnNumber[], { alert }: NumberEvent): Promise<void> {
  const [first] = meant;
  if (!alert || !first) return;
  const { severity, code, text } = alert;
  for (const { id } of meant)
    await noteEvents(ctx, { numberId: id, source: "webhook", notes: [{ kind: "notice", details: { code, text } }] });
  await raiseAlert(ctx, {
    subjectId: first.id,
    alert: {
      kind: "provider_notice",
      severity,
      detail: code,
      facts: { name: first.name, phone: first.phone, reason: text },
    },
  });
}

/** An event that names no number is about the whole account, and about the connection where even that is not named. */
function isMeant(row: OwnNumber, event: NumberEvent): boolean {
  if (event.providerNumberId) return row.providerNumberId === event.providerNumberId;
  if (event.phone) return row.phone.replace(/\D/g, "") === event.phone.replace(/\D/g, "");
  return !event.providerWabaId || row.providerWabaId === null || row.providerWabaId === event.providerWabaId;
}
