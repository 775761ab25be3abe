/** Chance from a seed: the same seed gives the same run. */
export type Random = {
  /** From 0 up to, not including, 1. */
  next: () => number;
  /** True with this probability; 0 draws nothing, so faults that are off do not disturb those that are on. */
  chance: (probability: number) => boolean;
  bytes: (count: number) => Buffer;
  digits: (count: number) => string;
};

/** Mulberry32: 32 bits of state, good enough for faults and ids of a test tool. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    chance: (probability) => probability > 0 && next() < probability,
    bytes: (count) => Buffer.from(Array.from({ length: count }, () => Math.floor(next() * 256))),
    digits: (count) =>
      Array.from({ length: count }, (_, place) =>
        place === 0 ? 1 + Math.floor(next() * 9) : Math.floor(next() * 10),
      ).join(""),
  };
}
