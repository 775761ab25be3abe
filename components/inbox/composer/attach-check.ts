import type { ProviderName } from "@/db/enums";
import { blockedByClaim, blockRefusal } from "@/server/media/block-rules";
import { maxPartBytes, sendableKind, sizeText, uploadRefusal } from "@/server/media/rules";
import type { MediaKind } from "@/server/providers/types";
import type { BlockedFiles } from "@/server/team/blocked-file-rules";

export type FileFacts = { name: string; type: string; size: number };

/** `key` and `values`: a text of errors.json, the same one the server would answer with. */
export type FileCheck =
  | { ok: true; kind: MediaKind }
  | { ok: false; key: string; values: Record<string, string | number> };

/** Twilio takes no file above 16 MB, whatever it is, and no stickers. */
const twilioBytes = 4 * maxPartBytes;

const programs = /\.(?:apk|app|bat|cmd|com|cpl|dll|exe|hta|jar|js|jse|lnk|mjs|msi|msp|ps1|reg|scr|sh|vb|vbe|vbs|wsf)$/i;

/**
 * The first, early look at a file by what the browser says of it, so that the reason comes before a long upload. Where a claimed
 * type says little (text, sound, nothing) the server decides by the bytes, as it does for all in the end.
 */
export function checkFile(file: FileFacts, provider: ProviderName, list: BlockedFiles): FileCheck {
  const type = claimedType(file.type);
  const kind = sendableKind(type);
  if (programs.test(file.name) || (!kind && !isVague(type))) return { ok: false, key: "uploadType", values: {} };
  const refusal = uploadRefusal({ mimeType: kind ? type : "text/plain", byteSize: file.size });
  if (refusal) return { ok: false, ...refusal };
  const blocked = blockedByClaim({ mimeType: type, fileName: file.name }, list);
  if (blocked) return { ok: false, ...blockRefusal(blocked) };
  const limit = provider === "twilio" ? twilioRefusal(file, kind) : null;
  if (limit) return { ok: false, ...limit };
  return { ok: true, kind: kind ?? "document" };
}

function twilioRefusal({ size }: FileFacts, kind: MediaKind | null) {
  const values = { provider: "Twilio", max: sizeText(twilioBytes) };
  if (kind === "sticker") return { key: "uploadStickerFor", values };
  return size > twilioBytes ? { key: "uploadTooLargeFor", values } : null;
}

export const kindOf = (file: Pick<FileFacts, "type">): MediaKind | null => sendableKind(claimedType(file.type));

/** Sound and stickers have no caption at any provider. */
export const takesCaption = (kind: MediaKind): boolean => !["audio", "voice", "sticker"].includes(kind);

/** Browsers leave out the codec, which is the only one that providers take. */
function claimedType(type: string): string {
  const plain = type.split(";")[0]?.trim().toLowerCase() ?? "";
  return plain === "audio/ogg" ? "audio/ogg; codecs=opus" : plain;
}

const isVague = (type: string): boolean =>
  type === "" || type === "application/octet-stream" || /^(?:text|audio)\//.test(type);
