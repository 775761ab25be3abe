import { describe, expect, it } from "vitest";
import { countryOptions, hasCountry, looksLikePhone, phoneIn } from "./new-session-phone";

describe("what is typed into the contact field", () => {
  it.each([
    ["777 123 456", true],
    ["+420 777", true],
    ["(777) 123-456", true],
    ["7", true],
    ["", false],
    ["+", false],
    ["Klára", false],
    ["Klára 777", false],
    ["777a", false],
  ])("%s is a phone: %s", (text, isPhone) => {
    expect(looksLikePhone(text)).toBe(isPhone);
  });

  it.each([
    ["777123456", "CZ", "777 123 456", "+420777123456"],
    ["+421905123456", "CZ", "+421 905 123 456", "+421905123456"],
    ["0905123456", "SK", "0905 123 456", "+421905123456"],
    ["77712", "CZ", "777 12", null],
    ["+4207771234567", "CZ", "+420 7771234567", null],
  ] as const)("%s in %s", (text, country, shown, phone) => {
    expect(phoneIn(text, country)).toEqual({ shown, phone });
  });

  it("knows when the number names its country", () => {
    expect([" +420", "00420", "420", "777"].map(hasCountry)).toEqual([true, true, false, false]);
  });
});

it("offers the home country first, the others by their names", () => {
  const options = countryOptions("cs");
  expect(options[0]).toEqual({ value: "CZ", label: "Česko +420" });
  expect(options.find(({ value }) => value === "SK")?.label).toBe("Slovensko +421");
  expect(options.length).toBeGreaterThan(200);
});
