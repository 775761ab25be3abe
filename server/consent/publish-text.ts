import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError } from "../core/errors";
import { insertText } from "./queries";
import type { TextInput } from "./schema";

/** The next version of what clients agree to; those before stay as they are, for who agreed to them (S4.3, N.65). */
export async function publishText(ctx: Ctx, { textCs, textEn }: TextInput): Promise<{ version: number }> {
  const { actor } = ctx;
  if (actor.kind !== "user") throw new DomainError("forbidden", "forbidden");
  return inTransaction(ctx, async (tx) => {
    const id = tx.newId();
    const version = await insertText(tx.db, { id, textCs, textEn, createdAt: tx.now(), createdById: actor.userId });
    if (version === null) throw new DomainError("conflict", "consentTextRace");
    await record(tx, {
      action: "consent_text.published",
      objectKind: "consent_text",
      objectId: id,
      details: { version },
    });
    return { version };
  });
}
