import fc from "fast-check";
import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import cs from "@/messages/cs/composer.json";
import en from "@/messages/en/composer.json";
import { asVariableValue, insertAt, lengthState, maxTextLength, remainingParts, toggleMark } from "./composer-text";

const minute = 60_000;

describe("the counter", () => {
  it("is silent for a short text", () => {
    expect(lengthState("a".repeat(3799))).toEqual({ state: "short" });
  });

  it("says what is left near the limit and what is over it", () => {
    expect(lengthState("a".repeat(3800))).toEqual({ state: "near", count: 296 });
    expect(lengthState("a".repeat(maxTextLength))).toEqual({ state: "near", count: 0 });
    expect(lengthState("a".repeat(maxTextLength + 1))).toEqual({ state: "over", count: 1 });
  });

  it("does not count what is cut before sending", () => {
    expect(lengthState(`${"a".repeat(maxTextLength)}\n\n`)).toEqual({ state: "near", count: 0 });
  });
});

describe("marks", () => {
  it("wrap the selection and keep it selected", () => {
    expect(toggleMark({ text: "velmi rychle", start: 6, end: 12 }, "*")).toEqual({
      text: "velmi *rychle*",
      start: 7,
      end: 13,
    });
  });

  it("come off when used twice, wherever the selection is", () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.nat(), (text, a, b) => {
        const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
        fc.pre(!(text[start - 1] === "*" && text[end] === "*"));
        const edited = { text, start, end };
        expect(toggleMark(toggleMark(edited, "*"), "*")).toEqual(edited);
      }),
    );
  });
});

it("inserts an emoji in place of the selection", () => {
  expect(insertAt({ text: "Dobrý den pane", start: 6, end: 9 }, "👍")).toEqual({
    text: "Dobrý 👍 pane",
    start: 8,
    end: 8,
  });
});

it("makes one line of a draft for a template", () => {
  expect(asVariableValue(" Stavte se\n\tv úterý    ráno ")).toBe("Stavte se v úterý ráno");
});

describe("the countdown", () => {
  it.each([
    ["cs", 23 * 60 + 41, "Okno 23 h 41 min"],
    ["en", 23 * 60 + 41, "Window 23 h 41 min"],
    ["cs", 60, "Okno 1 h 0 min"],
    ["cs", 59.9, "Okno 59 min"],
    ["cs", 0.5, "Okno méně než minuta"],
    ["en", 0.5, "Window under a minute"],
  ] as const)("in %s after %d minutes reads %s", (locale, minutes, label) => {
    const parts = remainingParts(minutes * minute);
    const messages = { composer: locale === "cs" ? cs : en };
    const t = createTranslator({ locale, messages, namespace: "composer.window" });
    const time = parts.hours > 0 ? t("hours", parts) : parts.minutes > 0 ? t("minutes", parts) : t("lastMinute");
    expect(t.markup("label", { wide: (text) => text, time })).toBe(label);
  });
});
