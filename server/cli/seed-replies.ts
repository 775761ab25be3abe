import { eq } from "drizzle-orm";
import { campaignReplies } from "@/db/schema/campaign-replies";
import { consentEntries } from "@/db/schema/consent";
import { contacts } from "@/db/schema/contacts";
import { messages } from "@/db/schema/delivery";
import { conversations, sessionEvents, sessionResults, sessions } from "@/db/schema/inbox";
import { defaultWords } from "../consent/wish-vocabulary-rules";
import type { Ctx } from "../context";
import { type DemoSent, type DemoStream, later } from "./seed-sends";

/** What clients said, what they were answered and how the session ended. */
const talks = [
  [
    "Dobrý den, máte ještě Author Traction ve velikosti L?",
    "Dobrý den, jedno kolo tu máme. Schovám vám ho do pátku.",
    "Objednáno",
  ],
  ["Platí sleva i na elektrokola?", "Dobrý den, platí na všechna loňská, i na elektrokola.", "Vyřešeno"],
  ["Do kolika máte v sobotu?", "V sobotu máme otevřeno od 9 do 12.", "Vyřešeno"],
  ["Chtěla bych dámské kolo na výlety, co poradíte?", "Rádi vám pár kol ukážeme, kdy se vám hodí přijít?", "Objednáno"],
  ["Jde kolo vzít na splátky?", "Ano, od 5 000 Kč. Vyřídíme to na prodejně za deset minut.", "Vyřešeno"],
] as const;
const stops = ["STOP", "stop", "Odhlásit", "Už mi nepište, děkuji"];

/** How the demo's clients answered a campaign (O27): every eighth wants no more of it (O6), the others were served and their sessions ended. */
export async function seedReplies(
  ctx: Ctx,
  stream: DemoStream & { groupId: string | null; operatorIds: string[] },
  sent: DemoSent[],
): Promise<void> {
  const results = await ctx.db.select({ id: sessionResults.id, name: sessionResults.nameCs }).from(sessionResults);
  for (const [n, send] of sent.filter(({ fate }) => fate.kind === "read" && fate.replies).entries()) {
    const said = { ...send, replyAt: later(send.readAt ?? send.at, 2), n };
    if (n % 8 === 6) await seedStop(ctx, stream, said);
    else await seedTalk(ctx, stream, said, results);
  }
}

type Said = DemoSent & { replyAt: Date; n: number };
type Line = { body: string; at: Date; sessionId?: string; authorId?: string; isOurs: boolean };

async function seedTalk(
  ctx: Ctx,
  { campaignId, numberId, groupId, operatorIds }: Parameters<typeof seedReplies>[1],
  said: Said,
  results: { id: string; name: string }[],
): Promise<void> {
  const { conversationId, replyAt, n } = said;
  const [question, answer, result] = talks[n % talks.length] ?? talks[0];
  const sessionId = ctx.newId();
  const operatorId = operatorIds[n % operatorIds.length] ?? null;
  const [acceptedAt, endedAt] = [later(replyAt, 3), later(replyAt, 15)];
  await ctx.db.insert(sessions).values({
    ...{ id: sessionId, conversationId, groupId, operatorId, campaignId, acceptedAt, endedAt },
    status: "ended",
    origin: "campaign",
    startedAt: replyAt,
    endedById: operatorId,
    resultId: results.find(({ name }) => name === result)?.id ?? null,
  });
  const told = [
    ["started", replyAt, null],
    ["accepted", acceptedAt, operatorId],
    ["ended", endedAt, operatorId],
  ] as const;
  await ctx.db
    .insert(sessionEvents)
    .values(told.map(([action, at, actorId]) => ({ conversationId, sessionId, action, at, actorId })));
  await seedLines(ctx, numberId, campaignId, said, [
    { body: question, at: replyAt, sessionId, isOurs: false },
    { body: answer, at: later(replyAt, 5), sessionId, isOurs: true, ...(operatorId ? { authorId: operatorId } : {}) },
  ]);
}

async function seedStop(ctx: Ctx, { campaignId, numberId }: DemoStream, said: Said): Promise<void> {
  const { contactId, replyAt, n } = said;
  const body = stops[Math.floor(n / 8) % stops.length] ?? "STOP";
  const messageId = await seedLines(ctx, numberId, campaignId, said, [
    { body, at: replyAt, isOurs: false },
    { body: defaultWords.cs.stopped, at: later(replyAt, 0.1), isOurs: true },
  ]);
  const entry = { contactId, move: "withdrawn" as const, source: "message" as const, messageId, campaignId };
  await ctx.db
    .insert(consentEntries)
    .values({ ...entry, id: ctx.newId(), proof: body, at: replyAt, recordedAt: replyAt, wordsVersion: 0 });
  await ctx.db
    .update(contacts)
    .set({ marketingOptedInAt: null, marketingOptedOutAt: replyAt })
    .where(eq(contacts.id, contactId));
}

/** Stores what was said; the first line answers the campaign. Answers its id. */
async function seedLines(
  ctx: Ctx,
  numberId: string,
  campaignId: string,
  { conversationId, messageId: campaignMessageId, replyAt }: Said,
  lines: Line[],
): Promise<string> {
  const rows = lines.map(({ isOurs, at, ...line }) => ({
    ...{ ...line, id: ctx.newId(), conversationId, numberId, at, createdAt: at },
    kind: "text" as const,
    direction: isOurs ? ("out" as const) : ("in" as const),
    status: isOurs ? ("read" as const) : ("received" as const),
    // An answer inside the window, as the demo's other conversations have it.
    ...(isOurs
      ? {
          ...{ acceptedAt: at, sentAt: at, deliveredAt: at, readAt: later(at, 1) },
          pricingCategory: "service",
          pricingType: "free_customer_service" as const,
        }
      : {}),
  }));
  await ctx.db.insert(messages).values(rows);
  const messageId = rows[0]?.id ?? "";
  await ctx.db
    .insert(campaignReplies)
    .values({ campaignMessageId, campaignId, messageId, kind: "recent", at: replyAt });
  const newest = rows.at(-1);
  await ctx.db
    .update(conversations)
    .set({ lastClientMessageAt: replyAt, lastMessageAt: newest?.at ?? null, lastMessageId: newest?.id ?? null })
    .where(eq(conversations.id, conversationId));
  return messageId;
}
