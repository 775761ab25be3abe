import type { SessionStatus } from "@/db/enums";

/** Who looks: `maySeeAll` is the permission inbox.seeAll. */
export type Me = { userId: string; maySeeAll: boolean };

/** Nobody has accepted it: it waits, or a bot talks with the client. */
export const isUnheld = ({ status }: { status: SessionStatus }): boolean => status === "waiting" || status === "bot";

/** A session is ended by whoever holds it, a waiting one by anybody who sees it; who may see all ends any. */
export function mayEnd(session: { status: SessionStatus; operatorId: string | null }, me: Me): boolean {
  if (session.status === "ended") return false;
  return isUnheld(session) || session.operatorId === me.userId || me.maySeeAll;
}

/** A session is forwarded by whoever holds it (S1.19); who may see all sends on any, a waiting one too. */
export function mayForward(session: { status: SessionStatus; operatorId: string | null }, me: Me): boolean {
  return session.status !== "ended" && (session.operatorId === me.userId || me.maySeeAll);
}

/** A second operator is invited to a running session, by whoever holds it or may see all. */
export function mayInvite(session: { status: SessionStatus; operatorId: string | null }, me: Me): boolean {
  return !isUnheld(session) && mayForward(session, me);
}

/** A running session is put aside, and taken back, by whoever holds it or may see all. */
export const maySnooze = mayInvite;
