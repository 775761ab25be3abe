/** What somebody wrote as a whole number within its bounds; null = it is none. */
export function wholeNumber(text: string, min: number, max: number): number | null {
  const plain = text.replace(/\s/g, "");
  if (!/^\d{1,6}$/.test(plain)) return null;
  const value = Number(plain);
  return value >= min && value <= max ? value : null;
}
