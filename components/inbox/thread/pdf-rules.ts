/** A page never takes more memory than this: 16 million points are 64 MB. */
const maxPoints = 16_000_000;
/** Sharper than twice nobody sees. */
const maxDensity = 2;

/**
 * How much larger than its own size a page is drawn, to be `width` wide on a screen of that density (device pixels in a CSS pixel).
 * A hostile page says it is as large as a house: it is drawn coarser, not larger.
 */
export function drawScale(page: { width: number; height: number }, width: number, density: number): number {
  const wished = (width * Math.min(Math.max(density, 1), maxDensity)) / page.width;
  return Math.min(wished, Math.sqrt(maxPoints / (page.width * page.height)));
}

/** Why a PDF cannot be shown; the words of `inbox.media.pdf`. */
export type PdfProblem = "password" | "broken" | "unreachable";

/** By the names that pdf.js gives its errors. */
export function problemOf(error: unknown): PdfProblem {
  const name = error instanceof Error ? error.name : "";
  if (name === "PasswordException") return "password";
  return name === "InvalidPDFException" || name === "FormatError" ? "broken" : "unreachable";
}
