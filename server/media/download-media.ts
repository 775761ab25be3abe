import { type Ctx, inTransaction } from "../context";
import { loadConnection } from "../numbers/connection";
import { tooLargeCode } from "../providers/http";
import { ProviderError } from "../providers/types";
import { publish } from "../realtime/publish";
import { blockedFiles } from "../team/blocked-files";
import { blockedByClaim } from "./block-rules";
import { blockedByCompany, keepStream } from "./keep-stream";
import { claimDownload, finishPending, type MediaRow, messagesWith } from "./queries";
import { type MediaError, maxDownloadTries, maxFileBytes } from "./rules";

/**
 * Fetches a client's file from the provider and keeps it (S1.12). Safe to repeat. A failure that may pass leaves it pending for
 * the sweep; one that is definite, or the last try, is written down for its bubble.
 */
export async function downloadMedia(ctx: Ctx, { mediaId }: { mediaId: string }): Promise<void> {
  const file = await claimDownload(ctx.db, mediaId);
  if (!file) return;
  try {
    await finish(ctx, file.id, await fetchAndKeep(ctx, file));
  } catch (error) {
    const failure = failureOf(error, file.tries);
    ctx.log.warn({ err: error, mediaId, tries: file.tries, failure }, "a client's file was not fetched");
    if (failure) await finish(ctx, file.id, { status: "failed", error: failure });
  }
}

async function fetchAndKeep(ctx: Ctx, file: MediaRow): Promise<Parameters<typeof finishPending>[2]> {
  const { connectionId, providerRef } = file;
  if (!connectionId || !providerRef) throw new ProviderError("media_invalid", { safeText: "the file has no address" });
  const claims = { fileName: file.fileName, mimeType: file.claimedMimeType };
  const list = await blockedFiles(ctx);
  // What is blocked by its name or claimed type already is not even fetched.
  if (blockedByClaim(claims, list)) return blockedByCompany;
  const connection = await loadConnection(ctx, connectionId);
  const adapter = ctx.providers[connection.provider];
  const { stream } = await adapter.downloadMedia(connection, providerRef, maxFileBytes);
  return keepStream(ctx, { id: file.id, stream, claims, list });
}

/** What to write down; null = it may work later. */
function failureOf(error: unknown, tries: number): MediaError | null {
  const isDefinite =
    error instanceof ProviderError && (error.reason === "media_invalid" || error.reason === "bad_request");
  if (isDefinite) return error.details.code === tooLargeCode ? "too_large" : "unavailable";
  return tries >= maxDownloadTries ? "unreachable" : null;
}

async function finish(ctx: Ctx, mediaId: string, result: Parameters<typeof finishPending>[2]): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    if (!(await finishPending(tx.db, mediaId, result))) return;
    const shown = await messagesWith(tx.db, mediaId);
    await publish(
      tx,
      ...shown.map(({ id, conversationId }) => ({ kind: "message" as const, subjectId: id, conversationId })),
    );
  });
}
