import type { ProviderName } from "@/db/enums";

/** As what a file goes out: the provider shows pictures, plays video and sound, and offers everything else for download. */
export type AttachKind = "image" | "video" | "audio" | "document";

export type FileFacts = { name: string; type: string; size: number };

export type FileCheck =
  | { ok: true; kind: AttachKind }
  | { ok: false; reason: "empty" | "program" }
  | { ok: false; reason: "too_large"; kind: AttachKind; maxBytes: number };

const megabyte = 1024 * 1024;
const limits = { image: 5 * megabyte, video: 16 * megabyte, audio: 16 * megabyte, document: 100 * megabyte };
/** Twilio takes no file above 16 MB. */
const twilioLimit = 16 * megabyte;

/** What the providers show in place; other pictures and films go as documents. */
const shown: Record<Exclude<AttachKind, "document">, readonly string[]> = {
  image: ["image/jpeg", "image/png"],
  video: ["video/mp4", "video/3gpp"],
  audio: ["audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"],
};

const programs = /\.(?:apk|app|bat|cmd|com|cpl|dll|exe|hta|jar|js|jse|lnk|mjs|msi|msp|ps1|reg|scr|sh|vb|vbe|vbs|wsf)$/i;

/** The first, early look at a file: the reason is said before anything is uploaded. The server looks at the bytes again. */
export function checkFile(file: FileFacts, provider: ProviderName): FileCheck {
  if (file.size === 0) return { ok: false, reason: "empty" };
  if (programs.test(file.name)) return { ok: false, reason: "program" };
  const kind = kindOf(file);
  const maxBytes = provider === "twilio" ? Math.min(limits[kind], twilioLimit) : limits[kind];
  return file.size > maxBytes ? { ok: false, reason: "too_large", kind, maxBytes } : { ok: true, kind };
}

export function kindOf({ type }: Pick<FileFacts, "type">): AttachKind {
  const plain = type.split(";")[0]?.trim().toLowerCase() ?? "";
  if (shown.image.includes(plain)) return "image";
  if (shown.video.includes(plain)) return "video";
  return shown.audio.includes(plain) ? "audio" : "document";
}

/** Sound has no caption at any provider. */
export const takesCaption = (kind: AttachKind): boolean => kind !== "audio";

/** Bytes as people say them: [184, "kilobyte"], [2.4, "megabyte"]; for `format.number(…, { style: "unit" })`. */
export function sizeParts(bytes: number): { amount: number; unit: "kilobyte" | "megabyte" } {
  if (bytes < megabyte) return { amount: Math.max(1, Math.round(bytes / 1024)), unit: "kilobyte" };
  return { amount: Math.round((bytes / megabyte) * 10) / 10, unit: "megabyte" };
}
