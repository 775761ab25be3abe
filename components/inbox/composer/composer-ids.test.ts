import { expect, it } from "vitest";
import { newId } from "@/server/core/ids";
import { newMessageId } from "./composer-ids";

it("makes the same ids as the server", () => {
  const random = Uint8Array.from({ length: 10 }, (_, at) => at * 25);
  expect(newMessageId(1_764_000_000_000, random)).toBe(newId(1_764_000_000_000, random));
});

it("never makes the same id twice", () => {
  expect(new Set(Array.from({ length: 500 }, () => newMessageId(0))).size).toBe(500);
});
