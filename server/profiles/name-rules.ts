/** Common reasons for which Meta turns a display name down (S3.37). Advice only: Meta decides. */
export const nameWarnings = [
  "short",
  "long",
  "characters",
  "capitals",
  "spaces",
  "address",
  "mark",
  "generic",
  "brand",
] as const;
export type NameWarning = (typeof nameWarnings)[number];

/** Words that name no company; a name made only of them is refused. Without diacritics. */
const generic = new Set(
  "servis podpora eshop shop obchod prodejna firma spolecnost zakaznicka zakaznicky linka centrum info informace kontakt helpdesk support service sales store company customer care team tym test demo objednavky rezervace".split(
    " ",
  ),
);
/** Endings of company names that say nothing of the brand. */
const legal = new Set("sro as spol vos ks zs ou ops ltd llc inc gmbh ag".split(" "));
const marks = /\b(?:whatsapp|facebook|instagram|messenger|meta|threads)\b/;

/** What is worth changing before the name is sent for review; `company` is the registered or known name. */
export function nameTrouble(name: string, company: string): NameWarning[] {
  const words = wordsOf(name);
  const brand = wordsOf(company).filter((word) => !generic.has(word));
  const found: Record<NameWarning, boolean> = {
    short: [...name.trim()].length < 3,
    long: [...name.trim()].length > 60,
    characters: /[^\p{L}\p{M}\p{N}\s.,&'’()+/-]/u.test(name),
    capitals: /\p{Lu}{2}\p{Lu}{2}/u.test(name) && !/\p{Ll}/u.test(name),
    spaces: name !== name.trim() || /\s{2}/.test(name),
    address: /https?:|www\.|@|\d{6}/i.test(name.replace(/(\d)\s+(?=\d)/g, "$1")),
    mark: marks.test(plain(name)),
    generic: words.length > 0 && words.every((word) => generic.has(word)),
    brand:
      brand.length > 0 && !brand.some((word) => words.some((other) => other.includes(word) || word.includes(other))),
  };
  return nameWarnings.filter((warning) => found[warning]);
}

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const wordsOf = (text: string): string[] =>
  plain(text)
    .replace(/[.'’-]/g, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1 && !legal.has(word));
