import { createHash } from "node:crypto";
import type { SimNumber, StoredMedia } from "./model";
import type { Simulation } from "./simulation";

const maxLinkBytes = 100 * 1024 * 1024;

export function storeMedia(
  simulation: Simulation,
  number: SimNumber,
  file: { bytes: Buffer; mimeType: string; fileName: string | null },
): StoredMedia {
  const id =
    number.account.provider === "twilio"
      ? `ME${simulation.random.bytes(16).toString("hex")}`
      : simulation.random.digits(16);
  const sha256 = createHash("sha256").update(file.bytes).digest("base64");
  const stored = { ...file, id, numberId: number.id, sha256 };
  simulation.media.set(id, stored);
  return stored;
}

/** Fetches what a message links to, as the provider would; null when it cannot be had. */
export async function fetchLink(simulation: Simulation, number: SimNumber, link: string): Promise<StoredMedia | null> {
  try {
    const response = await simulation.fetch(link, { signal: AbortSignal.timeout(10_000) });
    if (!response.ok) return null;
    const bytes = Buffer.from(await response.arrayBuffer());
    if (bytes.length > maxLinkBytes) return null;
    const fileName = decodeURIComponent(new URL(link).pathname.split("/").at(-1) ?? "") || null;
    return storeMedia(simulation, number, {
      bytes,
      mimeType: response.headers.get("content-type") ?? "application/octet-stream",
      fileName,
    });
  } catch {
    return null;
  }
}
