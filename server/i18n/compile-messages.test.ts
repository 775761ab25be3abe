import { readdirSync, readFileSync } from "node:fs";
import format from "icu-minify/format";
import { createTranslator } from "next-intl";
import { expect, it } from "vitest";
import { locales } from "@/db/enums";
import { compileMessages } from "./compile-messages";
import type { Messages } from "./load-messages";
import { formats } from "./rules";

const timeZone = "Europe/Prague";
const formatters = {
  getNumberFormat: (...given: ConstructorParameters<typeof Intl.NumberFormat>) => new Intl.NumberFormat(...given),
  getDateTimeFormat: (...given: ConstructorParameters<typeof Intl.DateTimeFormat>) => new Intl.DateTimeFormat(...given),
  getPluralRules: (...given: ConstructorParameters<typeof Intl.PluralRules>) => new Intl.PluralRules(...given),
};

const textsOf = (messages: Messages): string[] =>
  Object.values(messages).flatMap((text) => (typeof text === "string" ? [text] : textsOf(text)));

/** A value for everything the text names, as its kind wants it. */
function valuesFor(text: string, count: number) {
  const named = [...text.matchAll(/\{\s*(\w+)\s*(?:,\s*(\w+))?/g)].map(([, name = "", kind]) => {
    if (kind === "date" || kind === "time") return [name, new Date(Date.UTC(2026, 10, 22, 14, 7))];
    return [name, kind === undefined || kind === "select" ? "Karel" : count];
  });
  const tags = [...text.matchAll(/<(\w+)>/g)].map(([, name = ""]) => [
    name,
    (inside: unknown) => `[${String(inside)}]`,
  ]);
  return Object.fromEntries([...named, ...tags]);
}

it.each(locales)("says in the app's compiled form what the texts say, in %s", (locale) => {
  const files = readdirSync(`messages/${locale}`);
  const texts = files.flatMap((file) => textsOf(JSON.parse(readFileSync(`messages/${locale}/${file}`, "utf8"))));
  const withValues = texts.filter((text) => /[{<']/.test(text));
  expect(withValues.length).toBeGreaterThan(500);
  for (const text of withValues) {
    const t = createTranslator({ locale, timeZone, formats, messages: { text } });
    for (const count of [1, 3, 12.5]) {
      const values = valuesFor(text, count);
      const { text: compiled } = compileMessages({ text });
      // It goes from the server to the browser, so it is nothing but JSON.
      expect(JSON.parse(JSON.stringify(compiled))).toStrictEqual(compiled);
      const said = format(compiled as never, locale, values, { timeZone, formats, formatters });
      expect(Array.isArray(said) ? said.join("") : said).toBe(t.markup("text", values));
    }
  }
});

it("reaches every text that the server says itself", () => {
  const files = readdirSync("server", { recursive: true, encoding: "utf8" }).filter((file) =>
    /(?<!\.test)\.ts$/.test(file),
  );
  const speaking = files
    .map((file) => readFileSync(`server/${file}`, "utf8"))
    .filter((text) => text.includes("createTranslator("));
  expect(speaking.length).toBeGreaterThan(1);
  for (const text of speaking) expect(text).toContain("messages: asBuilt(");
});
