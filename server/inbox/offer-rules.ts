/** An operator to whom something could be offered now, with what they work on and have been offered. */
export type Candidate = {
  userId: string;
  capacity: number;
  /** Active sessions, after-session work and live offers. */
  load: number;
  lastOfferedAt: Date | null;
};

/** What became of the earlier offers of one session to one operator, since it last came to the queue. */
export type EarlierOffers = { userId: string; count: number; lastEndedAt: Date };

/** Who refused or missed a session is not asked again before this; another operator may be free by then. */
export const restMs = 2 * 60_000;

/** Where a group says nothing (a session sent to one operator). */
export const defaultOfferSeconds = 30;

export const isFree = ({ load, capacity }: Pick<Candidate, "load" | "capacity">): boolean => load < capacity;

/**
 * Whom a waiting session is offered to next (N.42): first who has not been asked yet, then who works on the least, then who has
 * the most room, then who was asked longest ago. Null = nobody can take it now.
 */
export function nextOperator(candidates: Candidate[], earlier: EarlierOffers[], now: Date): string | null {
  const asked = new Map(earlier.map((row) => [row.userId, row]));
  const able = candidates.filter((candidate) => {
    const before = asked.get(candidate.userId);
    return isFree(candidate) && (!before || now.getTime() - before.lastEndedAt.getTime() >= restMs);
  });
  const [first] = able.sort(
    (a, b) =>
      (asked.get(a.userId)?.count ?? 0) - (asked.get(b.userId)?.count ?? 0) ||
      a.load - b.load ||
      b.capacity - b.load - (a.capacity - a.load) ||
      (a.lastOfferedAt?.getTime() ?? 0) - (b.lastOfferedAt?.getTime() ?? 0) ||
      (a.userId < b.userId ? -1 : 1),
  );
  return first?.userId ?? null;
}

type WaitingSession = { mode: "one_by_one" | "whole_group" | null; preferredOperatorId: string | null };
export type Member = Candidate & { isMember: boolean };

/**
 * Who may be asked at all: the preferred operator first and alone, once; then the members of a group that goes one by one. Nobody
 * where the whole group may take it.
 */
export function askable(session: WaitingSession, free: Member[], earlier: EarlierOffers[]): Candidate[] {
  const preferred = free.find(({ userId }) => userId === session.preferredOperatorId);
  const wasAsked = earlier.some(({ userId }) => userId === session.preferredOperatorId);
  if (preferred && !wasAsked && isFree(preferred)) return [preferred];
  return session.mode === "one_by_one" ? free.filter(({ isMember }) => isMember) : [];
}

/** What decides whether a person may take a waiting session. */
export type AcceptFacts = {
  mode: "one_by_one" | "whole_group" | null;
  offeredTo: string | null;
  me: { userId: string; maySeeAll: boolean };
};

/**
 * A session is taken by whom it is offered to; without an offer by anybody of a group that goes all at once (N.43). Who sees all
 * may always take it.
 */
export function mayAccept({ mode, offeredTo, me }: AcceptFacts): boolean {
  if (me.maySeeAll) return true;
  return offeredTo ? offeredTo === me.userId : mode !== "one_by_one";
}
