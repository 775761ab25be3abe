import { readdirSync } from "node:fs";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { locales } from "@/db/enums";
import { loadMessages, type Messages } from "./load-messages";

const [cs, en] = await Promise.all(locales.map((locale) => loadMessages(locale)));
const texts = { cs: flat(cs ?? {}), en: flat(en ?? {}) };

describe("texts", () => {
  it("come in the same files", () => {
    expect(readdirSync("messages/en").sort()).toEqual(readdirSync("messages/cs").sort());
  });

  it("have the same keys in both languages", () => {
    expect(Object.keys(texts.en).sort()).toEqual(Object.keys(texts.cs).sort());
  });

  it.each(locales)("are never empty and always readable in %s", (locale) => {
    const broken = Object.entries(texts[locale]).filter(([, text]) => !text.trim() || !parses(text, locale));
    expect(broken).toEqual([]);
  });

  it("take the same values in both languages", () => {
    const differing = Object.keys(texts.cs).filter(
      (key) => valuesOf(texts.cs[key] ?? "").join() !== valuesOf(texts.en[key] ?? "").join(),
    );
    expect(differing).toEqual([]);
  });
});

function flat(messages: Messages, prefix = ""): Record<string, string> {
  return Object.fromEntries(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === "string" ? [[prefix + key, value]] : Object.entries(flat(value, `${prefix}${key}.`)),
    ),
  );
}

function parses(text: string, locale: string): boolean {
  try {
    new IntlMessageFormat(text, locale);
    return true;
  } catch {
    return false;
  }
}

/** Names of the values and tags of a text, at any depth. */
function valuesOf(text: string): string[] {
  const names = new Set<string>();
  // The syntax tree is plain data; every node that takes something from the caller has a name in `value` and is no literal.
  JSON.stringify(new IntlMessageFormat(text).getAst(), (_, node) => {
    if (node && typeof node === "object" && typeof node.value === "string" && node.type !== 0) names.add(node.value);
    return node;
  });
  return [...names].sort();
}
