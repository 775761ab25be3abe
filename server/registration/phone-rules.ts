import { parsePhoneNumberFromString } from "libphonenumber-js/max";

/** What to know of a number before its code is sent (N.52): how the six digits can reach it at all. */
export type PhoneAdvice = "toll_free" | "premium" | "landline" | "internet";

/** Null for a mobile, for what may be one, and for what is no number (yet). */
export function phoneAdvice(phone: string): PhoneAdvice | null {
  switch (parsePhoneNumberFromString(phone)?.getType()) {
    case "TOLL_FREE":
      return "toll_free";
    case "PREMIUM_RATE":
    case "SHARED_COST":
      return "premium";
    case "FIXED_LINE":
    case "UAN":
      return "landline";
    case "VOIP":
      return "internet";
    default:
      return null;
  }
}
