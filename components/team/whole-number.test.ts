import { expect, it } from "vitest";
import { wholeNumber } from "./whole-number";

it.each([
  ["10", 10],
  [" 6 00 ", 600],
  ["9", null],
  ["601", null],
  ["", null],
  ["30.5", null],
  ["-30", null],
  ["třicet", null],
])("reads %j between 10 and 600 as %s", (text, value) => {
  expect(wholeNumber(text, 10, 600)).toBe(value);
});
