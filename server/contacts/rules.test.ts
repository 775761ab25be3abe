import fc from "fast-check";
import { expect, it } from "vitest";
import { fold, searchPatterns } from "./rules";

it.each([
  ["Žluťoučký kůň", [["%zlutoucky%"], ["%kun%"]]],
  ["re", [["re%", "% re%"]]],
  ["733 905", [["%733905%"]]],
  ["+420 (733) 905-821", [["%+420733905821%"]]],
  ["00420733", [["%00420733%", "%+420733%"]]],
  ["000 016", [["%000016%", "%+0016%"]]],
  ["100%_", [["%100\\%\\_%"]]],
  ["a", []],
  ["  ", []],
])("searches %j by %j", (query, patterns) => expect(searchPatterns(query)).toEqual(patterns));

it("folds a text once for all", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
    }),
  );
  expect(fold("PŘÍLIŠ ŽLUŤOUČKÝ")).toBe("prilis zlutoucky");
});
