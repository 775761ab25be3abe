import { dayMs } from "./rules";
import { type Simulation, threadChanged, threadOf } from "./simulation";

/** How long a client sees the company typing, unless a message comes before. */
export const typingMs = 25_000;

/** Older ones cannot be marked any more. */
const markableMs = 30 * dayMs;

/** The company has seen this message and all before it, and may be typing; false when no client wrote it, or too long ago. */
export function markReadByCompany(simulation: Simulation, messageId: string, { isTyping = false } = {}): boolean {
  const message = simulation.writtenById.get(messageId);
  const now = simulation.clock.now();
  if (!message || now - message.at > markableMs) return false;
  const thread = threadOf(simulation, message.numberId, message.from);
  for (const item of thread.items) if (item.side === "client" && item.at <= message.at) item.readByCompany = true;
  if (isTyping) {
    thread.typingUntil = now + typingMs;
    simulation.clock.after(typingMs, () => threadChanged(simulation, thread));
  }
  threadChanged(simulation, thread);
  return true;
}
