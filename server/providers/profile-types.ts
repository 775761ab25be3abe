import type { ProfileField, ProfileReview } from "@/db/enums";

/** The business profile that clients see (providers.md A12.3, C7). `null` = empty at the provider. */
export type NumberProfile = {
  /** "Popis společnosti", at most 139 characters (S0.24): Meta's and Twilio's `about`. */
  description: string | null;
  address: string | null;
  email: string | null;
  /** At most two, http(s). */
  websites: string[];
  /** One of `industries` (db/enums). */
  industry: string | null;
  logoUrl: string | null;
  /** Where the provider tells (Twilio: a sender that is being updated is `pending`). */
  review?: ProfileReview;
};

/** Only what is named is changed. `logo` is a square JPEG of at least 300 x 300 (S0.20, S0.21); `logoUrl` its public address. */
export type ProfileChange = Partial<Omit<NumberProfile, "logoUrl" | "review">> & {
  logo?: { bytes: Uint8Array; publicUrl: string };
};

/** The provider refused some fields; its words by field, safe to show. */
export class ProfileRefused extends Error {
  constructor(readonly fields: Partial<Record<ProfileField, string>>) {
    super(`profile refused: ${Object.keys(fields).join(", ")}`);
    this.name = "ProfileRefused";
  }
}
