import { csvMark, toCsvLine } from "../core/csv";
import { sampleCard, samplePrices } from "./sample-card";

export type CardWords = { separator: string; header: string[]; price: (micros: number) => string };

/** The sample as a file in the form that an upload reads: to be overwritten with the company's own prices. */
export function cardTemplate({ separator, header, price }: CardWords): string {
  const { currency, validFrom } = sampleCard;
  const lines = samplePrices.map(({ place, category, priceMicros }) =>
    toCsvLine([place, category, price(priceMicros), currency, validFrom], separator),
  );
  return csvMark + toCsvLine(header, separator) + lines.join("");
}
