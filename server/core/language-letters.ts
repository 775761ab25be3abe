/** Letters that only one of the languages companies write here has. */
const letters: Record<string, RegExp> = {
  cs: /[ěřů]/,
  sk: /[ľĺŕ]/,
  pl: /[łąęśćńźż]/,
  de: /ß/,
  uk: /[їєіґ]/,
  ru: /[ыэёъ]/,
  hu: /[őű]/,
  vi: /[ơưđạảẫậắằẻẽếềệỉịọỏốồộớờợụủứừựỳỹ]/,
};

/** Whether a text in small letters has one that only this language (`cs`) writes. */
export const hasLetterOf = (language: string, text: string): boolean =>
  letters[language]?.test(text.normalize("NFC")) ?? false;
