import { record } from "../audit/record";
import { endDoubts } from "../consent/doubts";
import { recordConsent } from "../consent/record-consent";
import { type Ctx, inTransaction } from "../context";
import { publish } from "../realtime/publish";
import { loadConversation } from "./load-conversation";
import type { SettleDoubtInput } from "./schema";

/**
 * What the client may have meant is said by whoever reads the conversation (O6): they opt out, with their own words as evidence, or
 * nothing changes. Twice is once.
 */
export async function settleDoubt(ctx: Ctx, { conversationId, isOptOut }: SettleDoubtInput): Promise<void> {
  const { contact } = await loadConversation(ctx, { conversationId });
  await inTransaction(ctx, async (tx) => {
    const [newest] = await endDoubts(tx, [conversationId], isOptOut ? "withdrawn" : "kept");
    if (!newest) return;
    const { messageId, wordsVersion, campaignId } = newest.doubt;
    if (isOptOut) {
      const said = { proof: (newest.text ?? "").slice(0, 500), at: newest.at };
      const evidence = { messageId, wordsVersion, campaignId };
      const what = { move: "withdrawn", source: "conversation", textId: null } as const;
      await recordConsent(tx, { contactId: contact.id, ...what, ...said, evidence });
    } else {
      const details = { messageId };
      await record(tx, { action: "consent_doubt.dismissed", objectKind: "contact", objectId: contact.id, details });
    }
    await publish(tx, { kind: "conversation", subjectId: conversationId, conversationId });
  });
}
