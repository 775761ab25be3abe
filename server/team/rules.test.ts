import fc from "fast-check";
import { expect, it } from "vitest";
import { roles } from "@/db/enums";
import { lastAdminRefusal, presentMs, stateOf } from "./rules";

const now = new Date("2026-11-22T12:00:00Z");
const ago = (ms: number) => new Date(now.getTime() - ms);

it.each([
  ["online", ago(0), "online"],
  ["online", ago(presentMs), "online"],
  ["online", ago(presentMs + 1), "offline"],
  ["away", ago(1), "away"],
  ["away", null, "offline"],
] as const)("says that %s, last heard of at %s, is %s (N.36)", (presence, lastSeenAt, state) => {
  expect(stateOf({ presence, lastSeenAt }, now)).toBe(state);
});

it("never lets the last active administrator go (N.27)", () => {
  const person = fc.record({
    id: fc.constantFrom("a", "b", "c"),
    role: fc.constantFrom(...roles),
    active: fc.boolean(),
  });
  const people = fc.uniqueArray(person, { selector: ({ id }) => id, minLength: 1 });
  fc.assert(
    fc.property(people, person, (all, { id, role, active }) => {
      const after = all.map((one) => (one.id === id ? { ...one, role, active } : one));
      const remains = after.some((one) => one.role === "admin" && one.active);
      expect(lastAdminRefusal(all, { userId: id, role, active }) === null).toBe(remains);
    }),
  );
});
