import type { ConsentPolicy } from "@/db/enums";
import { marketingVerdict } from "../consent/rules";
import { findOrCreateByPhone } from "../contacts/find-or-create-by-phone";
import { type Ctx, inTransaction } from "../context";
import { queueMessages } from "../delivery/queue-messages";
import { keepLinks } from "../links/keep-links";
import { type NewLink, shortenValues } from "../links/rules";
import { consentPolicy } from "../team/consent-policy";
import { cappedContacts } from "./capped-contacts";
import { composeMessage, valuesOf } from "./compose-message";
import { attachMessages, ensureConversations, feedFacts, nextRecipients, skipRecipients } from "./feed-queries";
import { type FeedRoom, feedRoom } from "./feed-room";
import { lockCampaign } from "./queries";
import { emptyVariables, type PlanReason } from "./recipient-rules";
import { countFed } from "./schedule-queries";
import { scheduleOf } from "./schedule-schema";
import { shorteningOf } from "./shorten-links";
import { variantOf, variantValues } from "./variant-rules";

type Facts = NonNullable<Awaited<ReturnType<typeof feedFacts>>>;
type Recipient = Awaited<ReturnType<typeof nextRecipients>>[number];

/** What became of a batch. `wait`: nobody could be taken, because the plan lets nobody go now. */
export type FedBatch = { queued: number; taken: number; wait: FeedRoom["wait"] };

const nothing: FedBatch = { queued: 0, taken: 0, wait: null };
const unfilled: { values: Record<string, string>; links: NewLink[] } = { values: {}, links: [] };

/**
 * Turns the next recipients whom the plan lets go into queued messages, all in one transaction: a crash leaves a recipient either
 * without a message or with exactly one. Who is blocked, has opted out, has not consented to marketing or has had enough of it is
 * skipped; this is decided now, not at the upload (S4.3, O7).
 */
export async function feedBatch(
  ctx: Ctx,
  { campaignId, limit }: { campaignId: string; limit: number },
): Promise<FedBatch> {
  return inTransaction(ctx, async (tx) => {
    const campaign = await lockCampaign(tx.db, campaignId);
    const facts = campaign?.status === "running" ? await feedFacts(tx.db, campaignId) : null;
    if (!campaign || !facts) return nothing;
    const room = await feedRoom(tx, campaign);
    const policy = await consentPolicy(tx);
    const rows = await nextRecipients(tx.db, campaignId, {
      limit: Math.min(limit, room.limit),
      dialCodes: [...room.open.keys()],
    });
    if (rows.length === 0) return { ...nothing, wait: room.wait };
    const contacts = await findOrCreateByPhone(tx, rows.map(({ phone }) => phone ?? "").filter(Boolean));
    const capped = await cappedOf(tx, facts, [...contacts.values()]);
    const versions = versionsOf(ctx, facts);
    const judged = rows.map((row) => {
      const variant = row.variant ?? variantOf(campaignId, row.phone ?? "", facts.campaign.variants);
      const version = versions[variant] ?? versions[0];
      const filled = version ? shortenValues(version.values(row), version.shortening) : null;
      const template = version?.template ?? facts.template;
      const reason =
        skipReason({ ...facts, template, policy, capped }, row, contacts) ?? (filled ? null : ("bad_link" as const));
      return { row, variant, template, contact: contacts.get(row.phone ?? ""), filled: filled ?? unfilled, reason };
    });
    await skipRecipients(
      tx.db,
      judged.flatMap(({ row, reason }) => (reason ? [{ id: row.id, reason }] : [])),
    );
    const going = judged.flatMap(({ contact, reason, ...rest }) =>
      reason || !contact ? [] : [{ ...rest, ...contact }],
    );
    const conversations = await ensureConversations(
      tx.db,
      facts.number.id,
      going.map(({ contactId }) => ({ id: ctx.newId(), contactId })),
    );
    const messages = going.map(({ row, template, filled, contactId }) => ({
      ...composeMessage(ctx, template, filled.values),
      conversationId: conversations.get(contactId) ?? "",
      numberId: facts.number.id,
      streamId: campaignId,
      authorId: facts.campaign.createdById,
      notAfter: room.open.get(row.dialCode ?? "") ?? null,
    }));
    await queueMessages(tx, messages);
    await attachMessages(
      tx.db,
      going.map(({ row, variant }, n) => ({
        id: row.id,
        messageId: messages[n]?.id ?? "",
        variant: facts.variants.length > 0 ? variant : null,
      })),
    );
    const links = going.map(({ row, filled }) => ({ recipientId: row.id, links: filled.links }));
    await keepLinks(tx, { campaignId, recipients: links });
    await countFed(tx.db, campaignId, {
      fed: messages.length,
      dayFrom: room.day?.from ?? null,
      dayFed: (room.day?.fed ?? 0) + messages.length,
    });
    return { queued: messages.length, taken: rows.length, wait: null };
  });
}

/** What each template of the campaign needs of a recipient, the first one in front. */
const versionsOf = (ctx: Ctx, { campaign, template, variants }: Facts) => [
  {
    template,
    shortening: shorteningOf(ctx, campaign, template.components),
    values: (row: Recipient) => valuesOf(campaign, row.values),
  },
  ...variants.map(({ variant, template }) => ({
    template,
    shortening: shorteningOf(ctx, campaign, template.components),
    values: (row: Recipient) => variantValues(variant, valuesOf(campaign, row.values)),
  })),
];

async function cappedOf(ctx: Ctx, { campaign, template, variants }: Facts, contacts: { contactId: string }[]) {
  if (![template, ...variants.map((row) => row.template)].some(({ category }) => category === "marketing"))
    return new Set<string>();
  const contactIds = contacts.map(({ contactId }) => contactId);
  return cappedContacts(ctx, { schedule: scheduleOf(campaign.schedule), contactIds });
}

function skipReason(
  facts: Facts & { policy: ConsentPolicy; capped: Set<string> },
  row: Recipient,
  contacts: Awaited<ReturnType<typeof findOrCreateByPhone>>,
): PlanReason | null {
  const contact = contacts.get(row.phone ?? "");
  if (!contact || emptyVariables(row.values, facts.campaign.variables).length > 0) return "missing_value";
  if (contact.isBlocked) return "blocked";
  if (facts.template.category !== "marketing") return null;
  const verdict = marketingVerdict(contact.consent, facts.policy);
  if (verdict === "refuse") return "opted_out";
  if (verdict === "exception" && !facts.campaign.consentOverrideReason) return "no_consent";
  return facts.capped.has(contact.contactId) ? "frequency_cap" : null;
}
