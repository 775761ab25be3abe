import type { ComposerFacts } from "@/server/inbox/rules";
import { mayDo } from "@/server/team/permissions";
import type { Conversation } from "../inbox-types";
import type { Me } from "../me";

/** What decides what this person may write into the conversation now. */
export function composerFacts(
  { session, lastClientMessageAt, number, contact, answerRight }: Conversation,
  me: Me,
): ComposerFacts {
  return {
    session,
    lastClientMessageAt,
    numberStatus: number.status,
    blockedAt: contact.blockedAt,
    answerRight,
    me: { userId: me.id, maySeeAll: mayDo(me.role, "inbox.seeAll") },
  };
}
