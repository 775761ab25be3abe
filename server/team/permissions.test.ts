import { expect, it } from "vitest";
import { mayDo } from "./permissions";

it.each([
  ["admin", "numbers.manage", true],
  ["supervisor", "numbers.manage", false],
  ["operator", "numbers.manage", false],
  ["supervisor", "campaigns.manage", true],
  ["operator", "campaigns.see", false],
  ["operator", "inbox.use", true],
  ["operator", "inbox.seeAll", false],
  ["operator", "sessions.see", true],
  ["operator", "sessions.export", false],
  ["supervisor", "sessions.export", true],
] as const)("%s may %s: %s (S0.11)", (role, permission, allowed) => {
  expect(mayDo(role, permission)).toBe(allowed);
});
