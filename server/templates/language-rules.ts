import { hasLetterOf } from "../core/language-letters";

/** The codes WhatsApp takes for a template (providers.md A12.1); a send must name exactly the one that was approved (S4.15). */
export const templateLanguages = [
  "cs",
  "sk",
  "en",
  "en_US",
  "en_GB",
  "de",
  "pl",
  "hu",
  "uk",
  "ru",
  "af",
  "ar",
  "az",
  "bg",
  "bn",
  "ca",
  "da",
  "el",
  "es",
  "es_AR",
  "es_ES",
  "es_MX",
  "et",
  "fa",
  "fi",
  "fil",
  "fr",
  "ga",
  "gu",
  "ha",
  "he",
  "hi",
  "hr",
  "id",
  "it",
  "ja",
  "ka",
  "kk",
  "kn",
  "ko",
  "ky_KG",
  "lo",
  "lt",
  "lv",
  "mk",
  "ml",
  "mr",
  "ms",
  "nb",
  "nl",
  "pa",
  "pt_BR",
  "pt_PT",
  "ro",
  "sl",
  "sq",
  "sr",
  "sv",
  "sw",
  "ta",
  "te",
  "th",
  "tr",
  "ur",
  "uz",
  "vi",
  "zh_CN",
  "zh_HK",
  "zh_TW",
  "zu",
] as const;

/** `en` of `en_US`. */
export const baseLanguage = (code: string): string => code.split(/[-_]/)[0]?.toLowerCase() ?? "";

/** What a detector of languages calls them (ISO 639-3), as far as it can tell them apart; Slovak it cannot. */
const detected: Record<string, string> = {
  ces: "cs",
  eng: "en",
  deu: "de",
  pol: "pl",
  hun: "hu",
  ukr: "uk",
  rus: "ru",
  spa: "es",
  fra: "fr",
  ita: "it",
  por: "pt_PT",
  nld: "nl",
  ron: "ro",
  swe: "sv",
  tur: "tr",
  bul: "bg",
  hrv: "hr",
  vie: "vi",
};
export const detectableLanguages = Object.keys(detected);

/** Shorter texts look like anything. */
const shortest = 40;

/**
 * The language a text is in by a detector's ranking (best first, scores to 1), where it is worth saying: the chosen language is one
 * the detector knows, the text long enough and without a letter that only the chosen one writes, the answer clear.
 */
export function detectedLanguage(
  { text, chosen }: { text: string; chosen: string },
  ranking: readonly (readonly [iso3: string, score: number])[],
): string | null {
  const known = Object.values(detected).some((code) => baseLanguage(code) === baseLanguage(chosen));
  const [[first = "", best = 0] = [], second] = ranking;
  const isChosenClose = ranking.some(
    ([iso3, score]) => baseLanguage(detected[iso3] ?? "") === baseLanguage(chosen) && score > best * 0.9,
  );
  if (hasLetterOf(baseLanguage(chosen), text.toLowerCase())) return null;
  if (!known || text.length < shortest || isChosenClose || (second?.[1] ?? 0) > best * 0.95) return null;
  return detected[first] ?? null;
}

type Words = {
  greeting: string;
  optOut: string;
  code: string;
  securityNote: string;
  expires: (minutes: number) => string;
};

/** Words that a correction puts into a template, and those WhatsApp itself writes, in the template's language. */
const words: Record<string, Words> = {
  cs: {
    greeting: "Dobrý den, ",
    optOut: "Odhlásíte se odpovědí STOP.",
    code: "{{1}} je váš ověřovací kód.",
    securityNote: "Z bezpečnostních důvodů tento kód s nikým nesdílejte.",
    expires: (minutes) => `Platnost kódu vyprší za ${minutes} min.`,
  },
  sk: {
    greeting: "Dobrý deň, ",
    optOut: "Odhlásite sa odpoveďou STOP.",
    code: "{{1}} je váš overovací kód.",
    securityNote: "Z bezpečnostných dôvodov tento kód s nikým nezdieľajte.",
    expires: (minutes) => `Platnosť kódu vyprší o ${minutes} min.`,
  },
  de: {
    greeting: "Guten Tag, ",
    optOut: "Zum Abmelden STOP antworten.",
    code: "{{1}} ist Ihr Bestätigungscode.",
    securityNote: "Teilen Sie diesen Code zu Ihrer Sicherheit mit niemandem.",
    expires: (minutes) => `Der Code läuft in ${minutes} Minuten ab.`,
  },
  pl: {
    greeting: "Dzień dobry, ",
    optOut: "Aby zrezygnować, odpowiedz STOP.",
    code: "{{1}} to Twój kod weryfikacyjny.",
    securityNote: "Ze względów bezpieczeństwa nie udostępniaj tego kodu.",
    expires: (minutes) => `Kod wygaśnie za ${minutes} min.`,
  },
  en: {
    greeting: "Hello, ",
    optOut: "Reply STOP to unsubscribe.",
    code: "{{1}} is your verification code.",
    securityNote: "For your security, do not share this code.",
    expires: (minutes) => `This code expires in ${minutes} minutes.`,
  },
};
const english = words.en as Words; // the record above has it

export const wordsOf = (language: string): Words => words[baseLanguage(language)] ?? english;
