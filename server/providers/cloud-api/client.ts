import { type Answer, call, fetchFile } from "../http";
import { bag, bags, str, toBlob } from "../read";
import { type Accepted, type Outbound, type ProviderDeps, ProviderError } from "../types";
import { toProviderError } from "./error-reasons";
import { toMessage } from "./to-provider";

/** Where one number's calls go, at Meta or at 360dialog: the paths differ, the words do not. */
export type Endpoint = {
  messagesUrl: string;
  mediaUrl: string;
  mediaInfoUrl: (mediaId: string) => string;
  headers: Record<string, string>;
  /** The address from which bytes may be fetched, or null when it is none of the provider's. */
  allowDownload: (url: string) => string | null;
};

/** Meta's media host: the only one besides the configured address that is ever given our credentials (goals §6.5, 52). */
export const publishedMediaOrigin = "https://lookaside.fbsbx.com";

export async function postJson(
  deps: ProviderDeps,
  url: string,
  headers: Record<string, string>,
  body: unknown,
): Promise<Answer> {
  return checked(
    await call({
      fetch: deps.fetch,
      timeoutMs: deps.timeoutMs,
      method: "POST",
      url,
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  );
}

export async function getJson(deps: ProviderDeps, url: string, headers: Record<string, string>): Promise<Answer> {
  return checked(await call({ fetch: deps.fetch, timeoutMs: deps.timeoutMs, method: "GET", url, headers }));
}

export async function deleteAt(deps: ProviderDeps, url: string, headers: Record<string, string>): Promise<Answer> {
  return checked(await call({ fetch: deps.fetch, timeoutMs: deps.timeoutMs, method: "DELETE", url, headers }));
}

/** Sends one message; a file is uploaded first. A 2xx that names no id may have been taken: ambiguous. */
export async function sendMessage(deps: ProviderDeps, endpoint: Endpoint, message: Outbound): Promise<Accepted> {
  const mediaId = "bytes" in message.content ? await upload(deps, endpoint, message.content) : null;
  const answer = await postJson(deps, endpoint.messagesUrl, endpoint.headers, toMessage(message, mediaId));
  const sent = bags(bag(answer.body).messages)[0];
  const providerMessageId = str(sent?.id);
  if (!providerMessageId) {
    throw new ProviderError("unknown", {
      httpStatus: answer.status,
      ambiguous: true,
      safeText: "the provider's answer names no message",
    });
  }
  const isHeld = ["held_for_quality_assessment", "paused"].includes(str(sent?.message_status) ?? "");
  return { providerMessageId, state: isHeld ? "held" : "accepted" };
}

export async function markRead(
  deps: ProviderDeps,
  endpoint: Endpoint,
  providerMessageId: string,
  also?: { isTyping: boolean },
): Promise<void> {
  await postJson(deps, endpoint.messagesUrl, endpoint.headers, {
    messaging_product: "whatsapp",
    status: "read",
    message_id: providerMessageId,
    ...(also?.isTyping ? { typing_indicator: { type: "text" } } : {}),
  });
}

/** Media ids give an address that lives five minutes and wants the same credentials (providers.md A6). */
export async function downloadMedia(deps: ProviderDeps, endpoint: Endpoint, mediaId: string, maxBytes: number) {
  const info = bag((await getJson(deps, endpoint.mediaInfoUrl(encodeURIComponent(mediaId)), endpoint.headers)).body);
  const url = endpoint.allowDownload(str(info.url) ?? "");
  if (!url) throw new ProviderError("media_invalid", { safeText: "the file's address is not one of the provider's" });
  const file = await fetchFile(deps, url, endpoint.headers, maxBytes);
  if ("redirectTo" in file)
    throw new ProviderError("media_invalid", { safeText: "the file's address leads elsewhere; it was not followed" });
  return { stream: file.stream, mimeType: file.mimeType ?? str(info.mime_type) ?? null };
}

async function upload(
  deps: ProviderDeps,
  endpoint: Endpoint,
  file: { mimeType: string; fileName?: string; bytes: () => Promise<Uint8Array | Blob> },
): Promise<string> {
  const form = new FormData();
  form.set("messaging_product", "whatsapp");
  form.set("type", file.mimeType);
  const content = await file.bytes();
  // A File goes as it is: copied under another name it would be read whole.
  if (content instanceof File) form.set("file", content);
  else form.set("file", toBlob(content, file.mimeType), file.fileName ?? "file");
  const answer = await call({
    fetch: deps.fetch,
    timeoutMs: 60_000,
    method: "POST",
    url: endpoint.mediaUrl,
    headers: endpoint.headers,
    body: form,
  }).catch(uploadFailed);
  if (answer.status >= 300) throw definite(toProviderError(answer));
  const id = str(bag(answer.body).id);
  if (!id)
    throw new ProviderError("media_invalid", {
      httpStatus: answer.status,
      safeText: "the upload's answer names no file",
    });
  return id;
}

/** Whatever went wrong while uploading, the message itself was not sent. */
function uploadFailed(error: unknown): never {
  throw error instanceof ProviderError ? definite(error) : error;
}

const definite = (error: ProviderError) => new ProviderError(error.reason, { ...error.details, ambiguous: false });

/** The answer if it is a good one, else thrown as what it means. */
export function checked(answer: Answer): Answer {
  if (answer.status >= 200 && answer.status < 300) return answer;
  throw toProviderError(answer);
}
