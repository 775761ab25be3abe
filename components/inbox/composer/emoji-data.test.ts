import { beforeAll, describe, expect, it } from "vitest";
import { type EmojiGroup, emojiGroupNames, loadEmoji, searchEmoji } from "./emoji-data";

let cs: EmojiGroup[];
let en: EmojiGroup[];
beforeAll(async () => {
  [cs, en] = await Promise.all([loadEmoji("cs"), loadEmoji("en")]);
});
const all = (groups: EmojiGroup[]) => groups.flatMap(({ emojis }) => emojis);

describe("emoji", () => {
  it("come in eight groups, each emoji once", () => {
    expect(cs.map(({ name }) => name)).toEqual([...emojiGroupNames]);
    const natives = all(cs).map(({ native }) => native);
    expect(natives.length).toBeGreaterThan(1800);
    expect(new Set(natives).size).toBe(natives.length);
  });

  it("have a Czech name, all of them", () => {
    const english = new Map(all(en).map(({ native, name }) => [native, name]));
    const same = all(cs).filter(({ native, name }) => name === english.get(native));
    expect(same.length).toBeLessThan(120);
    expect(all(cs).find(({ native }) => native === "👍")?.name).toBe("palec nahoru");
    expect(all(en).find(({ native }) => native === "👍")?.name).toBe("thumbs up");
  });

  it.each([
    ["palec nahoru", "👍"],
    ["PALEC", "👍"],
    ["jizdni", "🚲"],
    ["česko", "🇨🇿"],
    ["bike", "🚲"],
  ])("are found by %s without case and diacritics", (query, native) => {
    expect(searchEmoji(cs, query).map((emoji) => emoji.native)).toContain(native);
  });

  it("whose name matches come before those with a keyword only", () => {
    expect(searchEmoji(cs, "jizdni kolo")[0]?.native).toBe("🚲");
  });

  it("that nobody named are not found", () => {
    expect(searchEmoji(cs, "xyzq")).toEqual([]);
  });
});
