import type { ConsentMove, ConsentPolicy } from "@/db/enums";

export type ConsentState = "given" | "withdrawn" | "none";

/**
 * What a client's moves come to: the newest said counts, in whatever order they were written down; of two at the same moment the
 * withdrawal (S4.3).
 */
export function consentOf(moves: readonly { move: ConsentMove; at: Date }[]): { state: ConsentState; at: Date | null } {
  const newest = moves.reduce<{ move: ConsentMove; at: Date } | null>((best, next) => {
    if (!best || next.at > best.at) return next;
    return next.at.getTime() === best.at.getTime() && next.move === "withdrawn" ? next : best;
  }, null);
  return newest ? { state: newest.move, at: newest.at } : { state: "none", at: null };
}

/** The same as it stands on the contact. */
export function stateOf(contact: { marketingOptedInAt: Date | null; marketingOptedOutAt: Date | null }): ConsentState {
  if (contact.marketingOptedOutAt) return "withdrawn";
  return contact.marketingOptedInAt ? "given" : "none";
}

export type MarketingVerdict = "send" | "warn" | "exception" | "refuse";

/** May a marketing template go to this client? Who withdrew gets none, whatever anybody says (S4.3). */
export function marketingVerdict(state: ConsentState, policy: ConsentPolicy): MarketingVerdict {
  if (state === "given") return "send";
  if (state === "withdrawn") return "refuse";
  return policy === "required" ? "exception" : "warn";
}
