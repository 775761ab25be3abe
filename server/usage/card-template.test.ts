import { expect, it } from "vitest";
import { cardTemplate } from "./card-template";
import { checkCard } from "./rate-card-rules";
import { sampleCard, samplePrices } from "./sample-card";

it.each([
  [
    ";",
    ["země nebo trh", "kategorie", "cena", "měna", "platí od"],
    (micros: number) => (micros / 1e6).toFixed(6).replace(".", ","),
  ],
  [
    ",",
    ["country or market", "category", "price", "currency", "valid from"],
    (micros: number) => (micros / 1e6).toFixed(6),
  ],
])("gives a file that an upload takes as it is (%s)", (separator, header, price) => {
  expect(checkCard(cardTemplate({ separator, header, price }))).toEqual({
    ...sampleCard,
    prices: samplePrices,
    problems: [],
  });
});
