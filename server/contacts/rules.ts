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
  if (isPhoneFragment(folded)) return [phoneFragments(folded).flatMap(patternsOf)];
  return folded
    .split(/\s+/)
    .filter((word) => word.length > 1)
    .map(patternsOf);
}

const isPhoneFragment = (text: string): boolean => /^[+\d][\d\s()/.-]*$/.test(text);

/** Two zeros at the beginning may stand for the plus, or in the middle of the number. */
function phoneFragments(text: string): string[] {
  const digits = text.replace(/[\s()/.-]/g, "");
  return digits.startsWith("00") && digits.length > 4 ? [digits, `+${digits.slice(2)}`] : [digits];
}

function patternsOf(word: string): string[] {
  const literal = word.replace(/[\\%_]/g, (sign) => `\\${sign}`);
  return word.length > 2 ? [`%${literal}%`] : [`${literal}%`, `% ${literal}%`];
}
