import type { MediaKind } from "./model";

export const dayMs = 24 * 3_600_000;

/** Free messages are allowed for 24 hours after the client's last one. */
export const windowOpen = (lastClientMessageAt: number | null, now: number): boolean =>
  lastClientMessageAt !== null && now - lastClientMessageAt < dayMs;

/** The arrivals that can still share a second with a coming one, `at` included; bodies may be read out of order. */
export const recentArrivals = (arrivals: number[], at: number): number[] => [
  ...arrivals.filter((earlier) => at - earlier < 2000),
  at,
];

/** The largest count of times in any window of one second; `times` in any order. */
export function busiestSecond(times: number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  let first = 0;
  let busiest = 0;
  sorted.forEach((at, last) => {
    while (at - (sorted[first] ?? at) >= 1000) first += 1;
    busiest = Math.max(busiest, last - first + 1);
  });
  return busiest;
}

const pairBurst = 45;
const pairRefillMs = 6000;

/** One message per six seconds and pair, with a burst that is borrowed from later (providers.md A14); null when spent. */
export function takePairToken(
  pair: { tokens: number; at: number },
  now: number,
): { tokens: number; at: number } | null {
  const tokens = Math.min(pairBurst, pair.tokens + (now - pair.at) / pairRefillMs);
  return tokens >= 1 ? { tokens: tokens - 1, at: now } : null;
}
export const freshPair = (now: number) => ({ tokens: pairBurst, at: now });

/** True when the company may write first to one more client. */
export function mayInitiate(initiated: Map<string, number>, to: string, limit: number | null, now: number): boolean {
  const last = initiated.get(to);
  if (limit === null || (last !== undefined && now - last < dayMs)) return true;
  let used = 0;
  for (const at of initiated.values()) if (now - at < dayMs) used += 1;
  return used < limit;
}

const mb = 1024 * 1024;
const audio = ["audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"];
const documents = [
  "text/plain",
  "application/pdf",
  "application/msword",
  "application/vnd.ms-excel",
  "application/vnd.ms-powerpoint",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation",
];

/** What may be sent by kind (providers.md A6). */
export const mediaLimits: Record<MediaKind, { mimeTypes: string[]; maxBytes: number }> = {
  image: { mimeTypes: ["image/jpeg", "image/png"], maxBytes: 5 * mb },
  video: { mimeTypes: ["video/mp4", "video/3gpp"], maxBytes: 16 * mb },
  audio: { mimeTypes: audio, maxBytes: 16 * mb },
  voice: { mimeTypes: ["audio/ogg"], maxBytes: 16 * mb },
  document: { mimeTypes: documents, maxBytes: 100 * mb },
  sticker: { mimeTypes: ["image/webp"], maxBytes: 500 * 1024 },
};

/** The plain type: `audio/ogg; codecs=opus` → `audio/ogg`. */
export const bareType = (mimeType: string): string => (mimeType.split(";")[0] ?? "").trim().toLowerCase();

export function mediaProblem(kind: MediaKind, mimeType: string, size: number): "media_type" | "media_size" | null {
  const limit = mediaLimits[kind];
  if (!limit.mimeTypes.includes(bareType(mimeType))) return "media_type";
  return size > limit.maxBytes ? "media_size" : null;
}

/** Mobile numbers that can have WhatsApp: Czech ones by the plan of numbers, others by length. */
export const mayHaveWhatsApp = (phone: string): boolean =>
  phone.startsWith("+420") ? /^\+420[67]\d{8}$/.test(phone) : /^\+[1-9]\d{9,14}$/.test(phone);
