"use client";
import { Refusal } from "@/components/live/use-error-text";
import { maxPartBytes } from "@/server/media/rules";
import type { MediaKind } from "@/server/providers/types";
import { newMessageId } from "./composer-ids";

export type Uploaded = { mediaId: string; kind: MediaKind; mimeType: string; fileName: string; byteSize: number };

/** How far an upload has come; who keeps it can go on after a failure, even where the last answer was lost. */
export type UploadPlace = { id: string; sent: number };
export const newUploadPlace = (): UploadPlace => ({ id: newMessageId(), sent: 0 });

type Doors = { send: (part: Part) => Promise<unknown>; wait: (ms: number, signal: AbortSignal) => Promise<void> };
const browser: Doors = { send: sendPart, wait: waitForNetwork };

/** Before a part is tried again; then the person decides. */
const waitsMs = [1000, 3000, 9000];

/**
 * Sends a file to the server in parts that one request carries; `onProgress` hears the share that is there (0 to 1). A part whose
 * connection broke is sent again, and `place` goes on where it stopped. Rejects with a `Refusal` that says why, with an AbortError
 * when `signal` stops it, or with a plain Error when the connection failed for good.
 */
export async function uploadFile(
  file: File,
  {
    signal,
    onProgress,
    place = newUploadPlace(),
    doors = browser,
  }: { signal: AbortSignal; onProgress: (share: number) => void; place?: UploadPlace; doors?: Doors },
): Promise<Uploaded> {
  if (file.size === 0) throw new Refusal("uploadEmpty");
  for (let failures = 0; ; ) {
    try {
      const answer = await doors.send(partAt(file, place, { signal, onProgress }));
      failures = 0;
      place.sent = Math.min(file.size, place.sent + maxPartBytes);
      if (place.sent === file.size) return toUploaded(answer);
    } catch (error) {
      const waitMs = waitsMs[failures];
      failures += 1;
      if (signal.aborted || !mayGoOn(error, place) || waitMs === undefined) throw error;
      if (!(error instanceof Refusal)) await doors.wait(waitMs, signal);
    }
  }
}

function partAt(
  file: File,
  { id, sent }: UploadPlace,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (share: number) => void },
): Part {
  const query = new URLSearchParams({
    fileName: file.name,
    upload: id,
    offset: String(sent),
    size: String(file.size),
  });
  return {
    url: `/api/media?${query}`,
    body: file.slice(sent, sent + maxPartBytes),
    type: file.type || "application/octet-stream",
    signal,
    onBytes: (bytes) => onProgress(Math.min(1, (sent + bytes) / file.size)),
  };
}

/** Puts the place where the next part begins. A refused upload is forgotten by the server and would begin anew. */
function mayGoOn(error: unknown, place: UploadPlace): boolean {
  if (!(error instanceof Refusal)) return true;
  const { offset } = error.values;
  if (error.key === "uploadOutOfOrder" && typeof offset === "number") {
    place.sent = offset;
    return true;
  }
  const wasSwept = error.key === "notFound" && place.sent > 0;
  Object.assign(place, newUploadPlace());
  return wasSwept;
}

/** A moment, or until the network is back. */
async function waitForNetwork(ms: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const stop = () => reject(new DOMException("the upload was cancelled", "AbortError"));
    signal.addEventListener("abort", stop, { once: true });
    if (navigator.onLine) setTimeout(resolve, ms);
    else window.addEventListener("online", () => resolve(), { once: true });
  });
}

type Part = { url: string; body: Blob; type: string; signal: AbortSignal; onBytes: (sent: number) => void };

/** 4 MB at 300 kbit/s: slower is a connection that died without a word. */
const partTimeoutMs = 120_000;

/** XMLHttpRequest, because fetch does not tell how much has been sent. */
function sendPart({ url, body, type, signal, onBytes }: Part): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    request.open("POST", url);
    request.timeout = partTimeoutMs;
    request.responseType = "json";
    request.setRequestHeader("Content-Type", type);
    request.upload.onprogress = ({ loaded }) => onBytes(loaded);
    request.onload = () =>
      request.status >= 200 && request.status < 300 ? resolve(request.response) : reject(refusalOf(request));
    request.onerror = () => reject(new Error("the upload lost its connection"));
    request.ontimeout = request.onerror;
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
