"use client";
import { Refusal } from "@/components/live/use-error-text";
import { maxPartBytes } from "@/server/media/rules";
import type { MediaKind } from "@/server/providers/types";
import { newMessageId } from "./composer-ids";

export type Uploaded = { mediaId: string; kind: MediaKind; mimeType: string; fileName: string; byteSize: number };

/**
 * Sends a file to the server, in parts where one request would be too large; `onProgress` hears the share that is there (0 to 1). Rejects with a `Refusal` that says why, with an
 * AbortError when `signal` stops it, or with a plain Error when the connection failed.
 */
export async function uploadFile(
  file: File,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (share: number) => void },
): Promise<Uploaded> {
  const upload = file.size > maxPartBytes ? newMessageId() : null;
  for (const part of partsOf(file.size)) {
    const query = new URLSearchParams({ fileName: file.name });
    if (upload) {
      query.set("upload", upload);
      query.set("offset", String(part.start));
      query.set("size", String(file.size));
    }
    const answer = await sendPart({
      url: `/api/media?${query}`,
      body: file.slice(part.start, part.end),
      type: file.type || "application/octet-stream",
      signal,
      onBytes: (sent) => onProgress(Math.min(1, (part.start + sent) / file.size)),
    });
    if (part.isLast) return toUploaded(answer);
  }
  throw new Error("an empty file has no parts");
}

export function partsOf(size: number): { start: number; end: number; isLast: boolean }[] {
  return Array.from({ length: Math.ceil(size / maxPartBytes) }, (_, at) => {
    const end = Math.min(size, (at + 1) * maxPartBytes);
    return { start: at * maxPartBytes, end, isLast: end === size };
  });
}

type Part = { url: string; body: Blob; type: string; signal: AbortSignal; onBytes: (sent: number) => void };

/** XMLHttpRequest, because fetch does not tell how much has been sent. */
function sendPart({ url, body, type, signal, onBytes }: Part): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    request.open("POST", url);
    request.responseType = "json";
    request.setRequestHeader("Content-Type", type);
    request.upload.onprogress = ({ loaded }) => onBytes(loaded);
    request.onload = () =>
      request.status >= 200 && request.status < 300 ? resolve(request.response) : reject(refusalOf(request));
    request.onerror = () => reject(new Error("the upload lost its connection"));
    request.onabort = () => reject(new DOMException("the upload was cancelled", "AbortError"));
    request.onloadend = () => signal.removeEventListener("abort", abort);
    signal.addEventListener("abort", abort);
    if (signal.aborted) reject(new DOMException("the upload was cancelled", "AbortError"));
    else request.send(body);
  });
}

function refusalOf({ status, response }: XMLHttpRequest): Error {
  const answer: unknown = response;
  if (status >= 500 || typeof answer !== "object" || answer === null || !("error" in answer))
    return new Error(`the upload was answered with ${status}`);
  const values = "values" in answer && isValues(answer.values) ? answer.values : {};
  return new Refusal(String(answer.error), values);
}

const isValues = (values: unknown): values is Record<string, string | number> =>
  typeof values === "object" && values !== null;

function toUploaded(answer: unknown): Uploaded {
  if (isUploaded(answer)) return answer;
  throw new Error("the upload was answered with something else");
}

const isUploaded = (answer: unknown): answer is Uploaded =>
  typeof answer === "object" && answer !== null && "mediaId" in answer && "kind" in answer;
