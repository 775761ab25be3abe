import type { Db } from "@/db/client";
import type { Batch } from "./follower";
import type { LiveChange } from "./publish";
import { findHearers, type LiveEvent } from "./queries";
import { type Audience, conversationsOf, hears } from "./rules";

/** Who looks at a conversation now, and for how long this is good; `typingForMs` 0 = only looks. */
export type LiveViewer = {
  conversationId: string;
  userId: string;
  name: string;
  seenForMs: number;
  typingForMs: number;
};

/**
 * `cursor` resumes after exactly this message. `resync`: what was missed cannot be told, fetch everything anew. `viewers`: everybody
 * who looks now, for each conversation where that changed, so that nobody has to ask.
 */
export type LiveMessage = {
  cursor: string;
  resync: boolean;
  changes: LiveChange[];
  viewers: { conversationId: string; viewers: LiveViewer[] }[];
};

/** Nothing to wait for where the hub asked for all streams at once, which is the rule. */
export async function messageFor(db: Db, audience: Audience, batch: Batch): Promise<LiveMessage> {
  return (
    knownMessageFor(audience, batch) ??
    messageWith(audience, batch, await findHearers(db, conversationsOf(batch.events), [audience.userId]))
  );
}

export const knownMessageFor = (audience: Audience, batch: Batch): LiveMessage | null =>
  audience.seesAll || batch.asked.has(audience.userId) ? messageWith(audience, batch, batch.hearers) : null;

/** One object for all streams that hear the same of a batch. */
function messageWith(audience: Audience, batch: Batch, hearers: Batch["hearers"]): LiveMessage {
  const heard = batch.isLost ? [] : batch.events.filter((event) => hears(audience, event, hearers));
  const key = `${batch.isLost} ${heard.map(({ id }) => id)}`;
  const known = batch.messages.get(key) ?? toMessage(batch, heard);
  batch.messages.set(key, known);
  return known;
}

function toMessage(batch: Batch, heard: LiveEvent[]): LiveMessage {
  return {
    cursor: batch.cursor,
    resync: batch.isLost,
    changes: heard.filter(({ kind }) => kind !== "viewer").map(toChange),
    viewers: conversationsOf(heard.filter(({ kind }) => kind === "viewer")).map((conversationId) => ({
      conversationId,
      viewers: batch.viewers.filter((viewer) => viewer.conversationId === conversationId),
    })),
  };
}

const toChange = ({ kind, subjectId, conversationId }: LiveEvent): LiveChange => ({
  kind,
  subjectId,
  ...(conversationId ? { conversationId } : {}),
});
