import fc from "fast-check";
import superjson from "superjson";
import { expect, it } from "vitest";
import { fromWire, toWire, type Wired } from "./wire";

const dates = fc.date({ noInvalidDate: true });
const keys = fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom("a.b", "a\\b", ".", "", "\\.", "0"));
const safeKeys = keys.filter((key) => !["__proto__", "constructor", "prototype"].includes(key));
const json = (leaf: fc.Arbitrary<unknown>) =>
  fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(safeKeys, tie("value"), { maxKeys: 4, noNullPrototype: true }),
    ),
  })).value;

const sent = json(fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.constant(undefined), dates));
const answered = json(
  fc.oneof(
    fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null), fc.constant(undefined), dates, fc.bigInt()),
    fc.array(fc.tuple(fc.string(), dates), { maxLength: 3 }).map((entries) => new Map(entries)),
    fc.array(dates, { maxLength: 3 }).map((items) => new Set(items)),
  ),
);
const overTheWire = (value: unknown) => JSON.parse(JSON.stringify(value));

it("reads whatever the server's superjson writes", () => {
  fc.assert(
    fc.property(answered, (value) => {
      expect(fromWire(overTheWire(superjson.serialize(value)) as Wired)).toEqual(value);
    }),
    { numRuns: 500 },
  );
});

it("writes what the server's superjson reads", () => {
  fc.assert(
    fc.property(sent, (value) => {
      expect(superjson.deserialize(overTheWire(toWire(value)))).toEqual(value);
    }),
    { numRuns: 500 },
  );
});

it("says so when it cannot read something", () => {
  expect(() => fromWire(overTheWire(superjson.serialize({ at: /a/ })))).toThrow("regexp");
});
