import { describe, expect, it } from "vitest";
import { languageOf, languageOnCard } from "./language-rules";

describe("the language of a message (N.45)", () => {
  it.each([
    ["Dobrý den, kdy bude hotové kolo?", "cs"],
    ["Dobry den, kdy bude hotove kolo?", "cs"],
    ["Potřebuji fakturu", "cs"],
    ["chci reklamovat objednavku 1234", "cs"],
    ["Mám reklamaci", "cs"],
    ["Mám reklamáciu", "sk"],
    ["Dobrý deň, kedy bude bicykel hotový? Ďakujem", "sk"],
    ["Hello, when will my bike be ready?", "en"],
    ["how much", "en"],
    ["I want a refund please", "en"],
    ["Guten Tag, wann ist mein Fahrrad fertig?", "de"],
    ["Dzień dobry, kiedy rower będzie gotowy?", "pl"],
    ["Добрий день, коли буде готовий велосипед?", "uk"],
    ["Здравствуйте, когда будет готов мой велосипед?", "ru"],
    ["Xin chào, khi nào xe đạp của tôi sẽ sẵn sàng?", "vi"],
    ["Bonjour, quand est-ce que mon vélo sera prêt ?", "fr"],
    ["Jó napot, mikor lesz kész a kerékpárom?", "hu"],
    ["👍", null],
    ["1234", null],
    ["", null],
    [null, null],
    ["mam", null], // Czech, Slovak and Polish alike
  ])("%s is %s", (text, language) => {
    expect(languageOf(text)).toBe(language);
  });

  it.each([
    [{ Jazyk: "čeština" }, "cs"],
    [{ lang: "en-GB" }, "en"],
    [{ LANGUAGE: "German" }, "de"],
    [{ jazyk: "klingonština" }, null],
    [{ město: "cs" }, null],
  ])("reads %j from the card as %s", (fields, language) => {
    expect(languageOnCard(fields)).toBe(language);
  });
});
