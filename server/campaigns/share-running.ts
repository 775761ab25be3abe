import type { Db } from "@/db/client";

const running = new WeakMap<Db, Map<string, Promise<unknown>>>();

/**
 * Who asks the same while it is being counted gets the same answer: the panels of one screen ask at once, and a count over the directory
 * takes long. A transaction is a database of its own and shares with nobody.
 */
export function shareRunning<T>(db: Db, key: string, count: () => Promise<T>): Promise<T> {
  const counts = running.get(db) ?? new Map<string, Promise<unknown>>();
  running.set(db, counts);
  const same = counts.get(key);
  if (same) return same as Promise<T>; // the key says what is counted
  const started = count().finally(() => counts.delete(key));
  counts.set(key, started);
  return started;
}
