import { afterAll, beforeAll, expect, it } from "vitest";
import { type TestWorld, testWorld } from "../test-world";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const wordsOf = async (said: string) => {
  const [row] = await world.sql`select tsvector_to_array(search_words(${said})) as words`;
  return row?.words as string[];
};

it("keeps words small and without diacritics, whatever the form of the letters (O23)", async () => {
  expect(await wordsOf("Černobílý ŁUKASZ straße — „Příliš“ žluťoučký".normalize("NFD"))).toEqual(
    ["cernobily", "lukasz", "prilis", "strasse", "zlutoucky"].sort(),
  );
  expect(await wordsOf("Добрий День 👍🏽 ok")).toEqual(["ok", "день", "добрий"].sort());
});
it("knows a number by its groups and as a whole", async () => {
  const words = await wordsOf("Volejte +420 777 123-456, zakázka OBJ-2026/4711");
  expect(words).toEqual(expect.arrayContaining(["420777123456", "777", "obj", "2026", "4711", "20264711"]));
});
