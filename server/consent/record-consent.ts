import type { ConsentMove, ConsentSource } from "@/db/enums";
import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { publish } from "../realtime/publish";
import { conversationsOf, findText, insertEntry, lockContact, movesOf, setMarketing } from "./queries";
import { consentOf } from "./rules";

export type Consent = {
  contactId: string;
  move: ConsentMove;
  source: ConsentSource;
  textId: string | null;
  /** May be empty. */
  proof: string;
  /** When the client said so. */
  at: Date;
  /** The message that says so and by which words it was understood (O6), the campaign that it answers (O27). */
  evidence?: { messageId: string | null; wordsVersion: number | null; campaignId: string | null };
};

/** A minute for clocks that differ. */
const mayBeAheadMs = 60_000;

/**
 * The one door for a client's consent to marketing, given or withdrawn (S4.3): the entry is appended for ever, with who recorded
 * it, and the contact says what the newest one says. False when this very entry is there already.
 */
export async function recordConsent(ctx: Ctx, consent: Consent): Promise<boolean> {
  const { contactId, move, source, textId, proof, at, evidence } = consent;
  const now = ctx.now();
  if (ctx.actor.kind === "user" && at.getTime() > now.getTime() + mayBeAheadMs)
    throw new DomainError("invalid", "consentInFuture");
  return inTransaction(ctx, async (tx) => {
    if (!(await lockContact(tx.db, contactId))) throw notFound("contact");
    if (textId && !(await findText(tx.db, textId))) throw notFound("consentText");
    const recordedById = tx.actor.kind === "user" ? tx.actor.userId : null;
    const said = { contactId, move, source, textId, proof: proof.trim() || null, at };
    const entry = { ...said, recordedAt: now, recordedById, ...evidence };
    if (!(await insertEntry(tx.db, { id: tx.newId(), ...entry }))) return false;
    const { state, at: since } = consentOf(await movesOf(tx.db, contactId));
    await setMarketing(tx.db, contactId, {
      marketingOptedInAt: state === "given" ? since : null,
      marketingOptedOutAt: state === "withdrawn" ? since : null,
    });
    await record(tx, {
      action: move === "given" ? "contact.opted_in" : "contact.opted_out",
      objectKind: "contact",
      objectId: contactId,
      details: { source, at: at.toISOString(), ...evidence },
    });
    const shown = await conversationsOf(tx.db, contactId);
    await publish(tx, ...shown.map((id) => ({ kind: "conversation" as const, subjectId: id, conversationId: id })));
    return true;
  });
}
