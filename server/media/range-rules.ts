/** Inclusive bytes. */
export type ByteRange = { start: number; end: number };

/**
 * What of a file of `size` bytes a Range header asks for (RFC 9110 §14). Null = the whole file, also for what we do not
 * understand and for several ranges at once; `unsatisfiable` = nothing of it exists.
 */
export function byteRange(header: string | null, size: number): ByteRange | "unsatisfiable" | null {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? "") ?? [];
  if (first === undefined || last === undefined || (first === "" && last === "")) return null;
  if (first === "")
    return Number(last) > 0 && size > 0 ? { start: Math.max(0, size - Number(last)), end: size - 1 } : "unsatisfiable";
  const start = Number(first);
  const end = last === "" ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== "" && Number(last) < start) return null;
  return start < size ? { start, end } : "unsatisfiable";
}
