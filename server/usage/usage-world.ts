import { contactIdentities, contacts } from "@/db/schema/contacts";
import { messages } from "@/db/schema/delivery";
import type { Ctx } from "../context";
import { addContact, addConversation } from "../test-world";

type Sent = Partial<typeof messages.$inferInsert> & { acceptedAt: Date | null };

/** Somebody who can be written to by `numberId`: a conversation's id. */
export async function addClient(ctx: Ctx, numberId: string, phone: string): Promise<string> {
  return addConversation(ctx, { numberId, contactId: await addContact(ctx, phone) });
}

/** Somebody whose phone the provider keeps to itself. */
export async function addHiddenClient(ctx: Ctx, numberId: string, bsuid: string): Promise<string> {
  const contactId = ctx.newId();
  await ctx.db.insert(contacts).values({ id: contactId });
  await ctx.db.insert(contactIdentities).values({ kind: "bsuid", value: bsuid, contactId });
  return addConversation(ctx, { numberId, contactId });
}

/** Delivered marketing templates that are charged, unless told otherwise. */
export async function addSent(
  ctx: Ctx,
  place: { numberId: string; conversationId: string },
  ...sent: Sent[]
): Promise<void> {
  await ctx.db.insert(messages).values(
    sent.map((message) => ({
      id: ctx.newId(),
      ...place,
      direction: "out" as const,
      kind: "template" as const,
      status: "delivered" as const,
      at: message.acceptedAt ?? ctx.now(),
      pricingCategory: "marketing",
      pricingType: "regular" as const,
      ...message,
    })),
  );
}
