import fc from "fast-check";
import { expect, it } from "vitest";
import {
  boundsAt,
  byPlaceDescending,
  fromCursor,
  sideOf,
  type ThreadPlace,
  toCursor,
  toNewerCursor,
} from "./thread-rules";

const noteId = fc.uuid();
const place: fc.Arbitrary<ThreadPlace> = fc
  .tuple(fc.integer({ min: 0, max: 3 }), fc.constantFrom(0 as const, 1 as const, 2 as const), fc.nat(99), noteId)
  .map(([second, rank, key, id]) => ({ at: new Date(second * 1000), rank, key: rank === 2 ? id : String(key + 1) }));

it("keeps a place through its cursor", () => {
  fc.assert(
    fc.property(place, (given) => {
      expect(fromCursor(toCursor(given))).toEqual(given);
      expect(fromCursor(toNewerCursor(given))).toEqual(given);
      expect([sideOf(toCursor(given)), sideOf(toNewerCursor(given))]).toEqual(["older", "newer"]);
    }),
  );
});

it("shows behind a place exactly what sorts behind it, and before it what sorts before it", () => {
  fc.assert(
    fc.property(fc.array(place, { maxLength: 30 }), place, (all, from) => {
      const bounds = boundsAt(from);
      const isBehind = ({ at, rank, key }: ThreadPlace) => {
        if (at.getTime() !== bounds.at.getTime()) return at < bounds.at;
        if (rank === 2) return key < bounds.noteId;
        return Number(key) < (rank === 0 ? bounds.eventId : bounds.seq);
      };
      const isBefore = ({ at, rank, key }: ThreadPlace) => {
        if (at.getTime() !== bounds.at.getTime()) return at > bounds.at;
        if (rank === 2) return key > bounds.noteId;
        return Number(key) > (rank === 0 ? bounds.eventId : bounds.seq);
      };
      for (const other of all) {
        expect(isBehind(other)).toBe(byPlaceDescending(other, from) > 0);
        expect(isBefore(other)).toBe(byPlaceDescending(other, from) < 0);
      }
    }),
  );
});

it("puts the beginning of a session above the message that began it", () => {
  const at = new Date(0);
  const sorted = [
    { at, rank: 2 as const, key: "a" },
    { at, rank: 0 as const, key: "1" },
    { at, rank: 1 as const, key: "1" },
  ].sort(byPlaceDescending);
  expect(sorted.map(({ rank }) => rank)).toEqual([2, 1, 0]);
});
