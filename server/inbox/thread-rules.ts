/** Where an item stands in the thread: by time, then by kind, then by its own key. */
export type ThreadPlace = { at: Date; rank: ThreadRank; key: string };
/** 0 = session event, 1 = message, 2 = note: what began with a message stands above it. */
export type ThreadRank = 0 | 1 | 2;

const lowestId = "00000000-0000-0000-0000-000000000000";

/** Which way a page goes on: to what was said before a place, or after it. */
export type ThreadSide = "older" | "newer";

export const toCursor = ({ at, rank, key }: ThreadPlace): string => `${at.getTime()}_${rank}_${key}`;

export function fromCursor(cursor: string): ThreadPlace {
  const [at = "0", rank, key = ""] = cursor.replace(/^>/, "").split("_");
  return { at: new Date(Number(at)), rank: rank === "1" ? 1 : rank === "2" ? 2 : 0, key };
}

/** A cursor that leads to what is newer begins with `>`; it means the same whichever way the browser reads its pages anew. */
export const toNewerCursor = (place: ThreadPlace): string => `>${toCursor(place)}`;

export const sideOf = (cursor: string): ThreadSide => (cursor.startsWith(">") ? "newer" : "older");

/** Newest first. Keys of one kind compare as numbers (events, messages) or as text (note ids). */
export function byPlaceDescending(a: ThreadPlace, b: ThreadPlace): number {
  return b.at.getTime() - a.at.getTime() || b.rank - a.rank || compareKeys(b, a);
}

function compareKeys(a: ThreadPlace, b: ThreadPlace): number {
  if (a.rank !== 2) return Number(a.key) - Number(b.key);
  return a.key < b.key ? -1 : Number(a.key > b.key);
}

/**
 * The bounds of each source at a place: what is below them lies behind it, what is above them before it. At the same time, kinds of
 * a lower rank are all behind it, of a higher rank all before it.
 */
export function boundsAt({ at, rank, key }: ThreadPlace): {
  at: Date;
  eventId: number;
  seq: number;
  noteId: string;
} {
  return {
    at,
    eventId: rank === 0 ? Number(key) : Number.MAX_SAFE_INTEGER,
    seq: rank === 1 ? Number(key) : rank > 1 ? Number.MAX_SAFE_INTEGER : 0,
    noteId: rank === 2 ? key : lowestId,
  };
}
