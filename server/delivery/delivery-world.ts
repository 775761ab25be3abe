import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Ctx } from "../context";
import { newId } from "../core/ids";
import { addContact, addConversation } from "../test-world";
import { claim } from "./claim";
import type { Claim } from "./claim-queries";
import { queueMessages } from "./queue-messages";
import { recordAccepted } from "./record-outcome";

/** What the scripted provider does with one send: how long before it counts, how long before it answers, and what. */
export type Reaction = {
  beforeMs?: number;
  afterMs?: number;
  /** The connection breaks before or after the message was taken. */
  reset?: "before" | "after";
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
};

export type Arrival = {
  atMs: number;
  numberId: string;
  to: string;
  ref: string;
  text: string;
  providerMessageId: string;
};

export type ScriptedProvider = {
  url: string;
  /** Every message it took, in order. */
  arrivals: Arrival[];
  /** Changes what it does from now on. */
  react: (reaction: (to: string, n: number) => Reaction) => void;
  onArrival: (tell: (arrival: Arrival) => void) => void;
  close: () => Promise<void>;
};

const pause = (ms = 0) => (ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : undefined);

/** A provider that speaks Meta's words for sending only and does what it is told. It logs what arrived, and when. */
export async function scriptedProvider(listenAt = 0): Promise<ScriptedProvider> {
  let react: (to: string, n: number) => Reaction = () => ({});
  let tell: (arrival: Arrival) => void = () => undefined;
  let calls = 0;
  const arrivals: Arrival[] = [];
  const server = createServer(async (request, response) => {
    const { to, biz_opaque_callback_data: ref, text } = JSON.parse(await textOf(request));
    calls += 1;
    const reaction = react(to, calls);
    await pause(reaction.beforeMs);
    if (reaction.reset === "before") return void request.socket.destroy();
    const { status = 200 } = reaction;
    const numberId = request.url?.split("/").at(-2) ?? "";
    const arrival = {
      atMs: performance.now(),
      numberId,
      to,
      ref,
      text: text?.body,
      providerMessageId: `wamid.${newId()}`,
    };
    if (status === 200) {
      arrivals.push(arrival);
      tell(arrival);
    }
    await pause(reaction.afterMs);
    if (reaction.reset === "after") return void request.socket.destroy();
    response.writeHead(status, { "content-type": "application/json", ...reaction.headers });
    response.end(JSON.stringify(reaction.body ?? { messages: [{ id: arrival.providerMessageId }] }));
  });
  await new Promise<void>((resolve) => server.listen(listenAt, "127.0.0.1", resolve));
  // A TCP server has an address with a port.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    arrivals,
    react: (reaction) => {
      react = reaction;
    },
    onArrival: (listener) => {
      tell = listener;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

/** Most arrivals in any closed window of one second. */
export function busiestSecond(atMs: number[]): number {
  const sorted = [...atMs].sort((a, b) => a - b);
  let busiest = 0;
  let first = 0;
  for (const [last, at] of sorted.entries()) {
    while (at - (sorted[first] ?? at) > 1000) first += 1;
    busiest = Math.max(busiest, last - first + 1);
  }
  return busiest;
}

let phones = 0;
/** Another Czech phone with every call. */
export const nextPhone = (): string => `+420777${String(++phones).padStart(6, "0")}`;

export async function addThread(ctx: Ctx, numberId: string, lastClientMessageAt: Date | null = new Date()) {
  const phone = nextPhone();
  const contactId = await addContact(ctx, phone, "Kola Brázda");
  return { phone, conversationId: await addConversation(ctx, { numberId, contactId, lastClientMessageAt }) };
}

/** Texts to one client each, queued as an operator's or as a campaign's. Answers their ids in order. */
export async function queueTexts(
  ctx: Ctx,
  numberId: string,
  count: number,
  options: { streamId?: string; body?: string } = {},
): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const { conversationId } = await addThread(ctx, numberId);
    const id = newId();
    const { streamId, body = `Vaše kola jsou připravena (${n})` } = options;
    await queueMessages(ctx, [{ id, conversationId, numberId, kind: "text", body, ...(streamId ? { streamId } : {}) }]);
    ids.push(id);
  }
  return ids;
}

/** What a number's next claim takes; null when nothing may leave. */
export async function claimOne(ctx: Ctx, numberId: string, maxPriority: 0 | 1 = 1): Promise<Claim | "limited" | null> {
  const claims = await claim(ctx, { numberId, maxPriority, atMost: 1 });
  return claims === "limited" ? claims : (claims[0] ?? null);
}

/** The provider takes a claimed message and answers at once. */
export const acceptOne = (
  ctx: Ctx,
  { numberId, claim: claimed }: { numberId: string; claim: Claim },
  {
    state = "accepted",
    rttMs = 20,
    ...answer
  }: { providerMessageId: string; state?: "accepted" | "held"; rttMs?: number },
): Promise<void> =>
  recordAccepted(ctx, { numberId, taken: [{ claim: claimed, accepted: { ...answer, state }, rttMs, answeredMs: 0 }] });
