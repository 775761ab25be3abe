import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  parsePhoneNumberFromString,
} from "libphonenumber-js/max";

export type PhoneProblem =
  | "empty"
  | "letters"
  | "too_short"
  | "too_long"
  | "country"
  | "not_a_number"
  | "damaged_by_excel";

/** E.164 with plus, or what is wrong with it (S2.36, O26). A number without a country code is read in `defaultCountry`. */
export function parsePhone(
  given: string,
  defaultCountry: string,
): { ok: true; phone: string } | { ok: false; problem: PhoneProblem } {
  const text = given.trim().replace(/^'/, "");
  if (text === "") return { ok: false, problem: "empty" };
  if (/^\d+([.,]\d+)?e\+?\d+$/i.test(text)) return { ok: false, problem: "damaged_by_excel" };
  if (/\p{L}/u.test(text)) return { ok: false, problem: "letters" };
  const digits = text.replace(/\D/g, "");
  if (digits.length < 7) return { ok: false, problem: "too_short" };
  if (digits.length > 17) return { ok: false, problem: "too_long" };
  const parsed = parse(text, digits, defaultCountry);
  if (!parsed) return { ok: false, problem: "country" };
  return parsed.isValid() ? { ok: true, phone: parsed.number } : { ok: false, problem: problemOf(parsed.isPossible()) };
}

function parse(text: string, digits: string, defaultCountry: string) {
  if (text.startsWith("+") || text.startsWith("00")) return parsePhoneNumberFromString(`+${digits.replace(/^00/, "")}`);
  const national = parsePhoneNumberFromString(text, defaultCountry as CountryCode);
  if (national?.isValid()) return national;
  return parsePhoneNumberFromString(`+${digits}`) ?? national;
}

const problemOf = (possible: boolean): PhoneProblem => (possible ? "not_a_number" : "country");

/** `+420 777 123 456` with non-breaking spaces: a phone number never wraps. */
export function formatPhone(phone: string): string {
  return (parsePhoneNumberFromString(phone)?.formatInternational() ?? phone).replaceAll(" ", "\u00a0");
}

/**
 * ISO code of the country of an E.164 number; null where it has none or is not a number. A number that the tables do not know (a new
 * range) belongs to the only country of its calling code.
 */
export function countryOfPhone(phone: string): string | null {
  const parsed = parsePhoneNumberFromString(phone);
  const possible = parsed?.getPossibleCountries() ?? [];
  return parsed?.country ?? (possible.length === 1 ? (possible[0] ?? null) : null);
}

/** ISO codes of every country that has phone numbers. */
export const phoneCountries = (): string[] => getCountries();

/** Every calling code of the world, without the plus. */
export const callingCodes = (): string[] => [
  ...new Set(getCountries().map((country) => getCountryCallingCode(country))),
];
