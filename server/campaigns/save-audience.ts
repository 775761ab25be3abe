import { listFields } from "../contacts/list-fields";
import { type Ctx, inTransaction } from "../context";
import { DomainError } from "../core/errors";
import { publish } from "../realtime/publish";
import { holdDraft } from "./hold-draft";
import { changeDraft } from "./queries";
import { resolveSteps } from "./resolve-audience";
import type { SaveAudienceInput } from "./schema";

/** Whom a draft takes from the directory: saved filters, tags, earlier campaigns, together and without each other (O9). */
export async function saveAudience(ctx: Ctx, input: SaveAudienceInput): Promise<{ revision: number }> {
  const { campaignId, revision, audience } = input;
  return inTransaction(ctx, async (tx) => {
    await holdDraft(tx, { campaignId, revision, given: { audience } });
    await checkAudience(tx, audience);
    const next = await changeDraft(tx.db, campaignId, { audience });
    await publish(tx, { kind: "campaign", subjectId: campaignId });
    return { revision: next };
  });
}

/** Refuses sources that do not exist and a field that holds no phones (S2.21). */
export async function checkAudience(ctx: Ctx, audience: SaveAudienceInput["audience"]): Promise<void> {
  const { missing } = await resolveSteps(ctx, audience);
  if (missing.length > 0) throw new DomainError("invalid", "audienceSource");
  if (audience.phoneField === null) return;
  const field = (await listFields(ctx, { scope: "contact" })).find(({ key }) => key === audience.phoneField);
  if (!field || !["phone", "text"].includes(field.kind)) throw new DomainError("invalid", "audiencePhoneField");
}
