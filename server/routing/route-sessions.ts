import type { RoutingExplanation } from "@/db/schema/routing";
import type { Ctx } from "../context";
import { maySend } from "../numbers/rules";
import { companyFrom } from "../team/company";
import {
  type CampaignRouting,
  type ClientFacts,
  type NumberRouting,
  type RoutingFacts,
  readRoutingFacts,
} from "./facts-queries";
import { isOpenAt } from "./hours-rules";
import { languageOf, languageOnCard } from "./language-rules";
import { decideRoute, type RouteFacts } from "./rules";

/** A session that begins with this message. */
export type Beginning = { numberId: string; conversationId: string; text: string | null; campaignId: string | null };

/** `awayReply`: what a client is told who writes outside the hours; null = nothing. */
export type Routed = { explanation: RoutingExplanation; awayReply: string | null };

/** Where each of these sessions goes and why (N.45, O15), in their order. */
export async function routeSessions(ctx: Ctx, beginnings: Beginning[]): Promise<Routed[]> {
  const { timeZone, facts } = await readFacts(ctx, beginnings);
  const open = new Map(facts.numbers.map((number) => [number.id, isOpenNow(ctx, { number, facts, timeZone })]));
  return beginnings.map((beginning) => {
    const number = mustFind(facts.numbers, ({ id }) => id === beginning.numberId);
    const client = mustFind(facts.clients, ({ conversationId }) => conversationId === beginning.conversationId);
    const isOpen = open.get(number.id) ?? true;
    return {
      explanation: decideRoute(
        toRouteFacts(ctx, { beginning, number, client, isOpen, campaigns: facts.campaigns }),
        number.rules,
      ),
      awayReply: awayReplyOf(number, isOpen),
    };
  });
}

/** What rules may ask about a session of this client now (N.46): null for a conversation that is gone. */
export async function routeFactsOf(ctx: Ctx, beginning: Beginning): Promise<RouteFacts | null> {
  const { timeZone, facts } = await readFacts(ctx, [beginning]);
  const [number, client] = [facts.numbers[0], facts.clients[0]];
  if (!number || !client) return null;
  const isOpen = isOpenNow(ctx, { number, facts, timeZone });
  return toRouteFacts(ctx, { beginning, number, client, isOpen, campaigns: facts.campaigns });
}

/** The same for a message that nobody wrote; an unknown client where none is named. */
export async function testFactsOf(
  ctx: Ctx,
  { numberId, contactId, text }: { numberId: string; contactId: string | null; text: string },
): Promise<RouteFacts | null> {
  const day = ctx.now().toISOString().slice(0, 10);
  const contactIds = contactId ? [contactId] : [];
  const asked = { numberIds: [numberId], contactIds, conversationIds: [], campaignIds: [], day };
  const facts = await readRoutingFacts(ctx.db, asked);
  const number = facts.numbers[0];
  if (!number) return null;
  const isOpen = isOpenNow(ctx, { number, facts, timeZone: companyFrom(facts.company).timeZone });
  const beginning = { text: text === "" ? null : text, campaignId: null };
  return toRouteFacts(ctx, { beginning, number, client: facts.clients[0] ?? null, isOpen, campaigns: [] });
}

/** What clients of these numbers are told now because nobody works; numbers that say nothing are missing. */
export async function awayReplies(ctx: Ctx, numberIds: string[]): Promise<Map<string, string>> {
  const { timeZone, facts } = await readFacts(
    ctx,
    numberIds.map((numberId) => ({ numberId, conversationId: null })),
  );
  return new Map(
    facts.numbers.flatMap((number) => {
      const reply = awayReplyOf(number, isOpenNow(ctx, { number, facts, timeZone }));
      return reply === null ? [] : [[number.id, reply] as const];
    }),
  );
}

/** The button with which clients of these numbers ask that we get back to them (N.70); numbers without one are missing. */
export async function callbackLabels(ctx: Ctx, numberIds: string[]): Promise<Map<string, string>> {
  const { facts } = await readFacts(
    ctx,
    numberIds.map((numberId) => ({ numberId, conversationId: null })),
  );
  return new Map(
    facts.numbers.flatMap(({ id, calendar }) =>
      calendar?.replyEnabled && calendar.callbackLabel ? [[id, calendar.callbackLabel] as const] : [],
    ),
  );
}

type Asked = { numberId: string; conversationId: string | null; campaignId?: string | null };

async function readFacts(ctx: Ctx, rows: Asked[]) {
  const facts = await readRoutingFacts(ctx.db, {
    numberIds: [...new Set(rows.map(({ numberId }) => numberId))],
    contactIds: [],
    conversationIds: rows.flatMap(({ conversationId }) => conversationId ?? []),
    campaignIds: [...new Set(rows.flatMap(({ campaignId }) => campaignId ?? []))],
    day: ctx.now().toISOString().slice(0, 10),
  });
  return { facts, timeZone: companyFrom(facts.company).timeZone };
}

/** A company that never said when it works always does. */
function isOpenNow(
  ctx: Ctx,
  { number, facts, timeZone }: { number: NumberRouting; facts: RoutingFacts; timeZone: string },
): boolean {
  return !number.calendar || isOpenAt({ ...number.calendar, holidays: facts.holidays }, ctx.now(), timeZone);
}

export const awayReplyOf = (
  { calendar, status }: Pick<NumberRouting, "calendar" | "status">,
  isOpen: boolean,
): string | null =>
  !isOpen && calendar?.replyEnabled && calendar.reply !== "" && maySend(status) ? calendar.reply : null;

export function toRouteFacts(
  ctx: Pick<Ctx, "now">,
  known: {
    beginning: { text: string | null; campaignId: string | null };
    number: Pick<NumberRouting, "id" | "name" | "group" | "version">;
    client: Pick<ClientFacts, "fields" | "tags" | "last"> | null;
    isOpen: boolean;
    campaigns: CampaignRouting[];
  },
): RouteFacts {
  const { beginning, number, client, isOpen, campaigns } = known;
  const fields = client?.fields ?? {};
  return {
    number: { id: number.id, name: number.name, group: number.group },
    version: number.version,
    isOpen,
    text: beginning.text,
    language: languageOf(beginning.text) ?? languageOnCard(fields),
    fields,
    tags: client?.tags ?? [],
    campaignId: beginning.campaignId,
    campaign: campaigns.find(({ id }) => id === beginning.campaignId) ?? null,
    last: client?.last ? { operator: client.last.operator, at: new Date(client.last.at) } : null,
    now: ctx.now(),
  };
}

/** The caller holds locks on these rows. */
function mustFind<Row>(rows: Row[], isIt: (row: Row) => boolean): Row {
  const row = rows.find(isIt);
  if (!row) throw new Error("a session begins in a conversation that is gone");
  return row;
}
