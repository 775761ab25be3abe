import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError } from "../core/errors";
import { loadNumber } from "../numbers/load-number";
import { maySend } from "../numbers/rules";
import { publish } from "../realtime/publish";
import { loadSendableTemplate } from "../templates/load-template";
import { insertCampaign } from "./queries";
import type { CampaignFields } from "./schema";
import { checkedFixed, checkVariables } from "./variables";

/** A draft, with or without contacts (S2.3). The number must be able to send and the template be approved for it (S2.11, S2.12). */
export async function createCampaign(
  ctx: Ctx,
  fields: CampaignFields,
): Promise<{ campaignId: string; revision: number }> {
  if (ctx.actor.kind !== "user") throw new DomainError("forbidden", "forbidden");
  const createdById = ctx.actor.userId;
  const { fixed } = await checkSender(ctx, fields);
  const campaignId = ctx.newId();
  await inTransaction(ctx, async (tx) => {
    const note = fields.note || null;
    await insertCampaign(tx.db, {
      ...fields,
      fixed,
      note,
      id: campaignId,
      status: "draft",
      createdById,
      createdAt: ctx.now(),
    });
    await record(tx, { action: "campaign.created", objectKind: "campaign", objectId: campaignId });
    await publish(tx, { kind: "campaign", subjectId: campaignId });
  });
  return { campaignId, revision: 0 };
}

/** Number and template as they may be chosen now; answers what is the same for every recipient, and the template's category. */
export async function checkSender(
  ctx: Ctx,
  fields: Pick<CampaignFields, "numberId" | "templateId" | "variables" | "fixed">,
): Promise<{ fixed: Record<string, string>; category: string }> {
  const number = await loadNumber(ctx, fields);
  if (!maySend(number.status)) throw new DomainError("conflict", "numberNotSending", { name: number.name });
  if (!number.campaignsEnabled) throw new DomainError("conflict", "numberCampaignsOff", { name: number.name });
  const template = await loadSendableTemplate(ctx, fields);
  checkVariables(template.components, fields.variables);
  return { fixed: checkedFixed(template.components, fields.fixed, ctx.now()), category: template.category };
}
