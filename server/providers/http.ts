import { ProviderError } from "./types";

type Call = {
  fetch: typeof fetch;
  timeoutMs: number;
  method: "GET" | "POST" | "DELETE";
  url: string;
  headers: Record<string, string>;
  body?: string | FormData | URLSearchParams;
};

export type Answer = { status: number; body: unknown; text: string; headers: Headers };

const maxJsonBytes = 8 * 1024 * 1024;
/** Faults in which not one byte of the request can have been understood by the provider. */
const unsent = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

/**
 * One exchange with a provider: never retried, no redirect followed, one time limit for all of it.
 * Throws ProviderError `unreachable`; `ambiguous` when the provider may have taken the request (goals §4).
 */
export async function call(request: Call): Promise<Answer> {
  const signal = AbortSignal.timeout(request.timeoutMs);
  try {
    const response = await request.fetch(request.url, {
      method: request.method,
      headers: request.headers,
      ...(request.body === undefined ? {} : { body: request.body }),
      redirect: "manual",
      signal,
    });
    const bytes = await readCapped(response, maxJsonBytes);
    const text = Buffer.from(bytes).toString("utf8");
    return { status: response.status, body: parseJson(text), text, headers: response.headers };
  } catch (error) {
    throw unreachable(error, request.method !== "GET");
  }
}

/** Bytes of an answer, refused past `maxBytes` while they stream in. */
export async function readCapped(response: Response, maxBytes: number): Promise<Uint8Array> {
  const declared = Number(response.headers.get("content-length") ?? 0);
  if (declared > maxBytes)
    throw new ProviderError("media_invalid", { safeText: `the answer is larger than ${maxBytes} bytes` });
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > maxBytes)
      throw new ProviderError("media_invalid", { safeText: `the answer is larger than ${maxBytes} bytes` });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export function unreachable(error: unknown, mayHaveArrived: boolean): ProviderError {
  if (error instanceof ProviderError) return error;
  const code = codeOf(error);
  return new ProviderError("unreachable", {
    code,
    ambiguous: mayHaveArrived && !unsent.has(code),
    safeText:
      code === "TimeoutError" ? "the provider did not answer in time" : `the provider cannot be reached (${code})`,
  });
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  if (error.name === "TimeoutError" || error.name === "AbortError") return "TimeoutError";
  const { cause } = error;
  if (cause && typeof cause === "object" && "code" in cause) return String(cause.code);
  return "code" in error ? String(error.code) : error.name;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
