import type { ConsentPolicy } from "@/db/enums";
import { marketingVerdict } from "../consent/rules";
import { findOrCreateByPhone } from "../contacts/find-or-create-by-phone";
import { type Ctx, inTransaction } from "../context";
import { type QueuedMessage, queueMessages } from "../delivery/queue-messages";
import { consentPolicy } from "../team/consent-policy";
import { type GivenFile, toParameters } from "../templates/parameter-rules";
import { renderTemplate } from "../templates/rules";
import { attachMessages, ensureConversations, feedFacts, nextRecipients, skipRecipients } from "./feed-queries";
import { lockCampaign } from "./queries";
import { emptyVariables, filledValues, isMediaKey, type PlanReason } from "./recipient-rules";

type Facts = NonNullable<Awaited<ReturnType<typeof feedFacts>>>;
type Recipient = Awaited<ReturnType<typeof nextRecipients>>[number];

/**
 * Turns the next recipients into queued messages, all in one transaction: a crash leaves a recipient either without a message
 * or with exactly one. Who is blocked, has opted out or has not consented to marketing is
 * skipped; this is decided now, not at the upload (S4.3).
 */
export async function feedBatch(
  ctx: Ctx,
  { campaignId, limit }: { campaignId: string; limit: number },
): Promise<{ queued: number; taken: number }> {
  return inTransaction(ctx, async (tx) => {
    const campaign = await lockCampaign(tx.db, campaignId);
    const facts = campaign?.status === "running" ? await feedFacts(tx.db, campaignId) : null;
    if (!facts) return { queued: 0, taken: 0 };
    const policy = await consentPolicy(tx);
    const rows = await nextRecipients(tx.db, campaignId, limit);
    const contacts = await findOrCreateByPhone(tx, rows.map(({ phone }) => phone ?? "").filter(Boolean));
    const judged = rows.map((row) => ({
      row,
      contact: contacts.get(row.phone ?? ""),
      reason: skipReason({ ...facts, policy }, row, contacts),
    }));
    await skipRecipients(
      tx.db,
      judged.flatMap(({ row, reason }) => (reason ? [{ id: row.id, reason }] : [])),
    );
    const going = judged.flatMap(({ row, contact, reason }) => (reason || !contact ? [] : [{ row, ...contact }]));
    const conversations = await ensureConversations(
      tx.db,
      facts.number.id,
      going.map(({ contactId }) => ({ id: ctx.newId(), contactId })),
    );
    const messages = going.map(({ row, contactId }) => toMessage(ctx, facts, row, conversations.get(contactId) ?? ""));
    await queueMessages(tx, messages);
    await attachMessages(
      tx.db,
      going.map(({ row }, n) => ({ id: row.id, messageId: messages[n]?.id ?? "" })),
    );
    return { queued: messages.length, taken: rows.length };
  });
}

function skipReason(
  facts: Facts & { policy: ConsentPolicy },
  row: Recipient,
  contacts: Awaited<ReturnType<typeof findOrCreateByPhone>>,
): PlanReason | null {
  const contact = contacts.get(row.phone ?? "");
  if (!contact || emptyVariables(row.values, facts.campaign.variables).length > 0) return "missing_value";
  if (contact.isBlocked) return "blocked";
  if (facts.template.category !== "marketing") return null;
  const verdict = marketingVerdict(contact.consent, facts.policy);
  if (verdict === "refuse") return "opted_out";
  return verdict === "exception" && !facts.campaign.consentOverrideReason ? "no_consent" : null;
}

function toMessage(
  ctx: Ctx,
  { campaign, template, number }: Facts,
  row: Recipient,
  conversationId: string,
): QueuedMessage {
  const values = { ...campaign.fixed, ...filledValues(row.values, campaign.variables) };
  const { components, name, language, providerTemplateId } = template;
  const rendered = renderTemplate(components, values);
  const parameters = toParameters(components, values, filesIn(values));
  return {
    id: ctx.newId(),
    conversationId,
    numberId: number.id,
    kind: "template",
    body: rendered.body,
    templateId: template.id,
    streamId: campaign.id,
    authorId: campaign.createdById,
    payload: { template: { name, language, providerTemplateId, parameters, rendered } },
  };
}

const filesIn = (values: Record<string, string>): Record<string, GivenFile> =>
  Object.fromEntries(Object.entries(values).flatMap(([key, link]) => (isMediaKey(key) ? [[key, { link }]] : [])));
