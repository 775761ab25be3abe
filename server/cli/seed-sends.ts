import type { MessageStatus } from "@/db/enums";
import { recipients } from "@/db/schema/campaigns";
import { contactIdentities, contacts } from "@/db/schema/contacts";
import { messages, sendAttempts } from "@/db/schema/delivery";
import { conversations } from "@/db/schema/inbox";
import { shortLinks } from "@/db/schema/links";
import { composeMessage } from "../campaigns/compose-message";
import type { Ctx } from "../context";
import { newToken } from "../links/keep-links";
import { linkBase } from "../links/rules";
import type { TemplateRow } from "../templates/queries";
import type { Fate } from "./demo-fates";
import type { DemoPerson } from "./demo-people";

export type DemoSend = {
  person: DemoPerson;
  fate: Fate;
  template: TemplateRow;
  /** In a campaign with one template: null. */
  variant: number | null;
  /** As the file gives them; an address becomes a short link. */
  values: string[];
  at: Date;
};
export type DemoSent = DemoSend & { contactId: string; conversationId: string; messageId: string; readAt: Date | null };
export type DemoStream = { campaignId: string; numberId: string; importId: string; authorId: string };

const minute = 60_000;
export const later = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * minute);

/** Everything that sending leaves behind, as rows: people, conversations, messages with their attempts, recipients, links. */
export async function seedSends(ctx: Ctx, stream: DemoStream, sends: DemoSend[]): Promise<DemoSent[]> {
  const contactIds = await seedPeople(
    ctx,
    sends.map(({ person }) => person),
  );
  const sent = sends.map((send, n) => {
    const readAt = send.fate.kind === "read" ? later(send.at, 4 + ((n * 37) % 400)) : null;
    return { ...send, n, readAt, contactId: contactIds[n] ?? "", conversationId: ctx.newId(), messageId: ctx.newId() };
  });
  await ctx.db.insert(conversations).values(
    sent.map(({ conversationId: id, contactId, at }) => {
      return { id, contactId, numberId: stream.numberId, createdAt: at };
    }),
  );
  const linked = sent.map((send) => ({ ...send, links: send.values.map((value) => linkOf(ctx, value)) }));
  await ctx.db.insert(messages).values(linked.map((send) => toMessage(ctx, stream, send)));
  await ctx.db.insert(sendAttempts).values(sent.flatMap((send) => toAttempts(ctx, send)));
  const rows = await ctx.db
    .insert(recipients)
    .values(linked.map((send) => toRecipient(stream, send)))
    .returning({ id: recipients.id, messageId: recipients.messageId });
  const idOf = new Map(rows.map(({ id, messageId }) => [messageId, id]));
  const links = linked.flatMap((send) => toLinks(stream, send, idOf.get(send.messageId) ?? 0));
  if (links.length > 0) await ctx.db.insert(shortLinks).values(links);
  return sent;
}

/** As contacts of the directory; their ids in order. */
export async function seedPeople(ctx: Ctx, people: DemoPerson[]): Promise<string[]> {
  const createdAt = later(ctx.now(), -60 * 24 * 100);
  const known = people.map(({ name, phone }) => ({ id: ctx.newId(), name, phone, createdAt }));
  await ctx.db.insert(contacts).values(known);
  await ctx.db
    .insert(contactIdentities)
    .values(known.map(({ id, phone }) => ({ kind: "phone" as const, value: phone, contactId: id, createdAt })));
  return known.map(({ id }) => id);
}

type Numbered = DemoSent & { n: number };
type Linked = Numbered & { links: (Link | null)[] };
type Link = { token: string; target: string; url: string };

function linkOf(ctx: Ctx, value: string): Link | null {
  if (!value.startsWith("https://")) return null;
  const token = newToken();
  return { token, target: value, url: `${linkBase(ctx.env.APP_URL)}${token}` };
}

function toMessage(ctx: Ctx, stream: DemoStream, send: Linked): typeof messages.$inferInsert {
  const { conversationId, messageId, template, values, links, at, fate } = send;
  const filled = Object.fromEntries(values.map((value, n) => [`body.${n + 1}`, links[n]?.url ?? value]));
  return {
    ...composeMessage(ctx, template, filled),
    id: messageId,
    conversationId,
    numberId: stream.numberId,
    direction: "out",
    authorId: stream.authorId,
    streamId: stream.campaignId,
    at,
    createdAt: later(at, -1),
    priority: 1,
    tries: fate.kind === "failed" ? fate.tries : 1,
    ...outcomeOf(send),
  };
}

function outcomeOf({ fate, at, n, readAt, messageId }: Numbered): Partial<typeof messages.$inferInsert> & {
  status: MessageStatus;
} {
  // No provider knows these messages: an id that none of them would make.
  const taken = { acceptedAt: at, sentAt: at, providerMessageId: `demo.${messageId}` };
  if (fate.kind === "failed") {
    const { reason: failureReason, code: failureCode, tries } = fate;
    const failedAt = fate.taken ? later(at, 1) : later(at, (tries - 1) * 10);
    return {
      status: "failed",
      failedAt,
      failureReason,
      failureCode,
      ...(fate.taken ? { ...taken, sentAt: null } : {}),
    };
  }
  const paid = { pricingCategory: "marketing", pricingType: "regular" as const, pricingBillable: true };
  if (fate.kind === "sent") return { status: "sent", ...taken };
  return { status: fate.kind, ...taken, ...paid, deliveredAt: later(at, 0.1 + ((n * 7) % 30) / 10), readAt };
}

/** A refused message was tried until it was out of tries; every call is there. */
function toAttempts(ctx: Ctx, { messageId, at, fate }: Numbered): (typeof sendAttempts.$inferInsert)[] {
  const tries = fate.kind === "failed" ? fate.tries : 1;
  const isRefused = fate.kind === "failed" && !fate.taken;
  return Array.from({ length: tries }, (_, n) => {
    const startedAt = later(at, n * 10);
    const why = isRefused ? { failureReason: fate.reason, failureCode: fate.code } : {};
    const outcome = !isRefused ? ("accepted" as const) : n + 1 < tries ? ("requeued" as const) : ("failed" as const);
    return { id: ctx.newId(), messageId, no: n + 1, startedAt, finishedAt: later(startedAt, 0.005), outcome, ...why };
  });
}

const toRecipient = ({ campaignId, importId }: DemoStream, { n, person, values, variant, messageId }: Numbered) => ({
  campaignId,
  importId,
  rowNumber: n + 1,
  plan: "planned" as const,
  phoneGiven: person.phone,
  phone: person.phone,
  values,
  variant,
  messageId,
});

function toLinks({ campaignId }: DemoStream, { links, at, n, fate, readAt }: Linked, recipientId: number) {
  const clicks = fate.kind !== "failed" && fate.clicks ? 1 + (n % 5 === 0 ? 1 : 0) : 0;
  return links.flatMap((link) =>
    link
      ? [
          {
            token: link.token,
            target: link.target,
            campaignId,
            recipientId,
            createdAt: later(at, -1),
            clicks,
            clickedAt: clicks > 0 ? later(readAt ?? at, 1) : null,
            botVisits: n % 9 === 0 ? 1 : 0,
          },
        ]
      : [],
  );
}
