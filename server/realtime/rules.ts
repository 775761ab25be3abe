import type { LiveKind } from "@/db/enums";

/** Who listens, and what he may hear of; conversations are decided one by one unless he sees all. */
export type Audience = { userId: string; seesAll: boolean; kinds: ReadonlySet<LiveKind> };

type Happening = { kind: LiveKind; subjectId: string; conversationId: string | null };

/** The conversation whose visibility decides; null = the kind alone does. */
export function conversationOf({ kind, subjectId, conversationId }: Happening): string | null {
  return conversationId ?? (kind === "conversation" ? subjectId : null);
}

/** What happens in a conversation and concerns only those who see it. */
const ofConversations = new Set<LiveKind>(["session", "message", "mention", "reminder", "scheduled", "viewer"]);

/** All conversations that these events are about, each once. */
export const conversationsOf = (events: Happening[]): string[] => [
  ...new Set(events.flatMap((event) => conversationOf(event) ?? [])),
];

/**
 * `hearers` says for each conversation who hears of it (queries.findHearers). What cannot be decided is not told; a notification is
 * for the person it names.
 */
export function hears(
  audience: Audience,
  event: Happening,
  hearers: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  if (!audience.kinds.has(event.kind)) return false;
  if (event.kind === "notification") return event.subjectId === audience.userId;
  if (audience.seesAll) return true;
  const conversationId = conversationOf(event);
  if (conversationId) return hearers.get(conversationId)?.has(audience.userId) ?? false;
  return !ofConversations.has(event.kind);
}
