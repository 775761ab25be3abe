import { readFileSync } from "node:fs";
import type { MediaKind } from "../model";

const files: Record<MediaKind, { file: string; mimeType: string; fileName: string }> = {
  image: { file: "kolo.jpg", mimeType: "image/jpeg", fileName: "kolo.jpg" },
  video: { file: "projizdka.mp4", mimeType: "video/mp4", fileName: "projizdka.mp4" },
  audio: { file: "vzkaz.ogg", mimeType: "audio/ogg; codecs=opus", fileName: "vzkaz.ogg" },
  voice: { file: "vzkaz.ogg", mimeType: "audio/ogg; codecs=opus", fileName: "vzkaz.ogg" },
  document: { file: "zakazka.pdf", mimeType: "application/pdf", fileName: "Zakázka S-4187.pdf" },
  sticker: { file: "palec.webp", mimeType: "image/webp", fileName: "palec.webp" },
};

export type Sample = { bytes: Buffer; mimeType: string; fileName: string };

/** A small own file of each kind, for a client with nothing at hand. */
export function sampleOf(kind: MediaKind): Sample {
  const { file, mimeType, fileName } = files[kind];
  return { bytes: readFileSync(new URL(file, import.meta.url)), mimeType, fileName };
}
