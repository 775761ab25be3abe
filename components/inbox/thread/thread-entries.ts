import type { ThreadEvent, ThreadItem, ThreadMessage, ThreadNote } from "../inbox-types";
import { dayKey } from "../time-labels";
import type { PendingMessage } from "./thread-cache";

/** What stands in the thread, top to bottom. */
export type Entry =
  | { type: "day"; key: string; at: Date }
  | { type: "border"; key: string; event: ThreadEvent }
  | { type: "event"; key: string; event: ThreadEvent }
  | { type: "note"; key: string; note: ThreadNote }
  | {
      type: "message";
      key: string;
      message: ThreadMessage;
      pending: PendingMessage | null;
      /** Belongs to the bubble above: same person, within five minutes. */
      continues: boolean;
      /** The last of its group: has the corner. */
      last: boolean;
    };

const groupMs = 5 * 60_000;

type MessageEntry = Extract<Entry, { type: "message" }>;

/** The stored items (oldest first) and behind them what is still pending, with days and session borders between. */
export function threadEntries(items: ThreadItem[], pending: PendingMessage[], timeZone: string): Entry[] {
  const stored = new Set(items.map(({ id }) => id));
  const waiting = pending.filter(({ item }) => !stored.has(item.id));
  const all: { item: ThreadItem; pending: PendingMessage | null }[] = [
    ...items.map((item) => ({ item, pending: null })),
    ...waiting.map((message) => ({ item: message.item, pending: message })),
  ];
  const entries: Entry[] = [];
  let day = "";
  for (const one of all) {
    const itsDay = dayKey(one.item.at, timeZone);
    if (itsDay !== day) entries.push({ type: "day", key: `day-${itsDay}-${one.item.id}`, at: one.item.at });
    day = itsDay;
    entries.push(entryOf(one.item, one.pending));
  }
  return grouped(entries);
}

function entryOf(item: ThreadItem, pending: PendingMessage | null): Entry {
  switch (item.type) {
    case "message":
      return { type: "message", key: item.id, message: item, pending, continues: false, last: true };
    case "note":
      return { type: "note", key: item.id, note: item };
    case "event":
      return { type: item.action === "ended" ? "border" : "event", key: `event-${item.id}`, event: item };
  }
}

function grouped(entries: Entry[]): Entry[] {
  return entries.map((entry, at) => {
    if (entry.type !== "message") return entry;
    const [before, after] = [entries[at - 1], entries[at + 1]];
    return { ...entry, continues: belongs(before, entry), last: !belongs(entry, after) };
  });
}

function belongs(before: Entry | undefined, after: Entry | undefined): boolean {
  if (before?.type !== "message" || after?.type !== "message") return false;
  return samePerson(before, after) && after.message.at.getTime() - before.message.at.getTime() <= groupMs;
}

function samePerson({ message: one }: MessageEntry, { message: other }: MessageEntry): boolean {
  if (one.direction !== other.direction || one.isCampaign !== other.isCampaign) return false;
  return one.direction === "in" || (one.authorName ?? other.authorName) === (other.authorName ?? one.authorName);
}
