import { readMultipart } from "../http/body";
import { bytes, json, type Reply } from "../http/reply";
import type { Incoming } from "../http/router";
import { storeMedia } from "../media";
import type { SimNumber, StoredMedia } from "../model";
import { bareType, mediaLimits } from "../rules";
import type { Simulation } from "../simulation";
import { invalidParameter, refused, unknownObject } from "./errors";

const urlLifeMs = 5 * 60_000;

/** `POST /media`: multipart with `messaging_product`, `type` and `file` (providers.md A6). */
export async function postMedia(simulation: Simulation, request: Incoming, number: SimNumber): Promise<Reply> {
  const form = await readMultipart(request);
  if (!form) return invalidParameter("The body is not multipart/form-data");
  const unknown = [...form.keys()].find((key) => !["messaging_product", "type", "file"].includes(key));
  if (unknown) return invalidParameter(`Unexpected key "${unknown}"`);
  const file = form.get("file");
  if (form.get("messaging_product") !== "whatsapp") return invalidParameter("Param messaging_product must be whatsapp");
  if (!(file instanceof Blob)) return invalidParameter("Param file is required");
  const type = form.get("type");
  const mimeType = typeof type === "string" && type !== "" ? type : file.type;
  const limits = Object.values(mediaLimits).filter(({ mimeTypes }) => mimeTypes.includes(bareType(mimeType)));
  if (limits.length === 0)
    return invalidParameter(`Param file must be a file with one of the allowed types; received ${mimeType}`);
  if (limits.every(({ maxBytes }) => file.size > maxBytes))
    return refused({ reason: "media_size", details: "The file is too large" });
  const stored = storeMedia(simulation, number, {
    bytes: Buffer.from(await file.arrayBuffer()),
    mimeType,
    fileName: "name" in file && typeof file.name === "string" ? file.name : null,
  });
  return json(200, { id: stored.id });
}

/** `GET /{media id}`: where the bytes are for the next five minutes. `host` is where the address points. */
export function showMedia(simulation: Simulation, stored: StoredMedia, host: string): Reply {
  const expires = Math.floor((simulation.clock.now() + urlLifeMs) / 1000);
  return json(200, {
    messaging_product: "whatsapp",
    url: `${host}/whatsapp_business/attachments/?mid=${stored.id}&ext=${expires}&hash=${hashOf(stored)}`,
    mime_type: stored.mimeType,
    sha256: stored.sha256,
    file_size: stored.bytes.length,
    id: stored.id,
  });
}

/** The bytes behind such an address. */
export function downloadMedia(
  simulation: Simulation,
  { query }: Incoming,
  mayHave: (stored: StoredMedia) => boolean,
): Reply {
  const stored = simulation.media.get(query.get("mid") ?? "");
  const expired = Number(query.get("ext")) * 1000 < simulation.clock.now();
  if (!stored || expired || query.get("hash") !== hashOf(stored) || !mayHave(stored)) return json(404, {});
  return bytes(stored.bytes, stored.mimeType);
}

export function deleteMedia(simulation: Simulation, id: string): Reply {
  return simulation.media.delete(id) ? json(200, { success: true }) : unknownObject(id);
}

const hashOf = ({ sha256 }: StoredMedia) => Buffer.from(sha256.slice(0, 12)).toString("hex");
