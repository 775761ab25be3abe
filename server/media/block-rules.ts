import type { BlockedFiles, FileKind } from "../team/blocked-file-rules";
import { endingOf } from "./file-name-rules";
import { sendableKind } from "./rules";

/** The extensions under which files of a type go; of types not named here only the file's name tells. */
const endings = new Map(
  Object.entries({
    "image/jpeg": ["jpg", "jpeg", "jfif"],
    "image/png": ["png"],
    "image/webp": ["webp"],
    "image/gif": ["gif"],
    "image/heic": ["heic", "heif"],
    "image/tiff": ["tif", "tiff"],
    "image/bmp": ["bmp"],
    "video/mp4": ["mp4", "m4v"],
    "video/3gpp": ["3gp"],
    "video/quicktime": ["mov"],
    "audio/aac": ["aac"],
    "audio/amr": ["amr"],
    "audio/mpeg": ["mp3"],
    "audio/mp4": ["m4a"],
    "audio/ogg; codecs=opus": ["ogg", "opus"],
    "application/pdf": ["pdf"],
    "text/plain": ["txt"],
    "application/msword": ["doc"],
    "application/vnd.ms-excel": ["xls"],
    "application/vnd.ms-powerpoint": ["ppt"],
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ["docx"],
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ["xlsx"],
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ["pptx"],
    "application/zip": ["zip"],
    "application/x-rar-compressed": ["rar"],
    "application/x-7z-compressed": ["7z"],
    "application/gzip": ["gz", "tgz"],
  }),
);

/** What kind of file this is by its type; all that is no picture, film or sound is a document. */
export function fileKindOf(mimeType: string | null): FileKind {
  const kind = sendableKind(mimeType ?? "");
  if (kind && kind !== "voice") return kind;
  const family = mimeType?.split("/")[0];
  return family === "image" || family === "video" || family === "audio" ? family : "document";
}

export type Blocked = { by: "kind"; kind: FileKind } | { by: "extension"; extension: string };

/**
 * Why the company blocks a file; null = it does not. The type (sniffed from the bytes) decides, so a new name opens no door; a
 * blocked extension in the name blocks too, because that is what people see.
 */
export function blockedBy(
  { mimeType, fileName }: { mimeType: string | null; fileName: string | null },
  list: BlockedFiles,
): Blocked | null {
  const kind = fileKindOf(mimeType);
  if (list.kinds.includes(kind)) return { by: "kind", kind };
  const own = [...(endings.get(mimeType ?? "") ?? []), endingOf(fileName ?? "")];
  const extension = own.find((ending) => list.extensions.includes(ending));
  return extension ? { by: "extension", extension } : null;
}

/** What can be said before a byte is here, by what the sender claims: only claims that could be true count. */
export function blockedByClaim(
  { mimeType, fileName }: { mimeType: string | null; fileName: string | null },
  list: BlockedFiles,
): Blocked | null {
  if (mimeType && sendableKind(mimeType)) return blockedBy({ mimeType, fileName }, list);
  return blockedBy({ mimeType: null, fileName }, { ...list, kinds: [] });
}

export type BlockRefusal = { key: "uploadBlockedKind" | "uploadBlockedExtension"; values: Record<string, string> };

/** The refusal of an upload; its text names the setting. */
export const blockRefusal = (blocked: Blocked): BlockRefusal =>
  blocked.by === "kind"
    ? { key: "uploadBlockedKind", values: { kind: blocked.kind } }
    : { key: "uploadBlockedExtension", values: { extension: blocked.extension } };
