import { variantLetters } from "@/server/campaigns/ledger-schema";

/** A, B, C, D: how people call the templates of a campaign, the first one A. */
export const variantLetter = (n: number): string => variantLetters[n] ?? "";
