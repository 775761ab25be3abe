import type { AnswerRight, Direction, MessageKind, NumberStatus, SessionOrigin, SessionStatus } from "@/db/enums";
import type { Machine } from "../core/machine";
import { windowOf } from "../delivery/window";
import { maySend } from "../numbers/rules";
import type { MessagePayload } from "../providers/types";
import { isUnheld, type Me } from "./right-rules";

/** One episode of service (S1.3): buttons, verbs and tests read this table. */
export const sessionMachine = {
  bot: { handOver: "waiting", accept: "active", end: "ended", forward: "waiting" },
  waiting: { accept: "active", end: "ended", forward: "waiting" },
  active: { end: "ended", takeOver: "active", forward: "waiting", invite: "active" },
  awaiting_reply: {
    react: "active",
    end: "ended",
    takeOver: "awaiting_reply",
    forward: "waiting",
    invite: "awaiting_reply",
  },
  ended: {},
} as const satisfies Machine<SessionStatus>;

export type ComposerFacts = {
  /** The open session; null when none is. `isGuest`: the person who looks was invited to it. */
  session: { status: SessionStatus; operatorId: string | null; isGuest?: boolean } | null;
  lastClientMessageAt: Date | null;
  numberStatus: NumberStatus;
  blockedAt: Date | null;
  /** The company's word on who writes to the client of a held session (O14). */
  answerRight: AnswerRight;
  me: Me;
};

/** `no_session`: somebody else holds the session; it must be taken over first. */
export type ComposerLock = "blocked" | "number" | "no_session";

export type ComposerState =
  | { mode: "free"; endsAt: Date }
  | { mode: "template" }
  | { mode: "awaiting_reply" }
  | { mode: "accept_first" }
  | { mode: "locked"; reason: ComposerLock };

/** Why the server refuses to send. `template`: that template may not go to this client (opted out of marketing). */
export type ComposerRefusal = "window_closed" | "awaiting_reply" | "accept_first" | "template" | ComposerLock;

/**
 * What may be written into a conversation now. Without an open session an open window lets free text begin one (S1.33); a closed
 * one asks for a template (S4.10), after which the composer waits for the client (S1.27).
 */
export function composerState(facts: ComposerFacts, now: Date): ComposerState {
  const { session } = facts;
  if (facts.blockedAt) return { mode: "locked", reason: "blocked" };
  if (session && isUnheld(session)) return { mode: "accept_first" };
  if (session && session.status !== "ended" && !mayWrite(session, facts))
    return { mode: "locked", reason: "no_session" };
  if (!maySend(facts.numberStatus)) return { mode: "locked", reason: "number" };
  if (session?.status === "awaiting_reply") return { mode: "awaiting_reply" };
  const { open, endsAt } = windowOf(facts.lastClientMessageAt, now);
  return open && endsAt ? { mode: "free", endsAt } : { mode: "template" };
}

/**
 * The client opted out of marketing and has not written since: no more was asked of us. The composer is locked until the writer goes
 * on knowingly, for what the client still has with us may be answered; the server refuses marketing alone (S4.3).
 */
export const wantsNoMore = (optedOutAt: Date | null, lastClientMessageAt: Date | null): boolean =>
  optedOutAt !== null && (lastClientMessageAt === null || lastClientMessageAt <= optedOutAt);

/** Who holds the session and whom they invited always; supervisors without taking it over, or all who see it, by the company's word. */
function mayWrite(
  { operatorId, isGuest }: NonNullable<ComposerFacts["session"]>,
  { answerRight, me }: Pick<ComposerFacts, "answerRight" | "me">,
): boolean {
  if (operatorId === me.userId || isGuest === true || answerRight === "everyone") return true;
  return answerRight === "supervisors" && me.maySeeAll;
}

/** Null when a message of this kind may go. */
export function replyRefusal(state: ComposerState, kind: MessageKind): ComposerRefusal | null {
  switch (state.mode) {
    case "free":
      return null;
    case "template":
      return kind === "template" ? null : "window_closed";
    case "locked":
      return state.reason;
    default:
      return state.mode;
  }
}

/** The state in which a person's first message begins a session: a template outside the window waits for the client (S1.27). */
export const statusAfterReply = (isWindowOpen: boolean): "active" | "awaiting_reply" =>
  isWindowOpen ? "active" : "awaiting_reply";

/** What brings an ended session back (S1.33): until 24 h after the client's last message anything, then only a template. */
export const reopenWay = (lastClientMessageAt: Date | null, now: Date): "free" | "template" =>
  windowOf(lastClientMessageAt, now).open ? "free" : "template";

/** Whether what a client says may be read: always but where the company lets operators read only what they accepted (N.63). */
export const mayPreview = (session: { status: SessionStatus } | null, previewBeforeAccept: boolean, me: Me): boolean =>
  previewBeforeAccept || me.maySeeAll || session === null || !isUnheld(session);

/** Looking counts as reading only where nobody else is to answer: a colleague's session or a waiting one stays unread. */
export const mayMarkRead = (session: { operatorId: string | null } | null, me: Me): boolean =>
  session === null || session.operatorId === me.userId;

/**
 * What a client says to us: it counts as unread, opens the window and begins or wakes a session. The provider's own notices (a
 * changed number, an edit) are kept in the thread only.
 */
export const isClientMessage = (kind: MessageKind): boolean => kind !== "reaction" && kind !== "system";

/**
 * A reaction answers us too (O18): it counts as unread and wakes a session that waited for the client. It begins none, and whether
 * it opens the window is not documented, so here it does not. A reaction that was taken back says nothing.
 */
export const isAnswer = ({ kind, payload }: { kind: MessageKind; payload: MessagePayload }): boolean =>
  isClientMessage(kind) || (kind === "reaction" && Boolean(payload.reaction?.emoji));

type Bubble = { direction: Direction; kind: MessageKind; providerMessageId: string | null; at: Date };

/** Providers refuse reactions to what is older (providers.md A3.3). */
const reactionMs = 30 * 24 * 3_600_000;

/** We react to what the client wrote, as long as the provider knows it. */
export const mayReactTo = ({ direction, kind, providerMessageId, at }: Bubble, now: Date): boolean =>
  direction === "in" &&
  isClientMessage(kind) &&
  providerMessageId !== null &&
  now.getTime() - at.getTime() < reactionMs;

export const originOf = (campaignId: string | null): SessionOrigin => (campaignId ? "campaign" : "client");

export type StartRefusal = "blocked" | "number";

/** Why a session may not be started with a template (S1.24, S1.25). */
export function startRefusal(facts: { numberStatus: NumberStatus; isBlocked: boolean }): StartRefusal | null {
  if (!maySend(facts.numberStatus)) return "number";
  return facts.isBlocked ? "blocked" : null;
}
