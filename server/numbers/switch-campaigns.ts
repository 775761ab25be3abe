import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { publish } from "../realtime/publish";
import { loadNumber } from "./load-number";
import { noteEvents } from "./note-event";
import { setCampaignsEnabled } from "./queries";

/** Campaigns from this number, on or off (S0.34). Off, none may be made or started on it, and a running one pauses with its next tick. */
export async function switchCampaigns(
  ctx: Ctx,
  { numberId, enabled }: { numberId: string; enabled: boolean },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await loadNumber(tx, { numberId });
    if (!(await setCampaignsEnabled(tx.db, numberId, enabled))) return;
    await noteEvents(tx, { numberId, notes: [{ kind: "settings", details: { campaignsEnabled: enabled } }] });
    await record(tx, { action: "number.campaigns", objectKind: "number", objectId: numberId, details: { enabled } });
    await publish(tx, { kind: "number", subjectId: numberId });
  });
}
