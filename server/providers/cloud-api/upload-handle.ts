import { call } from "../http";
import { bag, str, toBlob } from "../read";
import { type ProviderDeps, ProviderError } from "../types";
import { checked } from "./client";

/** Where a file becomes a handle: Meta below the app, 360dialog below its own address. */
export type UploadEndpoint = {
  sessionsUrl: string;
  /** Sessions are named `upload:…`, and stand in the path as they are. */
  sessionUrl: (sessionId: string) => string;
  sessionHeaders: Record<string, string>;
  uploadHeaders: Record<string, string>;
};

type UploadFile = { bytes: Uint8Array | Blob; mimeType: string; fileName: string };

/** A handle for a profile picture or the sample of a template header (providers.md A6.1); it is no media id. Throws `ProviderError`. */
export async function uploadForHandle(deps: ProviderDeps, endpoint: UploadEndpoint, file: UploadFile): Promise<string> {
  const blob = toBlob(file.bytes, file.mimeType);
  const facts = new URLSearchParams({
    file_name: file.fileName,
    file_length: String(blob.size),
    file_type: file.mimeType,
  });
  const session = await post(deps, `${endpoint.sessionsUrl}?${facts}`, endpoint.sessionHeaders);
  const sessionId = str(session.id);
  if (!sessionId?.startsWith("upload:")) throw nameless("no upload session");
  const uploaded = await post(
    deps,
    endpoint.sessionUrl(sessionId),
    { ...endpoint.uploadHeaders, file_offset: "0" },
    blob,
  );
  const handle = str(uploaded.h);
  if (!handle) throw nameless("no file handle");
  return handle;
}

async function post(deps: ProviderDeps, url: string, headers: Record<string, string>, body?: Blob) {
  const request = {
    fetch: deps.fetch,
    timeoutMs: body ? 60_000 : deps.timeoutMs,
    method: "POST" as const,
    url,
    headers,
  };
  return bag(checked(await call(body ? { ...request, body } : request)).body);
}

const nameless = (what: string) =>
  new ProviderError("media_invalid", { safeText: `the upload's answer names ${what}` });
