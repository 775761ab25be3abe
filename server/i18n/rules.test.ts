import { describe, expect, it } from "vitest";
import { asTheme } from "./preference-rules";
import { chooseLocale } from "./rules";

describe("language of an answer (N.2)", () => {
  it.each([
    ["en", "cs", "en"],
    [undefined, "en-GB,en;q=0.9,cs;q=0.8", "en"],
    [undefined, "de,cs;q=0.7,en;q=0.6", "cs"],
    [undefined, "en;q=0,cs", "cs"],
    [undefined, "de-DE", "cs"],
    [undefined, null, "cs"],
    ["xx", "en", "en"],
  ])("cookie %s, browser %s: %s", (cookie, acceptLanguage, locale) => {
    expect(chooseLocale({ cookie, acceptLanguage })).toBe(locale);
  });
});

describe("theme", () => {
  it.each([
    ["dark", "dark"],
    ["light", "light"],
    [undefined, "system"],
    ["pink", "system"],
  ])("%s is %s", (cookie, theme) => {
    expect(asTheme(cookie)).toBe(theme);
  });
});
