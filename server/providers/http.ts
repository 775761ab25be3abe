import type { FailureReason } from "@/db/enums";
import { maxAnswerBytes, TooLarge, type Wire, type WireAnswer } from "./quick-fetch";
import { ProviderError } from "./types";

type Call = {
  fetch: Wire;
  timeoutMs: number;
  method: "GET" | "POST" | "DELETE";
  url: string;
  headers: Record<string, string>;
  body?: string | FormData | URLSearchParams | Blob;
};

export type Answer = { status: number; body: unknown; headers: Headers };

const fileTimeoutMs = 60_000;
/** Faults in which not one byte of the request can have been understood by the provider. */
const unsent = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ERR_INVALID_URL",
  "ERR_INVALID_CHAR",
  "UND_ERR_CONNECT_TIMEOUT",
  "UND_ERR_INVALID_ARG",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "bad port",
]);

/**
 * One exchange with a provider: never retried, no redirect followed, one time limit for all of it.
 * Throws ProviderError `unreachable`; `ambiguous` when the provider may have taken the request (goals §4).
 */
export async function call(request: Call): Promise<Answer> {
  try {
    const response = await request.fetch(request.url, {
      method: request.method,
      headers: request.headers,
      ...(request.body === undefined ? {} : { body: request.body }),
      redirect: "manual",
      signal: AbortSignal.timeout(request.timeoutMs),
    });
    const bytes = await readCapped(response, maxAnswerBytes);
    return {
      status: response.status,
      body: parseJson(Buffer.from(bytes).toString("utf8")),
      headers: response.headers,
    };
  } catch (error) {
    throw unreachable(error, request.method !== "GET");
  }
}

/** A file as it arrives. Reading it throws ProviderError: `media_invalid` past the limit, `unreachable` when it breaks off. */
export type FileStream = { stream: AsyncGenerator<Uint8Array, void>; mimeType: string | null };

/** One file, no redirect followed, cut off past `maxBytes` while it streams in. A redirect is answered, not read. */
export async function fetchFile(
  deps: { fetch: Wire },
  url: string,
  headers: Record<string, string>,
  maxBytes: number,
): Promise<FileStream | { redirectTo: string }> {
  try {
    const response = await deps.fetch(url, { headers, redirect: "manual", signal: AbortSignal.timeout(fileTimeoutMs) });
    const location = response.headers.get("location");
    if (response.status === 200) {
      await refuseLength(response, maxBytes);
      return { stream: fileOf(response, maxBytes), mimeType: response.headers.get("content-type") };
    }
    await response.body?.cancel?.();
    if (response.status >= 300 && response.status < 400 && location) return { redirectTo: location };
    throw new ProviderError(reasonOf(response.status), {
      httpStatus: response.status,
      safeText: `the file could not be fetched (HTTP ${response.status})`,
    });
  } catch (error) {
    throw fileFailure(error);
  }
}

function reasonOf(status: number): FailureReason {
  if (status === 401) return "auth";
  return status === 429 || status >= 500 ? "retry_later" : "media_invalid";
}

/** Of a ProviderError `media_invalid`: the file is larger than was asked for. */
export const tooLargeCode = "too_large";

async function* fileOf(response: WireAnswer, maxBytes: number): AsyncGenerator<Uint8Array, void> {
  try {
    yield* capped(response, maxBytes);
  } catch (error) {
    throw fileFailure(error);
  }
}

const fileFailure = (error: unknown): ProviderError =>
  error instanceof TooLarge
    ? new ProviderError("media_invalid", { code: tooLargeCode, safeText: error.message })
    : unreachable(error, false);

async function readCapped(response: WireAnswer, maxBytes: number): Promise<Uint8Array> {
  await refuseLength(response, maxBytes);
  return readWhole(capped(response, maxBytes));
}

/** For what is small by its limit. */
export async function readWhole(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function refuseLength(response: WireAnswer, maxBytes: number): Promise<void> {
  if (Number(response.headers.get("content-length") ?? 0) <= maxBytes) return;
  await response.body?.cancel?.();
  throw new TooLarge(maxBytes);
}

/** Whoever stops reading ends the transfer. */
async function* capped(response: WireAnswer, maxBytes: number): AsyncGenerator<Uint8Array, void> {
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > maxBytes) throw new TooLarge(maxBytes);
    yield chunk;
  }
}

function unreachable(error: unknown, mayHaveArrived: boolean): ProviderError {
  if (error instanceof ProviderError) return error;
  const code = codeOf(error);
  return new ProviderError("unreachable", {
    code,
    ambiguous: mayHaveArrived && !unsent.has(code),
    safeText: textOf(error, code),
  });
}

function textOf(error: unknown, code: string): string {
  if (error instanceof TooLarge) return error.message;
  return code === "TimeoutError"
    ? "the provider did not answer in time"
    : `the connection to the provider failed (${code})`;
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  if (error.name === "TimeoutError" || error.name === "AbortError") return "TimeoutError";
  const { cause } = error;
  if (cause && typeof cause === "object" && "code" in cause) return String(cause.code);
  if (cause instanceof Error && cause.message === "bad port") return "bad port";
  return "code" in error ? String(error.code) : error.name;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
