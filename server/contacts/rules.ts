/** Small letters without diacritics, as `contacts.search_text` is kept. */
export const fold = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();

/**
 * LIKE patterns that all must hold, any of each inner list: words of a name in any order, or a fragment of a phone however it is
 * written. Two letters look only at beginnings of words, so that the trigram index carries every search. None for less.
 */
export function searchPatterns(query: string): string[][] {
  const folded = fold(query).trim();
  if (folded.length < 2) return [];
  const words = isPhoneFragment(folded) ? [phoneFragment(folded)] : folded.split(/\s+/);
  return words.filter((word) => word.length > 1).map(patternsOf);
}

const isPhoneFragment = (text: string): boolean => /^[+\d][\d\s()/.-]*$/.test(text);

const phoneFragment = (text: string): string => text.replace(/[\s()/.-]/g, "").replace(/^00/, "+");

function patternsOf(word: string): string[] {
  const literal = word.replace(/[\\%_]/g, (sign) => `\\${sign}`);
  return word.length > 2 ? [`%${literal}%`] : [`${literal}%`, `% ${literal}%`];
}
