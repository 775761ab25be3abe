import { describe, expect, it } from "vitest";
import { phoneAdvice } from "./phone-rules";

describe("allowed phone numbers (N.52)", () => {
  it.each([
    ["+420725118444", null],
    ["+420800123456", "toll_free"],
    ["+420900123456", "premium"],
    ["+420377123456", "landline"],
    ["+420910123456", "internet"],
    ["+15550100", null],
    ["+420", null],
    ["", null],
  ] as const)("%s needs the advice %s", (phone, advice) => {
    expect(phoneAdvice(phone)).toBe(advice);
  });
});
