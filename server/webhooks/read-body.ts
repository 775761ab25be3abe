/** The bytes of a body; null as soon as it proves to be longer than `maxBytes`, so that nobody can fill our memory. */
export async function readBody(
  body: ReadableStream<Uint8Array> | null,
  claimedBytes: number,
  maxBytes: number,
): Promise<Uint8Array | null> {
  if (claimedBytes > maxBytes) return null;
  if (!body) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length;
    if (size > maxBytes) {
      await reader.cancel();
      return null;
    }
    parts.push(next.value);
  }
  return Buffer.concat(parts);
}
