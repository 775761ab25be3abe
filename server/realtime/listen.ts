import postgres from "postgres";
import type { Logger } from "../core/log";

export const liveChannel = "live";

type Listening = { directUrl: string; log: Logger; onNotify: (payload: string) => void };

/**
 * One connection that hears NOTIFY. The driver connects again with growing pauses when it breaks; what was missed meanwhile is
 * found by the hub's poll.
 */
export function listen({ directUrl, log, onNotify }: Listening): { close: () => Promise<void> } {
  const sql = postgres(directUrl, { max: 1, fetch_types: false, onnotice: () => undefined });
  const heard = sql.listen(liveChannel, onNotify, () => onNotify(""));
  heard.catch((error) => log.warn({ err: error }, "cannot listen for changes yet; the poll finds them"));
  return { close: () => sql.end({ timeout: 1 }) };
}
