/** A, B, C, D: how people call the templates of a campaign, the first one A. */
export const variantLetter = (n: number): string => "ABCD"[n] ?? "";
