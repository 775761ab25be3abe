import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { extendTailwindMerge } from "tailwind-merge";
import { expect, it } from "vitest";
import { cn } from "./class-names";

/** What we would use if it were not larger than all our own components of the first page together. */
const tailwindMerge = extendTailwindMerge({
  extend: {
    theme: { text: ["meta", "body", "lead", "title", "figure", "wall"], shadow: ["sheet", "row", "pop", "dialog"] },
  },
});

/** Every word of our sources that may be a class. */
function ourClasses(): string[] {
  const files = ["components", "app"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`),
  );
  const texts = files.filter((file) => /\.tsx?$/.test(file) && !/\.test\.|class-groups/.test(file)).map(read);
  const words = texts.flatMap((text) =>
    [...text.matchAll(/"([^"\n]*)"/g)].flatMap(([, inside = ""]) => inside.split(/\s+/)),
  );
  return [...new Set(words)].filter((word) => /^[-!a-z@[*][^\s"'$]*$/.test(word) && isClass(word));
}

const read = (file: string): string => readFileSync(file, "utf8");
/** tailwind-merge knows it: it drops one of two. */
const isClass = (word: string): boolean => tailwindMerge(`${word} ${word}`) === word;

it("decides between the classes we use as tailwind-merge does", () => {
  const classes = ourClasses();
  expect(classes.length).toBeGreaterThan(800);
  const some = fc.array(fc.constantFrom(...classes), { minLength: 2, maxLength: 24 });
  fc.assert(
    fc.property(some, (list) => {
      expect(cn(list)).toBe(tailwindMerge(list.join(" ")));
    }),
    { numRuns: 20_000 },
  );
});

it("leaves words alone that are no classes of Tailwind, and what a condition leaves out", () => {
  expect(cn("skeleton group/row", false, null, ["block", { hidden: false }])).toBe("skeleton group/row block");
});
