import type { ViewersOf } from "@/components/live/follow-changes";

export type KnownViewer = ViewersOf["viewers"][number];

/**
 * What is known of who looks, with news of some conversations. Times count from the moment something was put in, so those of the
 * others are shortened by what has passed (`passedMs`).
 */
export function mergeViewers(
  known: readonly KnownViewer[],
  news: readonly ViewersOf[],
  passedMs: number,
): KnownViewer[] {
  const told = new Set(news.map(({ conversationId }) => conversationId));
  const others = known.filter(({ conversationId }) => !told.has(conversationId));
  return [...others.flatMap((viewer) => aged(viewer, passedMs)), ...news.flatMap(({ viewers }) => viewers)];
}

export type ShownViewer = { userId: string; name: string; isTyping: boolean };

/** Colleagues who look at the conversation now, those who type first. */
export function viewersNow(
  known: readonly KnownViewer[],
  { conversationId, withoutId, passedMs }: { conversationId: string; withoutId: string; passedMs: number },
): ShownViewer[] {
  return known
    .filter((viewer) => viewer.conversationId === conversationId && viewer.userId !== withoutId)
    .flatMap((viewer) => aged(viewer, passedMs))
    .map(({ userId, name, typingForMs }) => ({ userId, name, isTyping: typingForMs > 0 }))
    .sort((a, b) => Number(b.isTyping) - Number(a.isTyping));
}

/** Nothing when its time is over. */
function aged(viewer: KnownViewer, passedMs: number): KnownViewer[] {
  const seenForMs = viewer.seenForMs - passedMs;
  return seenForMs > 0 ? [{ ...viewer, seenForMs, typingForMs: Math.max(0, viewer.typingForMs - passedMs) }] : [];
}
