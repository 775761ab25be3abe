/** A tab that does not say so again within this time looks no longer; it says so every `lookAgainMs`. */
export const lookMs = 60_000;
export const lookAgainMs = 25_000;

/** The same for typing: said with the first letter and again while letters come, never with each of them. */
export const typingMs = 10_000;
export const typingAgainMs = 6_000;

/** Typing that was told so lately needs no telling, whatever a browser says. */
const typingToldMs = 3_000;

/** What one tab shows, and whether an answer is being written in it. */
export type Look = { conversationId: string; seenUntil: Date; typingUntil: Date | null };

export const toLook = (conversationId: string, isTyping: boolean, now: Date): Look => ({
  conversationId,
  seenUntil: later(now, lookMs),
  typingUntil: isTyping ? later(now, typingMs) : null,
});

/**
 * The conversations that look different to colleagues now. Still looking is no news: what colleagues have is good for longer than
 * it takes them to ask again.
 */
export function newsOf(was: Look | null, is: Look, now: Date): string[] {
  if (!was || was.seenUntil <= now) return [is.conversationId];
  if (was.conversationId !== is.conversationId) return [was.conversationId, is.conversationId];
  const typedFor = was.typingUntil ? was.typingUntil.getTime() - now.getTime() : 0;
  if (is.typingUntil) return typedFor > typingMs - typingToldMs ? [] : [is.conversationId];
  return typedFor > 0 ? [is.conversationId] : [];
}

/** What a tab leaves behind when it shows the conversation no longer. */
export const newsOfLeaving = (was: Look | null, now: Date): string[] =>
  was && was.seenUntil > now ? [was.conversationId] : [];

const later = (now: Date, ms: number): Date => new Date(now.getTime() + ms);
