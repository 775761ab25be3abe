import fc from "fast-check";
import { expect, it } from "vitest";
import { type FailureReason, failureReasons } from "@/db/enums";
import { readFailure } from "./failure-rules";
import { ProviderError } from "./types";

const isReason = (name: string): name is FailureReason => failureReasons.some((known) => known === name);

it("reads back what an error of any provider says", () => {
  const code = fc.option(fc.stringMatching(/^[\w ]{1,20}$/), { nil: undefined });
  fc.assert(
    fc.property(fc.constantFrom(...failureReasons), code, fc.string(), (reason, given, safeText) => {
      const { message } = new ProviderError(reason, { safeText, ...(given ? { code: given } : {}) });
      const words = [given, safeText].filter(Boolean).join(": ");
      expect(readFailure(message, isReason)).toEqual({ reason, words });
    }),
  );
});

it.each(["unexpected error", "", "reason: text", "unreachable"])("knows that %j is something else", (text) => {
  expect(readFailure(text, isReason)).toBeNull();
});
