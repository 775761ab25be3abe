import type { MediaKind } from "../providers/types";

const kB = 1024;
const MB = 1024 * kB;

/** What WhatsApp takes from us (providers.md A6), by the type sniffed from the bytes. */
const sendable: Record<string, { kind: MediaKind; maxBytes: number }> = {
  "image/jpeg": { kind: "image", maxBytes: 5 * MB },
  "image/png": { kind: "image", maxBytes: 5 * MB },
  "image/webp": { kind: "sticker", maxBytes: 500 * kB },
  "video/mp4": { kind: "video", maxBytes: 16 * MB },
  "video/3gpp": { kind: "video", maxBytes: 16 * MB },
  "audio/aac": { kind: "audio", maxBytes: 16 * MB },
  "audio/amr": { kind: "audio", maxBytes: 16 * MB },
  "audio/mpeg": { kind: "audio", maxBytes: 16 * MB },
  "audio/mp4": { kind: "audio", maxBytes: 16 * MB },
  "audio/ogg; codecs=opus": { kind: "audio", maxBytes: 16 * MB },
  ...documents(
    "application/pdf",
    "text/plain",
    "application/msword",
    "application/vnd.ms-excel",
    "application/vnd.ms-powerpoint",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  ),
};

function documents(...types: string[]) {
  return Object.fromEntries(types.map((type) => [type, { kind: "document", maxBytes: 100 * MB } as const]));
}

/** No file may be larger, whichever way it goes; providers send up to this size (providers.md A6). */
export const maxFileBytes = 100 * MB;
/** A request carries no more, because serverless hosts refuse it (4.5 MB); larger files come in parts. */
export const maxPartBytes = 4 * MB;

/** As what a file of this type may be sent; null = not at all. */
export const sendableKind = (mimeType: string): MediaKind | null => sendable[mimeType]?.kind ?? null;

/** The only format of a voice message (providers.md A2: OGG with Opus); other sound goes as a file that plays. */
export const voiceType = "audio/ogg; codecs=opus";
export const isVoiceType = (mimeType: string): boolean => mimeType === voiceType;

/**
 * A voice message may last this long. At 24 kbit/s that is 1.8 MB, far below the 16 MB of every provider and in one part of an upload.
 */
export const maxVoiceSeconds = 600;

export type UploadRefusal =
  | { key: "uploadEmpty" | "uploadType"; values: Record<string, never> }
  | { key: "uploadTooLarge"; values: { kind: MediaKind; max: string } };

/** Why a file cannot be sent; null = it can. `mimeType` is null where the bytes look like nothing known. */
export function uploadRefusal(file: { mimeType: string | null; byteSize: number }): UploadRefusal | null {
  if (file.byteSize === 0) return { key: "uploadEmpty", values: {} };
  const rule = file.mimeType ? sendable[file.mimeType] : undefined;
  if (!rule) return { key: "uploadType", values: {} };
  if (file.byteSize <= rule.maxBytes) return null;
  return { key: "uploadTooLarge", values: { kind: rule.kind, max: sizeText(rule.maxBytes) } };
}

export const sizeText = (bytes: number): string => (bytes < MB ? `${bytes / kB} kB` : `${bytes / MB} MB`);

/** Programs are not kept, whatever they are called (S1.13). */
const programs = new Set([
  "application/x-msdownload",
  "application/x-elf",
  "application/x-mach-binary",
  "application/x-msi",
  "application/vnd.android.package-archive",
  "application/java-vm",
  "application/x-apple-diskimage",
  "application/x-ms-shortcut",
]);
export const isBlockedType = (mimeType: string | null): boolean => mimeType !== null && programs.has(mimeType);

/** Why a file of a client is not here; shown in its bubble. */
export const mediaErrors = ["blocked_type", "blocked_by_company", "too_large", "unavailable", "unreachable"] as const;
export type MediaError = (typeof mediaErrors)[number];

/**
 * When a download is tried again, in minutes after the file was announced, by the number of tries so far. Six are spread over half
 * a day; addresses that are gone are never asked twice, because 360dialog shuts its door after twenty such questions an hour.
 */
const triedAfterMinutes = [1, 2, 10, 60, 240, 720];
export const maxDownloadTries = triedAfterMinutes.length;

export function isDownloadDue(file: { tries: number; createdAt: Date }, now: Date): boolean {
  const minutes = triedAfterMinutes[file.tries];
  return minutes !== undefined && now.getTime() >= file.createdAt.getTime() + minutes * 60_000;
}

/** Types a browser may show in our own origin: none of them can hold a script. A PDF can, so the desk draws its pages instead. */
const shown =
  /^(?:image\/(?:jpeg|png|webp|gif)|video\/(?:mp4|3gpp)|audio\/(?:aac|amr|mpeg|mp4|ogg(?:; codecs=opus)?))$/;
export const mayShowInline = (mimeType: string | null): boolean => mimeType !== null && shown.test(mimeType);

/** A picture that a browser shows: of pictures by name that are something else (SVG, TIFF) only the type is told. */
export const isShownPicture = (mimeType: string | null): boolean =>
  Boolean(mimeType?.startsWith("image/")) && mayShowInline(mimeType);

/** What a file is called in an answer: a type we know, or just bytes. */
export const servedType = (mimeType: string | null): string =>
  mimeType && (mayShowInline(mimeType) || sendable[mimeType]) ? mimeType : "application/octet-stream";
