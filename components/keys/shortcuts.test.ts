import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { locales } from "@/db/enums";
import { shortcuts } from "./shortcut-list";
import { aloneKey, goKey, goKeys, isSearchPress, singleKeys } from "./shortcuts";

const press = (key: string, held: Partial<Record<"ctrlKey" | "metaKey" | "altKey" | "shiftKey", boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe("the registry of shortcuts (N.86)", () => {
  it("gives no press to two things of one place, nor to a place and the whole desk", () => {
    const everywhere = shortcuts.filter(({ where }) => where === "everywhere");
    for (const place of new Set(shortcuts.map(({ where }) => where))) {
      const here = place === "everywhere" ? everywhere : [...everywhere, ...shortcuts.filter((s) => s.where === place)];
      const presses = here.flatMap(({ presses }) => presses);
      expect(presses).toHaveLength(new Set(presses).size);
    }
  });

  it("has one meaning for a single key, and none for the key that begins a pair", () => {
    const keys: string[] = Object.values(singleKeys).map(({ key }) => key);
    expect(keys).toHaveLength(new Set(keys).size);
    expect(keys).not.toContain(goKey);
    const seconds = Object.values(goKeys).map(({ key }) => key);
    expect(seconds).toHaveLength(new Set(seconds).size);
  });

  it.each(locales)("has a text for every shortcut and no more in %s", (locale) => {
    const { does } = JSON.parse(readFileSync(`messages/${locale}/keys.json`, "utf8"));
    expect(Object.keys(does).sort()).toEqual(shortcuts.map(({ id }) => id).sort());
  });
});

describe("a single key (WCAG 2.1.4)", () => {
  it("never counts with Ctrl, ⌘ or Alt, whatever the key", () => {
    const modifiers = fc.constantFrom("ctrlKey" as const, "metaKey" as const, "altKey" as const);
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 8 }), modifiers, fc.boolean(), (key, modifier, shiftKey) => {
        expect(aloneKey(press(key, { [modifier]: true, shiftKey }))).toBeNull();
      }),
    );
  });

  it("counts with Caps Lock, not with Shift, except for signs that need it", () => {
    expect(aloneKey(press("E"))).toBe("e");
    expect(aloneKey(press("E", { shiftKey: true }))).toBeNull();
    expect(aloneKey(press("?", { shiftKey: true }))).toBe("?");
    expect(aloneKey(press("Enter"))).toBeNull();
  });
});

it("searches with Ctrl+K and ⌘K only", () => {
  expect(isSearchPress(press("k", { ctrlKey: true }))).toBe(true);
  expect(isSearchPress(press("K", { metaKey: true }))).toBe(true);
  expect(isSearchPress(press("k"))).toBe(false);
  expect(isSearchPress(press("k", { ctrlKey: true, shiftKey: true }))).toBe(false);
  expect(isSearchPress(press("j", { ctrlKey: true }))).toBe(false);
});
