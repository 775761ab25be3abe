import { record } from "../audit/record";
import { findOrCreateByPhone } from "../contacts/find-or-create-by-phone";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { parsePhone } from "../core/phone";
import { queueMessages } from "../delivery/queue-messages";
import { keepLinks } from "../links/keep-links";
import { shortenValues } from "../links/rules";
import { maySend } from "../numbers/rules";
import { publish } from "../realtime/publish";
import { company } from "../team/company";
import { composeMessage, valuesOf } from "./compose-message";
import { ensureConversations, feedFacts } from "./feed-queries";
import { emptyVariables } from "./recipient-rules";
import { isFixedSound } from "./rules";
import type { SendTestInput } from "./schema";
import { shorteningOf } from "./shorten-links";
import { countTests, findTest, testAction } from "./test-queries";
import { areSendable, variantValues } from "./variant-rules";

export const testsPerHour = 10;
const hourMs = 3_600_000;

/**
 * Sends one rendering of a draft to a phone of the person (O10): an ordinary message on the ordinary road, before all campaigns. It is
 * none of the campaign's, so no count of it knows it. Its links are shortened as a recipient's would be; they belong to nobody, so opening
 * them counts nowhere.
 */
export async function sendTest(ctx: Ctx, input: SendTestInput): Promise<{ messageId: string }> {
  const authorId = personOf(ctx);
  const { campaignId, variant, values } = input;
  const { defaultCountry } = await company(ctx);
  const parsed = parsePhone(input.phone, defaultCountry);
  if (!parsed.ok) throw new DomainError("invalid", "testPhone");
  const { phone } = parsed;
  return inTransaction(ctx, async (tx) => {
    const facts = await feedFacts(tx.db, campaignId);
    const further = variant > 0 ? facts?.variants[variant - 1] : null;
    if (!facts || further === undefined) throw notFound("campaign");
    const { campaign, number } = facts;
    const template = further?.template ?? facts.template;
    if (!maySend(number.status)) throw new DomainError("conflict", "numberNotSending", { name: number.name });
    if (!areSendable({ template, variants: [] }))
      throw new DomainError("conflict", "templateNotApproved", { name: template.name });
    const isEmpty = emptyVariables(values, campaign.variables).length > 0;
    if (isEmpty || !isFixedSound(template.components, campaign.fixed, tx.now()))
      throw new DomainError("invalid", "testIncomplete");
    const contact = (await findOrCreateByPhone(tx, [phone])).get(phone);
    if (!contact || contact.isBlocked) throw new DomainError("conflict", "testBlocked");
    if ((await countTests(tx.db, authorId, new Date(tx.now().getTime() - hourMs))) >= testsPerHour)
      throw new DomainError("too_many", "testTooMany", { max: testsPerHour });
    const { contactId } = contact;
    const conversations = await ensureConversations(tx.db, number.id, [{ id: tx.newId(), contactId }]);
    const conversationId = conversations.get(contactId) ?? "";
    const all = valuesOf(campaign, values);
    const filled = shortenValues(
      further ? variantValues(further.variant, all) : all,
      shorteningOf(tx, campaign, template.components),
    );
    if (!filled) throw new DomainError("invalid", "testLink");
    const message = composeMessage(tx, template, filled.values);
    await queueMessages(tx, [{ ...message, conversationId, numberId: number.id, authorId }]);
    await keepLinks(tx, { campaignId, recipients: [{ recipientId: null, links: filled.links }] });
    const details = { templateId: template.id, messageId: message.id };
    await record(tx, { action: testAction, objectKind: "campaign", objectId: campaignId, details });
    await publish(tx, { kind: "message", subjectId: message.id, conversationId });
    await tx.afterCommit(() => ctx.sendJob({ name: "delivery/number.due", data: { numberId: number.id } }));
    return { messageId: message.id };
  });
}

/** What became of a person's test message. */
export async function showTest(ctx: Ctx, { messageId }: { messageId: string }) {
  const found = await findTest(ctx.db, { messageId, authorId: personOf(ctx) });
  if (!found) throw notFound("message");
  return found;
}

function personOf({ actor }: Ctx): string {
  if (actor.kind !== "user") throw new DomainError("forbidden", "forbidden");
  return actor.userId;
}
