import { type Simulation, threadChanged, threadOf } from "./simulation";

/** The company has seen this message and all before it; false when no client wrote it. */
export function markReadByCompany(simulation: Simulation, messageId: string): boolean {
  const message = simulation.writtenById.get(messageId);
  if (!message) return false;
  const thread = threadOf(simulation, message.numberId, message.from);
  for (const item of thread.items) if (item.side === "client" && item.at <= message.at) item.readByCompany = true;
  threadChanged(simulation, thread);
  return true;
}
