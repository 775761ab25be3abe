import type { Ctx } from "../context";
import { askFacts, insertRating } from "./queries";
import { askWay, isWanted } from "./rules";
import { settingsOfNumber } from "./settings";

export type EndedSession = {
  sessionId: string;
  conversationId: string;
  /** Whose work is rated. */
  operatorId: string | null;
  /** What the person who ended it said; undefined = as the company usually does. */
  wanted: boolean | undefined;
};

/**
 * Plans the question about a session that ends in this transaction (N.69), for after the company's delay. Whether the client may
 * be asked is decided then, when it is asked.
 */
export async function planRating(
  ctx: Ctx,
  { sessionId, conversationId, operatorId, wanted }: EndedSession,
): Promise<void> {
  const facts = await askFacts(ctx.db, { conversationId, sessionId });
  if (!facts) return;
  const settings = await settingsOfNumber(ctx, facts.numberId);
  if (settings.mode === "off" || !isWanted(settings, wanted)) return;
  const now = ctx.now();
  await insertRating(ctx.db, {
    id: ctx.newId(),
    sessionId,
    conversationId,
    numberId: facts.numberId,
    operatorId,
    scale: settings.mode,
    status: "planned",
    dueAt: new Date(now.getTime() + settings.delayMinutes * 60_000),
    createdAt: now,
  });
}

/** What the dialog of ending a session offers: null = no ratings here. `skip` says why this client would not be asked. */
export async function offerRating(ctx: Ctx, session: { conversationId: string; sessionId: string }) {
  const facts = await askFacts(ctx.db, session);
  const settings = facts && (await settingsOfNumber(ctx, facts.numberId));
  if (!settings || settings.mode === "off") return null;
  const askedAt = new Date(ctx.now().getTime() + settings.delayMinutes * 60_000);
  const way = askWay({ ...facts, hasTemplate: facts.templateId !== null }, askedAt);
  return {
    byDefault: settings.byDefault,
    delayMinutes: settings.delayMinutes,
    skip: way.way === "skip" ? way.skip : null,
  };
}
