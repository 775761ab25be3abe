import { describe, expect, it } from "vitest";
import { detectedLanguage } from "./language-rules";

const long = "Hello, your bike is ready to be picked up at our shop.";

describe("the language of a text (S4.15)", () => {
  it.each<[string, string, string, [string, number][], string | null]>([
    [
      "clear",
      long,
      "cs",
      [
        ["eng", 1],
        ["nld", 0.7],
      ],
      "en",
    ],
    [
      "of a region",
      long,
      "en_US",
      [
        ["eng", 1],
        ["nld", 0.7],
      ],
      null,
    ],
    [
      "as good as the chosen",
      long,
      "cs",
      [
        ["eng", 1],
        ["ces", 0.95],
      ],
      null,
    ],
    [
      "close to another",
      long,
      "cs",
      [
        ["eng", 1],
        ["nld", 0.97],
      ],
      null,
    ],
    ["too short", "Hello", "cs", [["eng", 1]], null],
    ["chosen as one the detector does not know", long, "sk", [["eng", 1]], null],
    [
      "with a letter of the chosen alone",
      "Dobrý den, vaše objednávka je hotová. Děkujeme za ni.",
      "cs",
      [
        ["hrv", 1],
        ["ces", 0.8],
      ],
      null,
    ],
    ["nothing known", long, "cs", [["und", 1]], null],
  ])("%s", (_, text, chosen, ranking, language) => {
    expect(detectedLanguage({ text, chosen }, ranking)).toBe(language);
  });
});
