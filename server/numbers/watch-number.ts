import { keepAlerts } from "../alerts/keep-alerts";
import type { Ctx } from "../context";
import { lockKnown } from "./state-queries";
import { concernsOf, watchedKinds } from "./watch-rules";

/** Brings the alerts about a number in step with how it stands now; call it after whatever changed it, and every hour. */
export async function watchNumber(ctx: Ctx, { numberId }: { numberId: string }): Promise<void> {
  const number = await lockKnown(ctx.db, numberId);
  if (!number) return;
  const { name, phone } = number;
  const wanted = concernsOf(number, ctx.now()).map(({ kind, reason }) => ({
    kind,
    facts: { name, phone, ...(reason ? { reason } : {}) },
  }));
  await keepAlerts(ctx, { subjectId: numberId, kinds: watchedKinds, wanted });
}
