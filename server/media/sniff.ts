import { fileTypeFromBuffer } from "file-type";
import { endingOf } from "./file-name-rules";

export type Claims = { fileName: string | null; mimeType: string | null };

/** Old Office files share one container; only the name tells them apart. */
const oldOffice: Record<string, string> = {
  doc: "application/msword",
  xls: "application/vnd.ms-excel",
  ppt: "application/vnd.ms-powerpoint",
};
const sameThing: Record<string, string> = { "audio/x-m4a": "audio/mp4" };
const textEndings = new Set(["txt", "csv", "log"]);

/**
 * The type of a file by its bytes; null when they look like nothing known. What the sender claims decides only between types that
 * share one form: old Office files, sound in an MP4, and text, which has no mark of its own.
 */
export async function sniffType(bytes: Uint8Array, claims: Claims): Promise<string | null> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  const ending = endingOf(claims.fileName ?? "");
  if (!found) return textEndings.has(ending) && isText(bytes) ? "text/plain" : null;
  if (found.mime === "application/x-cfb") return oldOffice[ending] ?? found.mime;
  if (found.mime === "video/mp4" && claims.mimeType?.startsWith("audio/")) return "audio/mp4";
  return sameThing[found.mime] ?? found.mime;
}

/** Any encoding of letters (Czech files are often in Windows-1250), but no zero bytes. */
const isText = (bytes: Uint8Array): boolean => bytes.length > 0 && !bytes.includes(0);
