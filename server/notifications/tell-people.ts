import { notificationKinds, roles } from "@/db/enums";
import { type Ctx, inTransaction } from "../context";
import { publish } from "../realtime/publish";
import { missingFeature } from "../team/feature-rules";
import { features } from "../team/features";
import { mayDo } from "../team/permissions";
import { lockCursor, tellSince } from "./event-queries";
import { insertPushes } from "./push-queries";
import { freshMs, notificationRules, waitingQuietMs } from "./rules";

const allSeeing = roles.filter((role) => mayDo(role, "inbox.seeAll"));
const rules = notificationKinds.map((kind) => ({ kind, ...notificationRules[kind] }));

/**
 * Tells people of what happened since the last time. It reads what changed from the same rows as the live streams, so a lost bell, a
 * job or a process loses nothing, and running it twice or in two processes tells nothing twice. Answers how many things were told.
 */
export async function tellPeople(ctx: Ctx): Promise<number> {
  if (missingFeature(await features(ctx), "inbox.use")) return 0;
  return inTransaction(ctx, async (tx) => {
    const now = tx.now();
    const told = await tellSince(tx.db, {
      since: await lockCursor(tx.db),
      now,
      freshSince: new Date(now.getTime() - freshMs),
      quietSince: new Date(now.getTime() - waitingQuietMs),
      rules,
      allSeeing,
    });
    if (told.length === 0) return 0;
    await insertPushes(tx.db, { notificationIds: told.map(({ id }) => id), rules });
    const people = [...new Set(told.map(({ userId }) => userId))];
    await publish(tx, ...people.map((subjectId) => ({ kind: "notification" as const, subjectId })));
    return told.length;
  });
}
