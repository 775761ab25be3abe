import { AsYouType, type CountryCode, getCountries, getCountryCallingCode } from "libphonenumber-js/max";
import { parsePhone } from "@/server/core/phone";

export const homeCountry: CountryCode = "CZ";

/** A phone is being typed, not a name: digits and what people put between them, nothing else. */
export const looksLikePhone = (text: string): boolean => /^[+(\d][\d\s()./-]*$/.test(text.trim()) && /\d/.test(text);

/** Whether the number says its country itself. */
export const hasCountry = (text: string): boolean => /^\s*(?:\+|00)/.test(text);

/** The digits typed so far as that country writes them; E.164 with plus once the number is whole and valid. */
export function phoneIn(text: string, country: CountryCode): { shown: string; phone: string | null } {
  const parsed = parsePhone(text, country);
  return { shown: new AsYouType(country).input(text), phone: parsed.ok ? parsed.phone : null };
}

/** Every country with its calling code; mine first, then by name in the language. */
export function countryOptions(locale: string): { value: CountryCode; label: string }[] {
  const names = new Intl.DisplayNames(locale, { type: "region" });
  const options = getCountries().map((code) => ({
    value: code,
    label: `${names.of(code) ?? code} +${getCountryCallingCode(code)}`,
  }));
  const isHome = ({ value }: { value: CountryCode }) => Number(value === homeCountry);
  return options.sort((a, b) => isHome(b) - isHome(a) || a.label.localeCompare(b.label, locale));
}
