import type { Ctx } from "../context";
import { publish } from "../realtime/publish";
import { noteEvents } from "./note-event";
import { updateGroup } from "./state-queries";

/** Where new sessions of a number go that no rule takes; null = everybody. In the caller's open transaction. */
export async function setNumberGroup(
  ctx: Ctx,
  { numberId, groupId }: { numberId: string; groupId: string | null },
): Promise<void> {
  await updateGroup(ctx.db, numberId, groupId);
  await noteEvents(ctx, { numberId, notes: [{ kind: "settings", details: { groupId } }] });
  await publish(ctx, { kind: "number", subjectId: numberId });
}
