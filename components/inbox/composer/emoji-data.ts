import type { EmojiMartData } from "@emoji-mart/data";
import type { Locale } from "@/db/enums";

export const emojiGroupNames = [
  "people",
  "nature",
  "foods",
  "activity",
  "places",
  "objects",
  "symbols",
  "flags",
] as const;
export type EmojiGroupName = (typeof emojiGroupNames)[number];

/** `words`: name and keywords, folded for searching. */
export type Emoji = { native: string; name: string; words: string };
export type EmojiGroup = { name: EmojiGroupName; emojis: Emoji[] };

/** All emoji with their names in one language; fetched when first asked for, from our own server. English keywords find, too. */
export async function loadEmoji(locale: Locale): Promise<EmojiGroup[]> {
  const [data, czech] = await Promise.all([
    import("@emoji-mart/data").then((module): EmojiMartData => asEmojiData(module.default)),
    locale === "cs" ? import("./emoji-names-cs.json").then((module) => new Map(Object.entries(module.default))) : null,
  ]);
  return toGroups(data, czech);
}

/** `names`: emoji → "name|keyword|keyword"; without it the names are English. */
export function toGroups(data: EmojiMartData, names: ReadonlyMap<string, string> | null): EmojiGroup[] {
  return emojiGroupNames.map((name) => ({
    name,
    emojis: (data.categories.find(({ id }) => id === name)?.emojis ?? []).flatMap((id) => {
      const emoji = data.emojis[id];
      const native = emoji?.skins[0]?.native;
      if (!emoji || !native) return [];
      const english = [emoji.name.toLowerCase(), ...emoji.keywords];
      const own = names?.get(native)?.split("|") ?? [];
      return [{ native, name: own[0] ?? english[0] ?? id, words: fold([...own, ...english].join(" ")) }];
    }),
  }));
}

/** Every word must begin a word of the emoji, without case and diacritics: "usmev" finds "úsměv". At most 120. */
export function searchEmoji(groups: readonly EmojiGroup[], query: string): Emoji[] {
  const asked = fold(query).split(/\s+/).filter(Boolean);
  const found = groups
    .flatMap(({ emojis }) => emojis)
    .filter(({ words }) => asked.every((word) => begins(words, word)));
  const isNamed = ({ name }: Emoji) => asked.every((word) => begins(fold(name), word));
  return [...found.filter(isNamed), ...found.filter((emoji) => !isNamed(emoji))].slice(0, 120);
}

const begins = (words: string, start: string): boolean => ` ${words}`.includes(` ${start}`);

function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replace(/[_:,]+/g, " ")
    .trim();
}

/** The package types its JSON as a module of unknown; its own declaration says what it is. */
const asEmojiData = (data: unknown) => data as EmojiMartData;
