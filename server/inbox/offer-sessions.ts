import { type Ctx, inTransaction } from "../context";
import { publish } from "../realtime/publish";
import {
  earlierOffers,
  endDueOffers,
  type FreeOperator,
  freeOperators,
  hasRoom,
  insertOffer,
  lockOffers,
  lockOperator,
  nextEnd,
  returnOrphans,
  takeUnoffered,
  type Unoffered,
} from "./offer-queries";
import { askable, defaultOfferSeconds, isFree, nextOperator } from "./offer-rules";
import { insertSessionEvents } from "./session-queries";

/** So many waiting sessions are looked at together. */
const sessionsAtOnce = 200;

/**
 * One tick over the queue: ends offers that are over and puts each waiting session before its next operator, the oldest first
 * (N.42, O15). All truth is in the rows, so it may run at any time and as often as anybody likes: at a beginning, an end, a
 * refusal, a return to the desk, and once a minute in case any of those was lost.
 */
export async function offerSessions(
  ctx: Ctx,
  { atOnce = sessionsAtOnce }: { atOnce?: number } = {},
): Promise<{ ended: number; offered: number }> {
  const done = await inTransaction(ctx, async (tx) => {
    await lockOffers(tx.db);
    const ended = [...(await endDueOffers(tx.db, tx.now())), ...(await returnToQueue(tx))];
    const offered = await offerWaiting(tx, atOnce);
    await publish(
      tx,
      ...[...ended, ...offered].map(({ sessionId, conversationId }) => ({
        kind: "session" as const,
        subjectId: sessionId,
        conversationId,
      })),
    );
    return { ended: ended.length, offered: offered.length };
  });
  await wakeLater(ctx);
  return done;
}

async function returnToQueue(ctx: Ctx) {
  const [at, returned] = [ctx.now(), await returnOrphans(ctx.db, ctx.now())];
  await insertSessionEvents(
    ctx.db,
    returned.map((session) => ({ ...session, action: "returned" as const, at })),
  );
  return returned;
}

/** The tick after the next end of an offer or of after-session work. */
async function wakeLater(ctx: Ctx): Promise<void> {
  const at = await nextEnd(ctx.db, ctx.now());
  if (at)
    await ctx.sendJob({ name: "inbox/offers.later", data: { at: at.toISOString() }, id: `offers-${at.getTime()}` });
}

/** Until nobody has room or nothing is left: behind a long queue whose operators are full others' sessions wait, too. */
async function offerWaiting(ctx: Ctx, atOnce: number): Promise<Unoffered[]> {
  const operators = await freeOperators(ctx.db, ctx.now());
  const offered: Unoffered[] = [];
  for (;;) {
    const ids = operators.filter(isFree).map(({ userId }) => userId);
    const waiting = ids.length > 0 ? await takeUnoffered(ctx.db, ids, atOnce) : [];
    const before = offered.length;
    for (const session of waiting) {
      if (operators.some(isFree) && (await offer(ctx, session, operators))) offered.push(session);
    }
    if (waiting.length < atOnce || offered.length === before) return offered;
  }
}

/** Asks the next operator who really has room; who turns out to be full is passed over by this whole tick. */
async function offer(ctx: Ctx, session: Unoffered, free: FreeOperator[]): Promise<boolean> {
  const now = ctx.now();
  const earlier = await earlierOffers(ctx.db, session.sessionId, session.queuedAt);
  for (;;) {
    const members = free.map((operator) => ({
      ...operator,
      isMember: session.groupId !== null && operator.groupIds.includes(session.groupId),
    }));
    const userId = nextOperator(askable(session, members, earlier), earlier, now);
    const chosen = free.find((operator) => operator.userId === userId);
    if (!userId || !chosen) return false;
    await lockOperator(ctx.db, userId);
    if (await hasRoom(ctx.db, userId, now)) {
      const expiresAt = new Date(now.getTime() + (session.offerSeconds ?? defaultOfferSeconds) * 1000);
      await insertOffer(ctx.db, { id: ctx.newId(), sessionId: session.sessionId, userId, offeredAt: now, expiresAt });
      chosen.load += 1;
      chosen.lastOfferedAt = now;
      return true;
    }
    chosen.load = chosen.capacity;
  }
}
