import { notificationKinds, roles } from "@/db/enums";
import { type Ctx, inTransaction } from "../context";
import { publish } from "../realtime/publish";
import { missingFeature } from "../team/feature-rules";
import { features } from "../team/features";
import { mayDo } from "../team/permissions";
import { lockCursor, tellSince } from "./event-queries";
import { insertMails } from "./mail-queries";
import { insertPushes } from "./push-queries";
import { freshMs, notificationRules, waitingQuietMs } from "./rules";

const allSeeing = roles.filter((role) => mayDo(role, "inbox.seeAll"));
const managing = roles.filter((role) => mayDo(role, "campaigns.manage"));
const rules = notificationKinds.map((kind) => ({ kind, ...notificationRules[kind] }));

/**
 * Tells people of what happened since the last time. It reads what changed from the same rows as the live streams, so a lost bell, a
 * job or a process loses nothing, and running it twice or in two processes tells nothing twice. Answers how many things were told.
 */
export async function tellPeople(ctx: Ctx): Promise<number> {
  const switched = await features(ctx);
  if (missingFeature(switched, "inbox.use")) return 0;
  return inTransaction(ctx, async (tx) => {
    const now = tx.now();
    const told = await tellSince(tx.db, {
      since: await lockCursor(tx.db),
      now,
      freshSince: new Date(now.getTime() - freshMs),
      quietSince: new Date(now.getTime() - waitingQuietMs),
      rules,
      allSeeing,
      managing: missingFeature(switched, "campaigns.manage") ? [] : managing,
    });
    if (told.length === 0) return 0;
    const notificationIds = told.map(({ id }) => id);
    await insertPushes(tx.db, { notificationIds, rules });
    if (ctx.sendMail) await insertMails(tx.db, notificationIds);
    const people = [...new Set(told.map(({ userId }) => userId))];
    await publish(tx, ...people.map((subjectId) => ({ kind: "notification" as const, subjectId })));
    return told.length;
  });
}
