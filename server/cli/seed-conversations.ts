import { readFileSync } from "node:fs";
import { z } from "zod";
import { messageStatuses, type SessionAction, sessionStatuses } from "@/db/enums";
import { contacts } from "@/db/schema/contacts";
import { messages } from "@/db/schema/delivery";
import { conversations, mentions, notes, sessionEvents, sessionResults, sessions } from "@/db/schema/inbox";
import { numbers } from "@/db/schema/numbers";
import { sessionRatings } from "@/db/schema/ratings";
import { scheduledMessages } from "@/db/schema/scheduled";
import { users } from "@/db/schema/team";
import type { Ctx } from "../context";

/** `who`: "client" or the e-mail of one of the demo people. */
const line = z.object({
  minutesAgo: z.number(),
  who: z.string(),
  text: z.string().optional(),
  note: z.string().optional(),
  /** E-mails of colleagues whom the note names. */
  mentions: z.array(z.string()).default([]),
  status: z.enum(messageStatuses).default("received"),
});
const past = z.object({
  client: z.string(),
  number: z.string(),
  session: z.object({
    status: z.enum(sessionStatuses),
    operator: z.string().optional(),
    result: z.string().optional(),
    fields: z.record(z.string(), z.string()).default({}),
    note: z.string().optional(),
    endedMinutesAgo: z.number().optional(),
    rating: z.object({ score: z.number().int().min(1).max(5), comment: z.string().optional() }).optional(),
  }),
  lines: z.array(line).min(1),
  /** Planned for later by `who` (O30). */
  later: z.array(z.object({ inMinutes: z.number(), who: z.string(), text: z.string() })).default([]),
});
type Past = z.infer<typeof past>;
type Line = z.infer<typeof line>;
type Known = Awaited<ReturnType<typeof readKnown>>;

/** A believable past, so that a first start is not an empty desk; its times count back from now. */
export async function seedConversations(ctx: Ctx, file = "db/seed/demo-past.json"): Promise<void> {
  const known = await readKnown(ctx);
  for (const conversation of z.array(past).parse(JSON.parse(readFileSync(file, "utf8"))))
    await seedConversation(ctx, known, conversation);
}

/** Ids by phone, e-mail and name; a name that nobody has is a mistake in the file. */
async function readKnown(ctx: Ctx) {
  const ids = new Map<string, string>();
  for (const { id, phone } of await ctx.db.select().from(contacts)) ids.set(`client ${phone}`, id);
  for (const { id, phone } of await ctx.db.select().from(numbers)) ids.set(`number ${phone}`, id);
  const people = await ctx.db.select().from(users);
  for (const { id, email } of people) ids.set(`person ${email}`, id);
  for (const { id, nameCs } of await ctx.db.select().from(sessionResults)) ids.set(`result ${nameCs}`, id);
  const groupOf = new Map((await ctx.db.select().from(numbers)).map(({ id, groupId }) => [id, groupId]));
  const idOf = (kind: "client" | "number" | "person" | "result", name: string): string => {
    const id = ids.get(`${kind} ${name}`);
    if (!id) throw new Error(`the demo's past names an unknown ${kind}: ${name}`);
    return id;
  };
  const personOf = (email: string) => {
    const userId = idOf("person", email);
    return { userId, name: people.find(({ id }) => id === userId)?.name ?? "" };
  };
  return { idOf, personOf, groupOf };
}

async function seedConversation(ctx: Ctx, known: Known, given: Past): Promise<void> {
  const ago = (minutes: number) => new Date(ctx.now().getTime() - minutes * 60_000);
  const [conversationId, sessionId, numberId] = [ctx.newId(), ctx.newId(), known.idOf("number", given.number)];
  const spoken = given.lines
    .filter(({ text }) => text !== undefined)
    .map((said) => ({ ...said, id: ctx.newId(), at: ago(said.minutesAgo) }));
  const fromClient = spoken.filter(({ who }) => who === "client");
  const lastAnswer = spoken.findLastIndex(({ who }) => who !== "client");
  await ctx.db.insert(conversations).values({
    id: conversationId,
    numberId,
    contactId: known.idOf("client", given.client),
    lastClientMessageAt: fromClient.at(-1)?.at ?? null,
    lastMessageAt: spoken.at(-1)?.at ?? null,
    lastMessageId: spoken.at(-1)?.id ?? null,
    unreadCount: given.session.status === "ended" ? 0 : spoken.length - 1 - lastAnswer,
    createdAt: ago(given.lines[0]?.minutesAgo ?? 0),
  });
  await seedSession(ctx, known, given, { conversationId, sessionId, numberId });
  await ctx.db.insert(messages).values(
    spoken.map((said) => ({
      ...toMessage(known, said, said.at),
      id: said.id,
      conversationId,
      sessionId,
      numberId,
    })),
  );
  for (const { note, who, minutesAgo, mentions: named } of given.lines) {
    if (!note) continue;
    const [noteId, createdAt] = [ctx.newId(), ago(minutesAgo)];
    const row = { conversationId, sessionId, authorId: known.idOf("person", who), body: note };
    await ctx.db.insert(notes).values({ ...row, id: noteId, createdAt });
    for (const email of named) await ctx.db.insert(mentions).values({ ...known.personOf(email), noteId, createdAt });
  }
  for (const { inMinutes, who, text } of given.later) {
    const [sendAt, writtenAt] = [ago(-inMinutes), ctx.now()];
    const plan = {
      authorId: known.idOf("person", who),
      content: { kind: "text" as const, body: text },
      sendAt,
      writtenAt,
    };
    await ctx.db
      .insert(scheduledMessages)
      .values({ ...plan, id: ctx.newId(), conversationId, cancelIfClientWrites: true, createdAt: writtenAt });
  }
}

type Place = { conversationId: string; sessionId: string; numberId: string };

async function seedSession(ctx: Ctx, known: Known, { session, lines }: Past, place: Place): Promise<void> {
  const ago = (minutes: number) => new Date(ctx.now().getTime() - minutes * 60_000);
  const { conversationId, sessionId, numberId } = place;
  const operatorId = session.operator ? known.idOf("person", session.operator) : null;
  const startedAt = ago(lines[0]?.minutesAgo ?? 0);
  const firstAnswer = lines.find(({ who }) => who !== "client");
  const acceptedAt = operatorId && firstAnswer ? ago(firstAnswer.minutesAgo + 1) : null;
  const endedAt = session.endedMinutesAgo === undefined ? null : ago(session.endedMinutesAgo);
  await ctx.db.insert(sessions).values({
    id: sessionId,
    conversationId,
    status: session.status,
    origin: "client",
    groupId: known.groupOf.get(numberId) ?? null,
    operatorId,
    startedAt,
    acceptedAt,
    endedAt,
    endedById: endedAt ? operatorId : null,
    resultId: session.result ? known.idOf("result", session.result) : null,
    resultNote: session.note || null,
    fields: session.fields,
  });
  const told: [SessionAction, Date | null, string | null][] = [
    ["started", startedAt, null],
    ["accepted", acceptedAt, operatorId],
    ["ended", endedAt, operatorId],
  ];
  for (const [action, at, actorId] of told)
    if (at) await ctx.db.insert(sessionEvents).values({ conversationId, sessionId, action, actorId, at });
  if (endedAt && session.rating) await seedRating(ctx, session.rating, { ...place, operatorId, endedAt });
}

type Rated = Place & { operatorId: string | null; endedAt: Date };

/** The answer to a question that nobody sees any more: the demo's past has no such messages. */
async function seedRating(
  ctx: Ctx,
  { score, comment }: NonNullable<Past["session"]["rating"]>,
  rated: Rated,
): Promise<void> {
  const { endedAt, ...place } = rated;
  const at = new Date(endedAt.getTime() + 60_000);
  await ctx.db.insert(sessionRatings).values({
    id: ctx.newId(),
    ...place,
    scale: "stars",
    status: "answered",
    dueAt: endedAt,
    createdAt: endedAt,
    askedAt: endedAt,
    locale: "cs",
    score,
    answeredAt: at,
    comment: comment ?? null,
  });
}

/** Seeded messages have no provider id: no provider knows them. A state brings the times of the states below it. */
function toMessage(known: Known, { who, text, status }: Line, at: Date) {
  const isOurs = who !== "client";
  const reached = (states: string[]) => (isOurs && states.includes(status) ? at : null);
  return {
    direction: isOurs ? ("out" as const) : ("in" as const),
    kind: "text" as const,
    body: text,
    authorId: isOurs ? known.idOf("person", who) : null,
    at,
    createdAt: at,
    status,
    acceptedAt: reached(["sent", "delivered", "read"]),
    sentAt: reached(["sent", "delivered", "read"]),
    deliveredAt: reached(["delivered", "read"]),
    readAt: reached(["read"]),
    // Answers inside the window, among the first thousand of the month: what Meta says of them.
    ...(isOurs ? { pricingCategory: "service", pricingType: "free_customer_service" as const } : {}),
  };
}
