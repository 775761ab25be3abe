/** What comes to a route handler is checked here before anything of it is read. */

/**
 * True for a request that a page of another site made a browser send (goals §6.5 #21). Programs send neither header; what they
 * may do is decided by their credentials.
 */
export function isForeign(headers: Headers, appUrl: string): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") return true;
  const origin = headers.get("origin");
  return origin !== null && origin !== new URL(appUrl).origin && hostOf(origin) !== headers.get("host");
}

/** `null`, the origin of sandboxed pages, is nobody's: not even of a request without a Host. */
const hostOf = (origin: string): string => (URL.canParse(origin) ? new URL(origin).host : "");

/** The body, or null when it is larger than `maxBytes`, which is found out without taking it all in. */
export async function readBody(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  return Uint8Array.from(Buffer.concat(chunks));
}
