import type { Client, Refusal, Script, SentMessage, SentStatus } from "./model";
import { mayHaveWhatsApp } from "./rules";
import { clientOf, type Simulation, threadChanged, threadOf } from "./simulation";
import { sendReceipt } from "./webhooks/send-receipt";

/** The life of an accepted message: sent, then what the client, their phone and their script make of it. */
export function bringMessage(simulation: Simulation, sent: SentMessage, refusal: Refusal | null): void {
  const { sentMs, deliveredMs } = simulation.timings;
  const client = clientOf(simulation, sent.to);
  const failure = refusal ?? scriptedFailure(client, sent.numberId);
  if (failure) later(simulation, sentMs, () => failMessage(simulation, sent, failure));
  if (failure || client.script === "silent") return;
  later(simulation, sentMs, () => moveMessage(simulation, sent, "sent"));
  later(simulation, sentMs + deliveredMs, () => deliver(simulation, client, sent));
}

/** Forward only: accepted, sent, delivered, read. A failure is final. */
export function moveMessage(simulation: Simulation, sent: SentMessage, status: SentStatus): boolean {
  if (sent.status === "failed" || order[status] <= order[sent.status]) return false;
  sent.status = status;
  sendReceipt(simulation, sent);
  threadChanged(simulation, threadOf(simulation, sent.numberId, sent.to));
  return true;
}

export function failMessage(simulation: Simulation, sent: SentMessage, failure: Refusal): boolean {
  if (order[sent.status] >= order.delivered) return false;
  sent.failure = failure;
  return moveMessage(simulation, sent, "failed");
}

/** The client looks at the chat: everything that had come is read. */
export function readThread(simulation: Simulation, thread: { numberId: string; phone: string }): void {
  for (const item of threadOf(simulation, thread.numberId, thread.phone).items)
    if (item.side === "company" && item.status === "delivered") moveMessage(simulation, item, "read");
}

/** The phone is back: what waited at the server arrives. */
export function deliverWaiting(simulation: Simulation, client: Client): void {
  for (const thread of simulation.threads.values())
    if (thread.phone === client.phone)
      for (const item of thread.items)
        if (item.side === "company" && item.status === "sent") deliver(simulation, client, item);
}

const order: Record<SentStatus, number> = { accepted: 0, sent: 1, delivered: 2, read: 3, failed: 4 };
/** Scripts in which a message never gets beyond the server. */
const staysSent = new Set<Script | null>(["never_delivered", "blocks"]);

function deliver(simulation: Simulation, client: Client, sent: SentMessage): void {
  const stays = !client.phoneOn || client.blocked.has(sent.numberId) || staysSent.has(client.script);
  if (stays || sent.content.kind === "reaction") return;
  moveMessage(simulation, sent, "delivered");
  if (client.readsAutomatically)
    later(simulation, simulation.timings.readMs, () => moveMessage(simulation, sent, "read"));
}

function scriptedFailure(client: Client, numberId: string): Refusal | null {
  if (client.script === "not_on_whatsapp" || !mayHaveWhatsApp(client.phone))
    return { reason: "not_on_whatsapp", details: "Message Undeliverable." };
  if (client.script === "fails_always") return broken;
  if (client.script !== "fails_once" || client.failed.has(numberId)) return null;
  client.failed.add(numberId);
  return broken;
}

const broken: Refusal = {
  reason: "undeliverable",
  details: "Something went wrong on the way. Please try again later.",
};

function later({ clock, random, timings }: Simulation, ms: number, task: () => void): void {
  const spread = timings.jitter > 0 ? 1 + (random.next() * 2 - 1) * timings.jitter : 1;
  clock.after(ms * spread, task);
}
